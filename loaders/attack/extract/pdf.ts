import {DomHandler} from "htmlparser2";
import {getDocument, VerbosityLevel} from "pdfjs-dist/legacy/build/pdf.mjs";
import {findUnit} from "../words/lexicon.ts";
import {readTokens} from "../words/tokens.ts";
import {checkPdf} from "./pdf-limits.ts";
import {readPassage, type TextWriter} from "../words/sentences.ts";
import type {Topic} from "../words/topic.ts";
import {isElement, type Element} from "./dom.ts";
import {readTable} from "./table.ts";
import {readTaggedPage, type TaggedTable} from "./tagged.ts";

/** Of one file, however many pages it says it has. */
const longestSeconds = 120;

/**
 * Reads a printed report. Its title names the place; lines keep question and grade of those before them. Tables that are
 * tagged are read like those of a page. Elsewhere, lines with several shares are rows or pairs whose columns a text without
 * structure does not tell apart, so only the first share of such a line is read. Throws RangeError for a file
 * that unpacks to more, or takes longer, than any report.
 */
export async function readPdf(bytes: Uint8Array, writer: TextWriter): Promise<void> {
  checkPdf(bytes);
  const timer = createTimer();
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false
  });
  try {
    const document = await timer.within(loading.promise);
    const topic: Topic = {};
    let table: TaggedTable | undefined;
    for (let number = 1; number <= document.numPages; number++) {
      const where = `page ${number}`;
      const page = await timer.within(document.getPage(number));
      const {passages, alternatives} = await timer.within(readTaggedPage(page));
      for (const passage of passages) {
        if (typeof passage === "string") readLine(passage, {topic, where, writer});
        else {
          table = withCaption(passage, table);
          readTaggedTable(table, {topic, where, writer});
        }
      }
      for (const text of alternatives)
        readPassage(text, writer, {topic: placeOf(topic), medium: "pdf", where: `${where}, figure`});
    }
  } finally {
    timer.stop();
    await loading.destroy();
  }
}

/** Parts of a file can be drawn within each other, and each many times: what is short to say may take years. */
function createTimer() {
  let timeout: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const late = () => reject(new RangeError(`reading it takes more than ${longestSeconds} s`));
    timeout = setTimeout(late, longestSeconds * 1000);
  });
  over.catch(() => {});
  return {within: <T>(work: Promise<T>) => Promise.race([work, over]), stop: () => clearTimeout(timeout)};
}

interface On {
  topic: Topic;
  where: string;
  writer: TextWriter;
}

function readLine(line: string, {topic, where, writer}: On): void {
  topic.unit ??= findUnit(writer.lexicon, line.split(":")[0] ?? "");
  readPassage(oneShare(line), writer, {topic, medium: "pdf", where});
  for (const token of readTokens(line, writer.lexicon))
    if (token.kind === "item" || token.kind === "grade") topic[token.kind] = token.value;
}

/** A table that goes on over the page repeats its headings, but not its caption. */
function withCaption(table: TaggedTable, before: TaggedTable | undefined): TaggedTable {
  return table.caption === "" && before && headings(before) === headings(table)
    ? {...table, caption: before.caption}
    : table;
}

function headings({rows: [first = []]}: TaggedTable): string {
  return first.map(({text}) => text).join("\t");
}

/** Rows that have a cell for each heading are read as a table, others as lines. */
function readTaggedTable({caption, rows: [head = [], ...body]}: TaggedTable, on: On): void {
  const whole = body.filter(({length}) => length === head.length);
  const table = elementOf({caption: `${on.where}: ${caption}`, rows: [head, ...whole]});
  readTable(table, {writer: on.writer, topic: placeOf(on.topic)});
  for (const cells of body.filter(({length}) => length !== head.length))
    readLine(cells.map(({text}) => text).join(" "), on);
}

/** The table as a page would hold it. */
function elementOf({caption, rows}: TaggedTable): Element {
  const handler = new DomHandler();
  const add = (name: string, fill: () => void) => {
    handler.onopentag(name, {});
    fill();
    handler.onclosetag();
  };
  add("table", () => {
    add("caption", () => handler.ontext(caption));
    for (const cells of rows)
      add("tr", () => {
        for (const {text} of cells) add("td", () => handler.ontext(text));
      });
  });
  handler.onend();
  return handler.dom.find(isElement)!;
}

function placeOf({unit, county}: Topic): Topic {
  return {unit, county};
}

function oneShare(line: string): string {
  const shares = [...line.matchAll(/\d+(?:,\d+)?\s?%(?!\s?-?intervall)/g)];
  const second = shares[1];
  return second && !/[a-zæøå]{4,}/.test(line.slice(0, second.index)) ? line.slice(0, second.index) : line;
}
