import {readArrow} from "./extract/arrow.ts";
import {readCsv} from "./extract/csv.ts";
import {isJsonStat, readJsonStat} from "./extract/json-stat.ts";
import {readHtml} from "./extract/html.ts";
import {contextOfName, readPageData} from "./extract/page-data.ts";
import {readParquet} from "./extract/parquet.ts";
import {readPdf} from "./extract/pdf.ts";
import {readJsonTexts, readLines, readPlainText} from "./extract/plain-text.ts";
import {readScriptText} from "./extract/script.ts";
import {readSearchIndex} from "./extract/search-index.ts";
import {readWorkbookTexts} from "./extract/workbook-texts.ts";
import {readXlsx} from "./extract/xlsx.ts";
import type {Medium} from "./fact.ts";
import type {TextWriter} from "./words/sentences.ts";
import type {Source} from "./rows/source.ts";

/** A file of the site on its way to its reader. */
export interface SiteFile {
  path: string;
  bytes: Uint8Array;
}

type Read = (file: SiteFile, source: Source) => void | Promise<void>;

/** Readers of data by the name of the file. Data first, so that what texts name is known when they are read. */
export const readers: readonly {pattern: RegExp; medium: Medium; read: Read}[] = [
  {pattern: /(?<!\.excel)\.[ct]sv$/i, medium: "csv", read: ({bytes}, source) => readCsv(bytes, source)},
  {pattern: /\.excel\.csv$/i, medium: "excel csv", read: ({bytes}, source) => readCsv(bytes, source)},
  {pattern: /\.parquet$/i, medium: "parquet", read: ({bytes}, source) => readParquet(bytes, source)},
  {pattern: /\.arrow$/i, medium: "arrow", read: ({bytes}, source) => readArrow(bytes, source)},
  {pattern: /\.xlsx$/i, medium: "xlsx", read: ({bytes}, source) => readXlsx(bytes, source)},
  {pattern: /\.(?:json|geojson|jsonld|webmanifest)$/i, medium: "page data", read: readJson},
  {pattern: /\.(?:ndjson|jsonl)$/i, medium: "page data", read: readJsonLines}
];

type ReadText = (file: SiteFile, writer: TextWriter) => void | Promise<void>;

/** Readers of what people read, and of texts within data. */
export const textReaders: readonly {pattern: RegExp; medium: Medium; read: ReadText}[] = [
  {
    pattern: /(?:^|\/)search\.json$/i,
    medium: "search index",
    read: ({bytes}, writer) => readSearchIndex(JSON.parse(decode(bytes)), writer)
  },
  {
    pattern: /\.(?:html?|svg|xml)$/i,
    medium: "sentence",
    read: ({path, bytes}, writer) => readHtml(decode(bytes), writer, path)
  },
  {pattern: /\.pdf$/i, medium: "pdf", read: ({bytes}, writer) => readPdf(bytes, writer)},
  {
    pattern: /\.(?:json|geojson|jsonld|webmanifest|ndjson|jsonl)$/i,
    medium: "text in data",
    read: ({bytes}, writer) => readJsonTexts(decode(bytes), writer)
  },
  {
    pattern: /(?<!^(?:_observablehq|_node|_npm|_jsr)\/.*)\.m?js$/i,
    medium: "script",
    read: ({bytes}, writer) => readScriptText(decode(bytes), {writer, topic: {}})
  },
  {
    pattern: /\.xlsx$/i,
    medium: "text in data",
    read: ({bytes}, writer) => readWorkbookTexts(bytes, writer)
  },
  {
    pattern: /\.[ct]sv$/i,
    medium: "text in data",
    read: ({bytes}, writer) => readLines(decode(bytes), writer)
  },
  {
    pattern: /\.(?:md|txt|ttl|ics|csvw|yaml|yml)$/i,
    medium: "text",
    read: ({bytes}, writer) => readPlainText(decode(bytes), writer)
  }
];

function readJson({path, bytes}: SiteFile, source: Source): void {
  const data: unknown = JSON.parse(decode(bytes));
  if (isJsonStat(data)) readJsonStat(data, {...source, writer: {...source.writer, medium: "json-stat"}});
  else readPageData(data, source.writer, contextOfName(path));
}

function readJsonLines({path, bytes}: SiteFile, {writer}: Source): void {
  const lines = decode(bytes)
    .split("\n")
    .filter((line) => line.trim() !== "");
  readPageData(
    lines.map((line): unknown => JSON.parse(line)),
    writer,
    contextOfName(path)
  );
}

/** The text of a file, which is UTF-8. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
