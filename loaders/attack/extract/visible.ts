import {DomUtils} from "htmlparser2";
import {clean, isElement, type Element} from "./dom.ts";

/** Characters of what introduces a list and tells nothing by itself. */
const longestLabel = 80;

/** What an entry of a list belongs to: the term of a description, or the short entry of the list around it. */
export function labelBefore(node: Element): string {
  let before: Element | null = null;
  if (node.name === "dd") {
    before = DomUtils.prevElementSibling(node);
    while (before?.name === "dd") before = DomUtils.prevElementSibling(before);
  } else if (node.name === "li") {
    const around = node.parentNode?.parentNode;
    before = around && "attribs" in around && around.name === "li" ? around : null;
  }
  const text = before ? clean(visibleText(before)) : "";
  return text === "" || text.length > longestLabel ? "" : `${text}: `;
}

/** The text of a block without what its own tables and drawings say. */
export function visibleText(node: Element): string {
  return node.children
    .map((child) => {
      if (!isElement(child)) return DomUtils.textContent(child);
      if (["meter", "progress", "data"].includes(child.name))
        return `${percentOf(child)}${visibleText(child)}`;
      if (["svg", "table", "script", "style", "ul", "ol"].includes(child.name)) return " ";
      return visibleText(child);
    })
    .join("");
}

/** The value of a gauge in words; empty where it is no part of a whole. */
function percentOf({attribs}: Element): string {
  const part = Number(attribs["value"] ?? NaN) / Number(attribs["max"] ?? 1);
  return part >= 0 && part <= 1 ? ` ${Number((part * 100).toFixed(6))} % ` : "";
}
