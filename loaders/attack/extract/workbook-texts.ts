import {readPassage, type TextWriter} from "../words/sentences.ts";
import {unzipBounded} from "../unzip.ts";
import {share} from "./plain-text.ts";
import {clean} from "./dom.ts";

/** Reads the sentences of a workbook: in cells, comments, drawings and properties. */
export function readWorkbookTexts(bytes: Uint8Array, writer: TextWriter): void {
  const decoder = new TextDecoder();
  for (const [name, part] of unzipBounded(bytes, (one) => one.endsWith(".xml"))) {
    const xml = decoder.decode(part);
    if (!share.test(xml)) continue;
    for (const [, text = ""] of xml.matchAll(/>([^<>]+)</g)) {
      if (share.test(text)) readPassage(clean(text), writer, {topic: {}, medium: "sentence", where: name});
    }
  }
}
