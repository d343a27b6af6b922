import {DomUtils} from "htmlparser2";
import type {Place, Quantity} from "../fact.ts";
import {readTokens, type Token} from "../lexicon.ts";
import {maybeNumber, roundedTo} from "../number.ts";
import {maybeCell, type Topic} from "../sentences.ts";
import {textOf, type Element, type Page} from "./dom.ts";

const {getElementsByTagName} = DomUtils;

/** What the numbers of a column are. */
type Reading = Quantity | "interval" | "behind" | undefined;

interface Column {
  topic: Topic;
  reading: Reading;
}

/**
 * Reads a table: a number is about what its row's heading says, then its column's, then the caption, then the page. A
 * column without a place of its own belongs to the last one named to its left, as «Svar» to «Eksempelfylket».
 */
export function readTable(table: Element, page: Page): void {
  const caption = getElementsByTagName("caption", table.children, true, 1)[0];
  const topic = {...page.topic, ...topicOf(caption ? textOf(caption) : "", page)};
  const rows = getElementsByTagName("tr", table.children).map((row) =>
    row.children.flatMap((cell) => ("attribs" in cell && /^t[hd]$/.test(cell.name) ? [cell] : []))
  );
  const [head = [], ...body] = rows;
  const columns = readColumns(head, page);
  body.forEach((cells, i) =>
    readRow(cells, {
      columns,
      topic,
      page,
      row: i + 1,
      caption: caption ? textOf(caption) : "table"
    })
  );
}

function readColumns(head: readonly Element[], page: Page): Column[] {
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

function readingOf(heading: string): Reading {
  if (/intervall/i.test(heading)) return "interval";
  if (/bak tallet/i.test(heading)) return "behind";
  if (/^(?:antall )?(?:svar|besvart)/i.test(heading)) return "answered";
  if (/^(?:antall )?(?:mobbet|mobbede)$/i.test(heading)) return "bullied";
  if (/^elever\b/i.test(heading)) return "pupils";
  if (/^barn\b/i.test(heading)) return "children";
  return undefined;
}

function readRow(
  cells: readonly Element[],
  {
    columns,
    topic,
    page,
    row,
    caption
  }: {columns: readonly Column[]; topic: Topic; page: Page; row: number; caption: string}
): void {
  const {writer} = page;
  const texts = cells.map((cell) => textOf(cell));
  const label = texts[0] ?? "";
  const ofRow = topicOf(label, page);
  // a year in another cell dates the row: «Elever i grunnskolen, 941, skoleåret 2025–26»
  const dated = texts
    .slice(1)
    .map((text) => topicOf(text, page).period)
    .find((period) => period !== undefined);
  texts.forEach((text, i) => {
    const column = columns[i];
    if (i === 0 || !column) return;
    const own: Topic = {
      ...topic,
      ...column.topic,
      ...ofRow,
      period: ofRow.period ?? column.topic.period ?? dated ?? topic.period
    };
    if (isPartial(texts, {columns, from: i})) own.unit = `${own.unit ?? ""}#shown`;
    const reading = column.reading ?? readingOf(label);
    const place: Place = {
      file: writer.file,
      medium: "table",
      where: `table «${caption}», row ${row} (${label}), «${text}»`
    };
    writeCell(text, reading, {topic: own, page, place});
  });
}

/** Whether a column beside says that fewer units stand behind the number than there are. */
function isPartial(
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

function writeCell(
  text: string,
  reading: Reading,
  {topic, page: {writer}, place}: {topic: Topic; page: Page; place: Place}
): void {
  const {notes, lexicon} = writer;
  if (reading === "behind") return;
  const tokens = readTokens(text, lexicon);
  const share = tokens.find((token): token is Extract<Token, {kind: "share"}> => token.kind === "share");
  if (share) {
    const cell = maybeCell("share", topic);
    if (cell) notes.value(cell, share, place);
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
  const quantity = reading ?? (topic.item?.startsWith("EUIndeks") ? "score" : undefined);
  const cell = quantity && maybeCell(quantity, topic);
  if (cell)
    notes.value(cell, quantity === "score" ? roundedTo(number, 1) : {low: number, high: number}, place);
}

/** What a heading or label names; for a pulje, its participants and the others. */
function topicOf(text: string, {writer, topic: {unit, county}}: Page): Topic {
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
