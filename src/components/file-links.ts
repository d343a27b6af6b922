import type {Downloads, PublishedSet} from "../model/variables.js";
import {dataUrl} from "./data-url.js";
import {element} from "./element.js";
import {formatWhole} from "./format.js";

/** Bytes → `142 kB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${formatWhole(Math.ceil(bytes / 1000))}\u00a0kB`
    : `${formatWhole(Math.round(bytes / 1e6))}\u00a0MB`;
}

/** The files of a set with format and size, and why a format is not there. */
export function fileLinks({title, files, leftOut}: PublishedSet): HTMLElement {
  return element(
    "div",
    {},
    element(
      "ul",
      {class: "pb-file-links", "aria-label": `Filer: ${title}`},
      ...files.map(({file, label, bytes, county}) => {
        const part = county === null ? "" : county === "NO" ? ", hele landet" : `, fylke ${county}`;
        return element(
          "li",
          {},
          element("a", {href: dataUrl(`data/${file}`), download: true}, `${label}${part}`),
          ` ${formatBytes(bytes)}`
        );
      })
    ),
    ...leftOut.map((sentence) => element("p", {class: "pb-key-detail"}, sentence))
  );
}

/** The files about all sets: zip, Table Schema, catalogue. */
export function commonFiles(common: Downloads["common"]): HTMLElement {
  return element(
    "ul",
    {class: "pb-files"},
    ...common.map(({file, title, bytes}) =>
      element(
        "li",
        {},
        element("a", {href: dataUrl(`data/${file}`), download: true}, title),
        element("span", {class: "pb-key-detail"}, `${formatBytes(bytes)} · data/${file}`)
      )
    )
  );
}
