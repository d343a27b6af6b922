import type {Place} from "../fact.ts";
import {shareBehind} from "../interval.ts";
import {maybeNumber, roundedTo} from "../number.ts";
import {readTokens, type Token} from "../words/tokens.ts";
import {maybeCell, type Topic} from "../words/topic.ts";
import type {Reading} from "./columns.ts";
import type {Page} from "./dom.ts";

/**
 * Writes down what a cell of a table says; `limits` are the answers printed beside an interval of a hidden number, null for
 * every other cell.
 */
export function writeCell(
  text: string,
  reading: Reading,
  {
    topic,
    page: {writer},
    place,
    limits
  }: {topic: Topic; page: Page; place: Place; limits: {n: number | undefined} | null}
): void {
  const {notes, lexicon} = writer;
  if (reading === "behind") return;
  const tokens = readTokens(text, lexicon);
  const share = tokens.find((token): token is Extract<Token, {kind: "share"}> => token.kind === "share");
  if (share) {
    const cell = maybeCell("share", topic);
    if (cell) notes.value(cell, share, place);
    // the limits of an interval beside a hidden number give it away
    const behind =
      cell && limits && share.limits && shareBehind(cell, {...share, ...share.limits, ...limits}, notes);
    if (behind) notes.value(cell, behind, place);
    return;
  }
  if (text.startsWith(":")) {
    const quantity =
      reading === undefined || reading === "interval"
        ? topic.item?.startsWith("EUIndeks")
          ? "score"
          : "share"
        : reading;
    const cell = maybeCell(quantity, topic);
    // the answers of a hidden number are shown or not by a rule of their own
    if (cell && reading !== "interval" && quantity !== "answered") notes.hidden(cell, place);
    return;
  }
  const number = maybeNumber(text);
  if (number === undefined || reading === "interval") return;
  const isScore = topic.item?.startsWith("EUIndeks") ?? false;
  if (!isScore && reading === undefined && /^\d{1,2},\d$/.test(text)) {
    // percent whose sign stands in the heading
    const cell = maybeCell("share", topic);
    const {low, high} = roundedTo(number, 1);
    if (cell) notes.value(cell, {low: low / 100, high: high / 100}, place);
    return;
  }
  const quantity = reading ?? (isScore ? "score" : undefined);
  const cell = quantity && maybeCell(quantity, topic);
  if (cell)
    notes.value(cell, quantity === "score" ? roundedTo(number, 1) : {low: number, high: number}, place);
}
