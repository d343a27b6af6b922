import {DomUtils} from "htmlparser2";
import type {Place} from "../fact.ts";
import {readPassage} from "../words/sentences.ts";
import {writeCell} from "./table-cell.ts";
import {readCellAttributes} from "./attributes.ts";
import {maybeNumber} from "../number.ts";
import type {Topic} from "../words/topic.ts";
import {isPartial, readColumns, readingOf, topicOf, type Column} from "./columns.ts";
import {textOf, type Element, type Page} from "./dom.ts";

const {getElementsByTagName} = DomUtils;

/** Words from which a text in a table is a sentence and no entry. */
const longestEntry = 8;

/**
 * Reads a table: a number is about what its row's heading says, then its column's, then the caption, then the page. A
 * column without a place of its own belongs to the last one named to its left, as «Svar» to «Eksempelfylket».
 */
export function readTable(table: Element, page: Page): void {
  const caption = getElementsByTagName("caption", table.children, true, 1)[0];
  const topic = {...page.topic, ...topicOf(caption ? textOf(caption) : "", page)};
  if (caption) readSentence(textOf(caption), topic, page);
  const rows = getElementsByTagName("tr", table.children).map((row) =>
    row.children.flatMap((cell) => ("attribs" in cell && /^t[hd]$/.test(cell.name) ? spread(cell) : []))
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

/** A cell once for each column that it stands over. */
function spread(cell: Element): Element[] {
  const columns = Number(cell.attribs["colspan"] ?? 1);
  return Array.from({length: columns > 1 && columns < 100 ? columns : 1}, () => cell);
}

/** A text with words of its own tells what its numbers are about as a sentence does. */
function readSentence(text: string, topic: Topic, {writer}: Page): boolean {
  if (text.split(" ").length < longestEntry) return false;
  readPassage(text, writer, {topic, medium: "sentence", where: "table"});
  return true;
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
  const isHidden = (unit: string | undefined) =>
    columns.some(({topic: {unit: other}}, i) => other === unit && texts[i]?.startsWith(":"));
  const answersBeside = (unit: string | undefined) => {
    const at = columns.findIndex(
      ({reading, topic: {unit: other}}) => reading === "answered" && other === unit
    );
    return {n: maybeNumber(texts[at])};
  };
  texts.forEach((text, i) => {
    const column = columns[i];
    if (i === 0 || !column) {
      readSentence(text, topic, page);
      return;
    }
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
    const limits =
      reading === "interval" && isHidden(column.topic.unit) ? answersBeside(column.topic.unit) : null;
    if (!readSentence(text, own, page)) writeCell(text, reading, {topic: own, page, place, limits});
    readCellAttributes(cells[i]!, {topic: own, page, isHidden: text.startsWith(":")});
  });
}
