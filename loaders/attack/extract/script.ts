import {readPassage} from "../words/sentences.ts";
import {clean, type Page} from "./dom.ts";
import {readPageData} from "./page-data.ts";
import {share} from "./plain-text.ts";

const string = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/** Reads a script as text: the JSON that stands in it, and its strings with a share. The code itself is not run. */
export function readScriptText(text: string, {writer, topic}: Page): void {
  for (const data of findJson(text))
    readPageData(data, {notes: writer.notes, file: writer.file, medium: "page data"});
  if (!share.test(text)) return;
  for (const [quoted] of text.matchAll(string)) {
    if (share.test(quoted))
      readPassage(clean(quoted.slice(1, -1)), writer, {topic, medium: "sentence", where: "script"});
  }
}

/** Objects and arrays in a text that are JSON, the outermost of each. */
function* findJson(text: string): Iterable<unknown> {
  const start = /\[\s*\{\s*"|\{\s*"/g;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const end = endOf(text, match.index);
    if (end === undefined) continue;
    try {
      yield JSON.parse(text.slice(match.index, end));
      start.lastIndex = end;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
}

/** Where the bracket that opens at `from` closes; undefined when it does not. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === "\\") i++;
    } else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return undefined;
}
