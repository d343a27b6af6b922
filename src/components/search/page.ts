import {searchKindLabel, searchKinds, type SearchEntry} from "../../model/search.js";
import {element} from "../element.js";
import {notice} from "../notice.js";
import type {SearchEngine} from "./engine.js";
import {countHits, entryAddress, entryWords} from "./entry.js";
import {loadSearch} from "./load.js";

export interface SearchPageOptions {
  search?: string;
  load?: () => Promise<SearchEngine>;
}

/** The page Søk: what the address asks for (`?q=`), every hit as a link, grouped by what it is. */
export async function searchPage({
  search = location.search,
  load = loadSearch
}: SearchPageOptions = {}): Promise<HTMLElement> {
  const typed = new URLSearchParams(search).get("q")?.trim() ?? "";
  if (!typed)
    return element(
      "p",
      {},
      "Skriv i søkefeltet øverst: et fylke, en kommune, et nettverk, en skole, et mål eller et begrep."
    );
  try {
    const hits = (await load())(typed);
    return element(
      "section",
      {class: "pb-search-page"},
      element("p", {role: "status"}, `${countHits(hits.length)} på «${typed}».`),
      hits.length === 0 &&
        element("p", {}, "Prøv færre eller kortere ord. Søket tåler én feil bokstav i hvert ord."),
      ...groupByKind(hits).map(([label, group]) =>
        element(
          "div",
          {},
          element("h2", {}, label),
          element(
            "ul",
            {class: "pb-search-hits"},
            ...group.map((hit) =>
              element("li", {}, element("a", {href: entryAddress(hit)}, ...entryWords(hit)))
            )
          )
        )
      )
    );
  } catch {
    return notice("Søket kunne ikke hentes.", "Last siden på nytt.", {kind: "danger"});
  }
}

/** Groups in the order of their best hit. */
function groupByKind(hits: readonly SearchEntry[]): [string, SearchEntry[]][] {
  return searchKinds
    .map((kind): [string, SearchEntry[]] => [searchKindLabel[kind], hits.filter((hit) => hit.kind === kind)])
    .filter(([, group]) => group.length > 0)
    .toSorted(([, a], [, b]) => hits.indexOf(a[0]!) - hits.indexOf(b[0]!));
}
