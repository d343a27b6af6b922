import {getDocument, VerbosityLevel} from "pdfjs-dist/legacy/build/pdf.mjs";
import {findUnit} from "../words/lexicon.ts";
import {readTokens} from "../words/tokens.ts";
import {checkPdf} from "./pdf-limits.ts";
import {readPassage, type TextWriter} from "../words/sentences.ts";
import type {Topic} from "../words/topic.ts";

/** Of one file, however many pages it says it has. */
const longestSeconds = 120;

/**
 * Reads a printed report line by line. Its title names the place; lines keep question and grade of those before them. Lines
 * with several shares are table rows or pairs whose columns a text without structure does not tell apart, so only the
 * first share of such a row is read. Throws RangeError for a file that unpacks to more, or takes longer, than any report.
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
    for (let number = 1; number <= document.numPages; number++) {
      const page = await timer.within(document.getPage(number));
      const {items} = await timer.within(page.getTextContent());
      const lines = linesOf(items.flatMap((item) => ("str" in item ? [item] : [])));
      for (const line of lines) {
        topic.unit ??= findUnit(writer.lexicon, line.split(":")[0] ?? "");
        readPassage(oneShare(line), writer, {topic, medium: "pdf", where: `page ${number}`});
        for (const token of readTokens(line, writer.lexicon))
          if (token.kind === "item" || token.kind === "grade") topic[token.kind] = token.value;
      }
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

function linesOf(items: readonly {str: string; hasEOL: boolean}[]): string[] {
  const lines: string[] = [];
  let line = "";
  for (const {str, hasEOL} of items) {
    line += str;
    if (!hasEOL) continue;
    lines.push(line.trim());
    line = "";
  }
  return [...lines, line.trim()].filter((text) => text !== "");
}

function oneShare(line: string): string {
  const shares = [...line.matchAll(/\d+(?:,\d+)?\s?%(?!\s?-?intervall)/g)];
  const second = shares[1];
  return second && !/[a-zæøå]{4,}/.test(line.slice(0, second.index)) ? line.slice(0, second.index) : line;
}
