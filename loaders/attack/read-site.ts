import {unzipSync} from "fflate";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import type {Edition} from "./edition.ts";
import {readArrow} from "./extract/arrow.ts";
import {readCsv} from "./extract/csv.ts";
import {isJsonStat, readJsonStat} from "./extract/json-stat.ts";
import {contextOfName, readPageData} from "./extract/page-data.ts";
import {readParquet} from "./extract/parquet.ts";
import {readXlsx} from "./extract/xlsx.ts";
import type {Medium} from "./fact.ts";
import {createKnowledge, type Knowledge} from "./knowledge.ts";
import {setOf, type Source} from "./source.ts";
import {createStructure, type Structure} from "./structure.ts";

/** A file of the site on its way to its reader. */
export interface SiteFile {
  path: string;
  bytes: Uint8Array;
}

/** What readers of one edition share. */
interface Reading {
  /** Prefix of file names in places. */
  name: string;
  knowledge: Knowledge;
  structure: Structure;
  headings: Map<string, string>;
  /** Sets whose structure was read already. */
  taken: Set<string>;
  files: Map<string, number>;
}

/** Reads one published site; `paths` are relative to `root`. Data files come first, so that texts can be told by the names in them. */
export async function readSite(
  root: string,
  {name, paths}: {name: string; paths: readonly string[]}
): Promise<Edition> {
  const reading: Reading = {
    name,
    knowledge: createKnowledge(),
    structure: createStructure(),
    headings: new Map(),
    taken: new Set(),
    files: new Map()
  };
  const load = async (path: string): Promise<SiteFile> => ({path, bytes: await readFile(join(root, path))});
  for (const path of paths.filter((one) => /(?:^|\/)datapackage[\w-]*\.json$/.test(one)))
    readHeadings(JSON.parse(decode((await load(path)).bytes)), reading.headings);
  const ordered = [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const path of ordered) {
    if (rank(path) < readers.length) await readOne(await load(path), reading);
  }
  return {name, knowledge: reading.knowledge, structure: reading.structure, files: reading.files};
}

const readers: readonly {
  pattern: RegExp;
  medium: Medium;
  read: (file: SiteFile, source: Source) => void | Promise<void>;
}[] = [
  {pattern: /(?<!\.excel)\.csv$/, medium: "csv", read: ({bytes}, source) => readCsv(bytes, source)},
  {pattern: /\.excel\.csv$/, medium: "excel csv", read: ({bytes}, source) => readCsv(bytes, source)},
  {pattern: /\.parquet$/, medium: "parquet", read: ({bytes}, source) => readParquet(bytes, source)},
  {pattern: /\.arrow$/, medium: "arrow", read: ({bytes}, source) => readArrow(bytes, source)},
  {pattern: /\.xlsx$/, medium: "xlsx", read: ({bytes}, source) => readXlsx(bytes, source)},
  {pattern: /(?<!datapackage[\w-]*|files|search)\.json$/, medium: "page data", read: readJson}
];

function rank(path: string): number {
  const found = readers.findIndex(({pattern}) => pattern.test(path));
  return found < 0 ? (path.endsWith(".zip") ? readers.length - 0.5 : readers.length) : found;
}

async function readOne(file: SiteFile, reading: Reading): Promise<void> {
  if (file.path.endsWith(".zip")) {
    for (const [inner, bytes] of Object.entries(unzipSync(file.bytes))) {
      if (readers.some(({pattern}) => pattern.test(inner)))
        await readOne({path: `${file.path}/${inner}`, bytes}, reading);
    }
    return;
  }
  const reader = readers.find(({pattern}) => pattern.test(file.path));
  if (!reader) return;
  const base = (file.path.split("/").at(-1) ?? "").split(".")[0]!;
  const source: Source = {
    writer: {
      notes: reading.knowledge,
      file: reading.name === "" ? file.path : `${reading.name}/${file.path}`,
      medium: reader.medium
    },
    structure: reading.structure,
    set: setOf(file.path),
    names: reading.headings,
    readsStructure: !reading.taken.has(base)
  };
  reading.taken.add(base);
  try {
    await reader.read(file, source);
  } catch (error) {
    throw new UserError(
      `${source.writer.file}: cannot be read as ${reader.medium} (${(error as Error).message}): build the site again`
    );
  }
  reading.files.set(reader.medium, (reading.files.get(reader.medium) ?? 0) + 1);
}

function readJson({path, bytes}: SiteFile, source: Source): void {
  const data: unknown = JSON.parse(decode(bytes));
  if (isJsonStat(data)) readJsonStat(data, {...source, writer: {...source.writer, medium: "json-stat"}});
  else readPageData(data, source.writer, contextOfName(path));
}

/** Headings for people and the names of their columns, from the published description of the files. */
function readHeadings(data: unknown, headings: Map<string, string>): void {
  const {resources = []} = data as {
    resources?: {schema?: {fields?: {name: string; title?: string}[]}}[];
  };
  for (const {schema} of resources)
    for (const {name, title} of schema?.fields ?? []) if (title !== undefined) headings.set(title, name);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
