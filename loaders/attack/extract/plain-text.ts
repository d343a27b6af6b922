import {contextOf, type Context, type Row} from "../rows/context.ts";
import {readPassage, type TextWriter} from "../words/sentences.ts";
import {clean} from "./dom.ts";

/** What a text with a number of pupils or a share has. */
export const share = /\d\s?(?:%|prosent|pst\b)|\d+ av (?:de )?\d/;

/** Reads a text without marks: a heading before a colon names what the rest of its paragraph is about. */
export function readPlainText(text: string, writer: TextWriter): void {
  if (!share.test(text)) return;
  for (const paragraph of text.split(/\r?\n\s*\r?\n/)) {
    if (share.test(paragraph))
      readPassage(clean(paragraph), writer, {topic: {}, medium: "sentence", where: "text"});
  }
}

/** Reads the sentences in a table of text: each line by itself. */
export function readLines(text: string, writer: TextWriter): void {
  if (!share.test(text)) return;
  text.split("\n").forEach((line, i) => {
    if (share.test(line))
      readPassage(clean(line), writer, {topic: {}, medium: "sentence", where: `line ${i + 1}`});
  });
}

/** Reads the sentences in data of any shape, each about what the objects around it name. */
export function readJsonTexts(text: string, writer: TextWriter): void {
  if (!share.test(text)) return;
  for (const data of parseAll(text)) walk(data, {path: "", context: {}, writer});
}

/** One value, or one a line. */
function parseAll(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text.split("\n").flatMap((line): unknown[] => (line.trim() === "" ? [] : [JSON.parse(line)]));
  }
}

function walk(
  data: unknown,
  {path, context, writer}: {path: string; context: Context; writer: TextWriter}
): void {
  if (typeof data === "string") {
    const {unit, county, period, grade, gender, ownership, item} = context;
    if (share.test(data))
      readPassage(clean(data), writer, {
        topic: {unit, county, period, grade, gender, ownership, item},
        medium: "sentence",
        where: path || "text"
      });
  } else if (Array.isArray(data))
    data.forEach((one, i) => walk(one, {path: `${path}[${i}]`, context, writer}));
  else if (typeof data === "object" && data !== null) {
    const inner = contextOf(data as Row, context);
    for (const [name, value] of Object.entries(data))
      walk(value, {path: path ? `${path}.${name}` : name, context: inner, writer});
  }
}
