import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import * as fc from "fast-check";
import Papa from "papaparse";
import {expect, test} from "vitest";
import {UserError} from "../../loaders/errors.ts";
import {rawTables} from "../../loaders/files/raw/raw-tables.ts";
import {insertRows} from "../../loaders/warehouse/insert.ts";
import {createDatabase} from "../../loaders/warehouse/open.ts";
import {loadRawCsv, rawCsvTables} from "../../loaders/warehouse/raw-tables.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {anyText, nastyTexts} from "./arbitraries/texts.ts";

const isText = (text: string) => !/\0|\p{Surrogate}/u.test(text);
/** The database's client for Node takes a byte order mark off what it reads; files written by the database itself keep it. */
const isKept = (text: string) => !text.startsWith("\ufeff");
/** Texts that a file of the warehouse can hold; one that is empty is absent there. */
const texts = nastyTexts.filter((text) => isText(text) && isKept(text) && text !== "");

/** A row for each text, another text in every column. */
function cellsOf({columns, from}: {columns: string[]; from: number}): string[][] {
  return texts.map((_, row) =>
    columns.map((__, column) => texts[(row + column * 7 + from) % texts.length] ?? "")
  );
}

/** Rows in an order that does not depend on how they were read. */
function sorted(rows: readonly string[][]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

test("every text of every compiled table comes out of the warehouse byte by byte", async () => {
  const dataDir = await temporaryFolder();
  const kinds = [...rawTables].map(([kind, {columns}], i) => ({
    kind,
    columns: Object.keys(columns),
    from: i
  }));
  const datasets = [];
  for (const one of kinds) {
    const file = `${one.kind}/table.csv`;
    await mkdir(join(dataDir, one.kind));
    await writeFile(
      join(dataDir, file),
      Papa.unparse({fields: one.columns, data: cellsOf(one)}, {newline: "\n", quotes: true})
    );
    datasets.push({kind: one.kind, files: [{file}]});
  }
  const database = await createDatabase(":memory:");
  try {
    await loadRawCsv(database.connection, {dataDir, manifest: {datasets} as never});
    for (const one of kinds) {
      const table = rawCsvTables[one.kind]?.table ?? "";
      const rows = await database.rows<Record<string, string>>(`SELECT * FROM ${table}`);
      expect(sorted(rows.map((row) => one.columns.map((column) => row[column] ?? "")))).toEqual(
        sorted(cellsOf(one))
      );
    }
  } finally {
    database.close();
  }
});

test("every text of a row comes out of the warehouse byte by byte, or is refused by column and value", async () => {
  const database = await createDatabase(":memory:");
  let number = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText.filter(isKept), {minLength: 1, maxLength: 40}), async (list) => {
        const table = `t${number++}`;
        const rows = list.map((name, place) => ({place, name}));
        const insert = insertRows(database, {table, columns: "place INTEGER, name VARCHAR", rows});
        if (!list.every(isText)) {
          await expect(insert).rejects.toThrow(UserError);
          return;
        }
        await insert;
        const read = await database.rows<{name: string}>(`SELECT name FROM ${table} ORDER BY place`);
        expect(read.map(({name}) => name)).toEqual(list);
      }),
      {numRuns: 25, seed: 1}
    );
  } finally {
    database.close();
  }
});
