import {readTokens} from "../words/tokens.ts";
import type {Quantity} from "../fact.ts";
import type {Topic} from "../words/topic.ts";
import {textOf, type Element, type Page} from "./dom.ts";

/** What the numbers of a column are. */
export type Reading = Quantity | "interval" | "behind" | undefined;

/** What a column is about. */
export interface Column {
  topic: Topic;
  reading: Reading;
}

/** What the headings of a table say of the columns. */
export function readColumns(head: readonly Element[], page: Page): Column[] {
  const columns: Column[] = [];
  let unit: string | undefined;
  for (const cell of head) {
    const text = textOf(cell);
    const topic = topicOf(text, page);
    unit = topic.unit ?? unit;
    columns.push({topic: unit === undefined ? topic : {...topic, unit}, reading: readingOf(text)});
  }
  return columns;
}

/** What a heading says that numbers are; undefined when it leaves that open. */
export function readingOf(heading: string): Reading {
  if (/intervall/i.test(heading)) return "interval";
  if (/bak tallet/i.test(heading)) return "behind";
  if (/^(?:antall )?(?:svar|besvart)/i.test(heading)) return "answered";
  if (/^(?:antall )?(?:elever )?(?:som (?:ble|blir|er) )?(?:mobbet|mobbede)$/i.test(heading))
    return "bullied";
  if (/^elever\b/i.test(heading)) return "pupils";
  if (/^barn\b/i.test(heading)) return "children";
  return undefined;
}

/** Whether a column beside says that fewer units stand behind the number than there are. */
export function isPartial(
  texts: readonly string[],
  {columns, from}: {columns: readonly Column[]; from: number}
): boolean {
  const unit = columns[from]?.topic.unit;
  const behind = columns.findIndex(
    ({reading, topic}, i) => reading === "behind" && topic.unit === unit && texts[i] !== undefined
  );
  if (behind < 0) return false;
  const [, shown, all] = /^(\d+)(?: \/ (\d+))?$/.exec(texts[behind] ?? "") ?? [];
  return shown !== undefined && shown !== all;
}

/** What a heading or label names; for a pulje, its participants and the others. */
export function topicOf(text: string, {writer, topic: {unit, county}}: Page): Topic {
  const topic: Topic = {};
  for (const token of readTokens(text, writer.lexicon, county)) {
    if (token.kind === "unit") topic.unit ??= token.unit;
    else if (
      token.kind === "period" ||
      token.kind === "grade" ||
      token.kind === "gender" ||
      token.kind === "ownership" ||
      token.kind === "item"
    )
      topic[token.kind] ??= token.value;
  }
  if (/^Deltaker(?:kommuner|skoler)/.test(text)) topic.unit = unit;
  if (/^Andre (?:kommuner|skoler)/.test(text) && unit?.startsWith("pulje:"))
    topic.unit = unit.replace("pulje:", "rest:");
  return topic;
}
