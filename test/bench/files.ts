import {mkdtempSync, readdirSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {encodeArrow} from "../../loaders/datasets/arrow.ts";
import {readColumns} from "../../loaders/datasets/columnar.ts";
import {writeCsv} from "../../loaders/datasets/csv.ts";
import {dictionary} from "../../loaders/datasets/dictionary.ts";
import {fileFacts, readFacts} from "../../loaders/datasets/facts.ts";
import {encodeJsonStat} from "../../loaders/datasets/json-stat.ts";
import {writeParquet} from "../../loaders/datasets/parquet.ts";
import {selectSet} from "../../loaders/datasets/select.ts";
import {writeDataFiles} from "../../loaders/datasets/write.ts";
import {encodeXlsx} from "../../loaders/datasets/xlsx.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse} from "../../loaders/warehouse/open.ts";
import {literal} from "../../loaders/warehouse/sql.ts";
import {seconds, type Measure} from "./measure.ts";

/**
 * The largest committed set (shares of the example county) in each format, seconds and bytes against DuckDB's own COPY of
 * the same rows to CSV without headings, guards or signs; then all data files of the site.
 */
export async function benchFiles(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "puljeblikk-bench-"));
  try {
    const path = join(folder, "warehouse.duckdb");
    await buildWarehouse({dataDir: "data", out: path});
    const warehouse = await openWarehouse(path);
    const set = dictionary.find(({id}) => id === "survey_share")!;
    const selected = await selectSet(warehouse, set, "example");
    const facts = await readFacts(warehouse, selected);
    const {rows} = selected;
    const plain = join(folder, "plain.csv");
    const copy = await seconds(() =>
      warehouse.connection.run(`COPY ${selected.table} TO ${literal(plain)} (FORMAT csv, HEADER false)`)
    );
    const columns = () => readColumns(warehouse, selected, {rows});
    const formats: Record<string, () => Promise<number>> = {
      csv: () => written("a.csv", (file) => writeCsv(warehouse, selected, {path: file, dialect: "csv"})),
      "excel.csv": () =>
        written("a.excel.csv", (file) => writeCsv(warehouse, selected, {path: file, dialect: "excel"})),
      parquet: () =>
        written("a.parquet", (file) =>
          writeParquet(warehouse, selected, {path: file, facts: fileFacts(facts)})
        ),
      arrow: async () => encodeArrow(await columns(), {rows, facts: fileFacts(facts)}).length,
      "json (JSON-stat)": async () => Buffer.byteLength(encodeJsonStat(await columns(), facts, rows)),
      xlsx: async () => encodeXlsx(await columns(), facts, rows).length
    };
    const written = async (name: string, write: (file: string) => Promise<void>) => {
      await write(join(folder, name));
      return statSync(join(folder, name)).size;
    };
    const measures: Measure[] = [];
    for (const [format, write] of Object.entries(formats)) {
      let bytes = 0;
      const value = await seconds(async () => (bytes = await write()));
      measures.push(
        {what: `${format}, ${rows} rows`, value, unit: "s", against: {what: "plain COPY", value: copy}},
        {
          what: `${format}, ${rows} rows`,
          value: bytes / 1000,
          unit: "kB",
          against: {what: "plain COPY", value: statSync(plain).size / 1000}
        }
      );
    }
    const out = join(folder, "data");
    const all = await seconds(() => writeDataFiles(warehouse, {out}));
    const bytes = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
    warehouse.close();
    return [
      ...measures,
      {what: "all data files", value: all, unit: "s"},
      {what: "all data files", value: bytes / 1e6, unit: "MB"}
    ];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
