import {Parser} from "htmlparser2";
import type {Row} from "../rows/context.ts";
import {nameOf, readRecords, type Source} from "../rows/source.ts";
import {unzipBounded} from "../unzip.ts";

/** Reads every sheet of a workbook: the first row with more than one cell holds the headings. Written apart from what writes our workbooks. */
export function readXlsx(bytes: Uint8Array, source: Source): void {
  const parts = unzipBounded(bytes, (name) => /^xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml$/.test(name));
  const decoder = new TextDecoder();
  const shared = parts.get("xl/sharedStrings.xml");
  const strings = shared ? readStrings(decoder.decode(shared)) : [];
  for (const [name, part] of parts) {
    if (name.startsWith("xl/worksheets/"))
      readRecords(readSheet(decoder.decode(part), strings, source), source, 2);
  }
}

function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let text: string | undefined;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (name === "si") text = "";
      },
      ontext: (part) => {
        if (text !== undefined) text += part;
      },
      onclosetag: (name) => {
        if (name !== "si") return;
        strings.push(text ?? "");
        text = undefined;
      }
    },
    {xmlMode: true}
  );
  parser.end(xml);
  return strings;
}

function readSheet(xml: string, strings: readonly string[], source: Source): Row[] {
  const rows: Row[] = [];
  let names: Map<string, string> | undefined;
  let cells: [column: string, value: string | number][] = [];
  let cell = {column: "", type: ""};
  let text = "";
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === "row") cells = [];
        else if (tag === "c") {
          cell = {column: (attributes["r"] ?? "").replace(/\d+$/, ""), type: attributes["t"] ?? "n"};
          text = "";
        }
      },
      ontext: (part) => {
        text += part;
      },
      onclosetag: (tag) => {
        if (tag === "c") {
          const {column, type} = cell;
          cells.push([
            column,
            type === "s" ? (strings[Number(text)] ?? "") : type === "n" ? Number(text) : text
          ]);
        } else if (tag === "row") {
          if (names)
            rows.push(
              Object.fromEntries(cells.map(([column, value]) => [names?.get(column) ?? column, value]))
            );
          else if (cells.length > 1)
            names = new Map(cells.map(([column, value]) => [column, nameOf(source, String(value))]));
        }
      }
    },
    {xmlMode: true}
  );
  parser.end(xml);
  return rows;
}
