import {readFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {parseCsv, type CsvRecord} from "../../src/tables/csv.ts";
import {exampleTables, rawTables} from "../files/raw/raw-tables.ts";
import type {RawTable} from "../files/raw/raw-table.ts";
import type {FileContext} from "./check.ts";

/** One CSV file of the manifest and what is declared about it; `file` is relative to the data folder. */
export interface RawFile {
  file: string;
  path: string;
  kind: string;
  table: RawTable | undefined;
}

/** The CSV files that the manifest lists, in its order. */
export function listRawCsv({dataDir, manifest}: FileContext): RawFile[] {
  return manifest.datasets.flatMap(({kind, files}) =>
    files
      .filter(({file}) => file.endsWith(".csv"))
      .map(({file}) => ({
        file,
        path: join(dataDir, file),
        kind,
        table: kind === "example-county" ? exampleTables.get(basename(file)) : rawTables.get(kind)
      }))
  );
}

/** Reads a raw CSV file as it must be (UTF-8, comma): the header's cells and the records after it, untrimmed. */
export async function readRawCsv({path, file}: RawFile): Promise<{header: string[]; records: CsvRecord[]}> {
  const [header, ...records] = parseCsv(await readFile(path, "utf8"), ",", file);
  return {header: header?.cells ?? [], records};
}
