import {DomUtils} from "htmlparser2";
import {maybeNumber, roundedTo, printedDecimals} from "../number.ts";
import {readTokens} from "../words/tokens.ts";
import {readPassage} from "../words/sentences.ts";
import {after, maybeCell, type Topic} from "../words/topic.ts";
import {clean, type Element, type Page} from "./dom.ts";

/** Attributes that browsers show, read aloud, or keep for scripts. */
const telling = /^(?:alt|title|summary|label|value|placeholder|content|srcdoc|aria-\w+|data-[\w-]+)$/;

/** Reads the attributes of an element that can tell something, as sentences; a bare number only from what shows one. */
export function readAttributes({name, attribs}: Element, {writer, topic}: Page): void {
  for (const [attribute, text] of Object.entries(attribs)) {
    if (!telling.test(attribute) || !/\d|skjer/.test(text)) continue;
    readPassage(clean(text), writer, {topic, medium: "text alternative", where: `${attribute} of ${name}`});
  }
}

/**
 * Reads the attributes of a table's cell and of what stands in it, about what the cell is about unless they say otherwise. A
 * bare number beside a hidden one is taken for the share, as a part of one or as percent.
 */
export function readCellAttributes(
  cell: Element,
  {topic, page: {writer}, isHidden}: {topic: Topic; page: Page; isHidden: boolean}
): void {
  const within = DomUtils.getElementsByTagName(() => true, cell.children);
  for (const {name, attribs} of [cell, ...within]) {
    for (const [attribute, text] of Object.entries(attribs)) {
      if (!telling.test(attribute) || !/\d/.test(text)) continue;
      const place = {
        file: writer.file,
        medium: "text alternative",
        where: `${attribute} of ${name}`
      } as const;
      const tokens = readTokens(text, writer.lexicon, topic.county);
      const share = tokens.find((token) => token.kind === "share");
      const number = isHidden ? maybeNumber(text) : undefined;
      const target = maybeCell("share", after(topic, tokens));
      if (!target) continue;
      if (share?.kind === "share") writer.notes.value(target, share, place);
      else if (number !== undefined && number >= 0 && number <= 100)
        writer.notes.value(target, shareOf(number, text), place);
    }
  }
}

function shareOf(number: number, text: string): {low: number; high: number} {
  const {low, high} = roundedTo(number, printedDecimals(number));
  const isPart = number <= 1 && /[.,]/.test(text);
  return isPart ? {low, high} : {low: low / 100, high: high / 100};
}
