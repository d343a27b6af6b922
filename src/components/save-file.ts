import {element} from "./element.js";

/** Offers a text made on the page as a file. */
export function saveFile(name: string, content: string, type = "text/csv"): void {
  const url = URL.createObjectURL(new Blob([content], {type: `${type};charset=utf-8`}));
  element("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
