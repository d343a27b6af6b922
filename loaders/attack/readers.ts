import {readArrow} from "./extract/arrow.ts";
import {readCsv} from "./extract/csv.ts";
import {isJsonStat, readJsonStat} from "./extract/json-stat.ts";
import {readHtml} from "./extract/html.ts";
import {contextOfName, readPageData} from "./extract/page-data.ts";
import {readParquet} from "./extract/parquet.ts";
import {readPdf} from "./extract/pdf.ts";
import {readSearchIndex} from "./extract/search-index.ts";
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
  {pattern: /(?<!\.excel)\.csv$/, medium: "csv", read: ({bytes}, source) => readCsv(bytes, source)},
  {pattern: /\.excel\.csv$/, medium: "excel csv", read: ({bytes}, source) => readCsv(bytes, source)},
  {pattern: /\.parquet$/, medium: "parquet", read: ({bytes}, source) => readParquet(bytes, source)},
  {pattern: /\.arrow$/, medium: "arrow", read: ({bytes}, source) => readArrow(bytes, source)},
  {pattern: /\.xlsx$/, medium: "xlsx", read: ({bytes}, source) => readXlsx(bytes, source)},
  {pattern: /(?<!datapackage[\w-]*|files|(?:^|\/)search[.\w]*)\.json$/, medium: "page data", read: readJson}
];

type ReadText = (file: SiteFile, writer: TextWriter) => void | Promise<void>;

/** Readers of what people read. */
export const textReaders: readonly {pattern: RegExp; medium: Medium; read: ReadText}[] = [
  {
    pattern: /(?:^|\/)search[.\w]*\.json$/,
    medium: "search index",
    read: ({bytes}, writer) => readSearchIndex(JSON.parse(decode(bytes)), writer)
  },
  {
    pattern: /\.html$/,
    medium: "sentence",
    read: ({path, bytes}, writer) => readHtml(decode(bytes), writer, path)
  },
  {pattern: /\.pdf$/, medium: "pdf", read: ({bytes}, writer) => readPdf(bytes, writer)}
];

function readJson({path, bytes}: SiteFile, source: Source): void {
  const data: unknown = JSON.parse(decode(bytes));
  if (isJsonStat(data)) readJsonStat(data, {...source, writer: {...source.writer, medium: "json-stat"}});
  else readPageData(data, source.writer, contextOfName(path));
}

/** The text of a file, which is UTF-8. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
