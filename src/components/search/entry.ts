import {searchKindLabel, type SearchEntry} from "../../model/search.js";
import {element} from "../element.js";
import {placeName} from "../place-name.js";

/** The site's root folder, `https://host/base/`. Modules lie in `<base>/_import/components/search/`. */
export const siteRoot = new URL("../../../", import.meta.url).href;

/** The address of an entry. */
export function entryAddress({path}: Pick<SearchEntry, "path">, root: string = siteRoot): string {
  return new URL(path || ".", root).href;
}

/** Name in bold, and what it is: `Våler · Kommune i Innlandet`. */
export function entryWords({name, kind, detail}: SearchEntry): HTMLElement[] {
  return [
    element("span", {class: "pb-search-name"}, ...placeName(name)),
    element("span", {class: "pb-search-detail"}, ...placeName(describeKind(kind, detail)))
  ];
}

function describeKind(kind: SearchEntry["kind"], detail: string): string {
  const label = searchKindLabel[kind];
  if (!detail) return label;
  return detail.startsWith("i ") ? `${label} ${detail}` : `${label} · ${detail}`;
}

/** `Ingen treff`, `1 treff`, `12 treff`. */
export function countHits(count: number): string {
  return count === 0 ? "Ingen treff" : `${count} treff`;
}
