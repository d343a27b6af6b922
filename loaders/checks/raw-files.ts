import {basename, join} from "node:path";
import {parseCsv, type CsvRecord} from "../../src/tables/csv.ts";
import {readBounded} from "../files/bounded.ts";
import {exampleTables, rawTables} from "../files/raw/raw-tables.ts";
import type {Manifest} from "../files/manifest.ts";
import type {RawTable} from "../files/raw/raw-table.ts";
import type {FileContext, Looked} from "./check.ts";

/**
 * One CSV file of the manifest and what is declared about it; `file` is relative to the data folder. `rows` is how many
 * records the manifest promises at least, where it does.
 */
export interface RawFile {
  file: string;
  path: string;
  kind: string;
  table: RawTable | undefined;
  rows: number | undefined;
}

/** The CSV files that the manifest lists, in its order. */
export function listRawCsv({dataDir, manifest}: FileContext): RawFile[] {
  return manifest.datasets.flatMap(({kind, files, rows}) =>
    files
      .filter(({file}) => file.endsWith(".csv"))
      .map(({file}) => ({
        file,
        path: join(dataDir, file),
        kind,
        table: kind === "example-county" ? exampleTables.get(basename(file)) : rawTables.get(kind),
        rows: rows?.[file]
      }))
  );
}

/** A CSV file whose columns and key are declared. */
export type DescribedFile = RawFile & {table: RawTable};

/** Those of the CSV files that are described. */
export function listDescribedCsv(context: FileContext): DescribedFile[] {
  return listRawCsv(context).filter((raw): raw is DescribedFile => raw.table !== undefined);
}

/** Eighty times the largest compiled file known. */
const bound = {most: 100_000_000, remedy: "restore it from version control, or fetch it again"};

/**
 * Reads a raw CSV file as it must be (UTF-8, comma): the header's cells and the records after it, untrimmed. Throws UserError
 * for one that is too large or no CSV.
 */
export async function readRawCsv({path, file}: RawFile): Promise<{header: string[]; records: CsvRecord[]}> {
  const [header, ...records] = parseCsv((await readBounded(path, bound)).toString("utf8"), ",", file);
  return {header: header?.cells ?? [], records};
}

const counted = new WeakMap<Manifest, Promise<number>>();

/** For `looked`: the records of every CSV file that is described; read once, though several checks ask. */
export async function lookAtRecords(context: FileContext): Promise<Looked> {
  const count = counted.get(context.manifest) ?? countRecords(context);
  counted.set(context.manifest, count);
  return {count: await count, of: "rows"};
}

async function countRecords(context: FileContext): Promise<number> {
  let count = 0;
  for (const raw of listDescribedCsv(context)) count += (await readRawCsv(raw)).records.length;
  return count;
}
