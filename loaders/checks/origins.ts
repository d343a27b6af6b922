import {basename, dirname} from "node:path";
import type {Manifest} from "../files/manifest.ts";
import {listFeeds, userKind, type Feed} from "../warehouse/feeds.ts";
import type {FileContext, Finding, Origin} from "./check.ts";
import {listRawCsv, readRawCsv, type RawFile} from "./raw-files.ts";

/** Files of one data set that are named one by one; of more, their folder is. */
const namedFiles = 3;

/** A raw CSV file by the texts in its cells. */
interface Cells {
  header: string[];
  /** The records that have a cell with the text. */
  records: Map<string, {line: number; cells: string[]}[]>;
}

/**
 * Gives each finding about a table of the warehouse the raw files that feed it. The parts of the finding's value (a code, a
 * school year, …) are looked up in the cells of the CSV files: where the first part is found, the files with the most parts
 * are named, with the row where only one has them. Otherwise all files that the table reads are named. What is about the nation
 * (its value begins with NO or a school year) is not looked for in the fictional county.
 */
export async function findOrigins(findings: readonly Finding[], context: FileContext): Promise<Finding[]> {
  const feeds = await listFeeds();
  const csv = listRawCsv(context);
  const read = new Map<string, Promise<Cells>>();
  const look = (raw: RawFile) => {
    // that a file cannot be read is a finding of the checks on files
    const looked =
      read.get(raw.file) ?? readCells(raw).catch((): Cells => ({header: [], records: new Map()}));
    read.set(raw.file, looked);
    return looked;
  };
  const placed: Finding[] = [];
  for (const finding of findings) {
    const feed = feeds.get(finding.file ?? "");
    if (!feed || finding.more) {
      placed.push(finding);
      continue;
    }
    const mayBeFictional = !/^(NO\b|\d{4}-\d{2}\b)/.test(finding.value ?? "");
    const fits = (one: Feed) => mayBeFictional || one.kind !== "example-county";
    const own = feed.own.filter(fits);
    const every = [...own, ...feed.through.filter(fits)];
    const all = listFiles(own.length > 0 ? own : every, context.manifest);
    // a number of a fetched snapshot is not looked for, so a CSV file that has only some of the parts may be another's
    const wanted = all.some((file) => !file.endsWith(".csv")) ? splitValue(finding.value ?? "").length : 1;
    const found: {origin: Origin; parts: number}[] = [];
    for (const raw of csv.filter(({file, kind}) => every.some(isFedBy(file, kind)))) {
      const match = findRow(await look(raw), finding);
      if (match && match.parts >= wanted)
        found.push({origin: {file: raw.file, ...match.place}, parts: match.parts});
    }
    const most = Math.max(...found.map(({parts}) => parts));
    const origins = found.filter(({parts}) => parts === most).map(({origin}) => origin);
    placed.push({...finding, origins: origins.length > 0 ? origins : all.map((file) => ({file}))});
  }
  return placed;
}

function isFedBy(file: string, kind: string): (feed: Feed) => boolean {
  return (feed) => feed.kind === kind && (feed.name === undefined || feed.name === basename(file));
}

function listFiles(feeds: readonly Feed[], {datasets}: Manifest): string[] {
  const own = feeds.filter(({kind}) => kind === userKind).map(({name}) => `${userKind}/${name}`);
  const listed = datasets.flatMap(({kind, files}) => {
    const names = files.map(({file}) => file).filter((file) => feeds.some(isFedBy(file, kind)));
    return names.length > namedFiles ? [`${commonFolder(names)}/`] : names;
  });
  return [...new Set([...listed, ...own])];
}

function commonFolder(files: readonly string[]): string {
  let folder = dirname(files[0] ?? "");
  while (folder !== "." && !files.every((file) => file.startsWith(`${folder}/`))) folder = dirname(folder);
  return folder;
}

async function readCells(raw: RawFile): Promise<Cells> {
  const {header, records} = await readRawCsv(raw);
  const byText: Cells["records"] = new Map();
  for (const record of records) {
    for (const text of new Set(record.cells.map(plain))) {
      const same = byText.get(text);
      if (same) same.push(record);
      else byText.set(text, [record]);
    }
  }
  return {header, records: byText};
}

/** A grade is `7` in the warehouse and `7.trinn` in one of the sources. */
function plain(cell: string): string {
  return cell.replace(/\.trinn$/, "");
}

/** The parts of a value such as `5001, 2024-25, trinn 7, all, all, total` or `Dekom: -5`. The nation has no code in the files. */
function splitValue(value: string): string[] {
  const parts = value.split(/[,:] */).map((part) => part.replace(/^trinn |[«»]/g, "").trim());
  return parts.filter((part) => part !== "" && part !== "NO");
}

function findRow(
  {header, records}: Cells,
  {value = "", column = ""}: Finding
): {place: {row?: number; column?: string}; parts: number} | undefined {
  const [first, ...others] = splitValue(value);
  let rows = first === undefined ? [] : (records.get(first) ?? []);
  if (first === undefined || rows.length === 0) return undefined;
  let parts = 1;
  let before = [first];
  for (const part of others) {
    const times = before.filter((one) => one === part).length + 1;
    const fewer = rows.filter(({cells}) => cells.filter((cell) => plain(cell) === part).length >= times);
    if (fewer.length === 0) continue;
    rows = fewer;
    before = [...before, part];
    parts += 1;
  }
  const [row] = rows;
  if (rows.length !== 1 || !row) return {place: {}, parts};
  // a column that is called so, or as a part is (a wide table of measures), or that has the value itself
  const named =
    [column, ...others].find((name) => header.includes(name)) ??
    (others.length === 0 ? header[row.cells.findIndex((cell) => plain(cell) === first)] : undefined);
  return {place: {row: row.line, ...(named !== undefined && {column: named})}, parts};
}
