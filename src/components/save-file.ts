import {element} from "./element.js";

/** Offers a text made on the page as a file. */
export function saveFile(name: string, content: string, type = "text/csv"): void {
  saveBlob(name, new Blob([content], {type: `${type};charset=utf-8`}));
}

/** Offers bytes made on the page as a file. */
export function saveBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  element("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
