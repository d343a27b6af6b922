import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {readManifest} from "../../loaders/files/manifest.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {createDatabase} from "../../loaders/warehouse/open.ts";
import {literal} from "../../loaders/warehouse/sql.ts";
import {seconds, type Measure} from "./measure.ts";

/** The whole warehouse from the committed data, against DuckDB reading the same CSV files and keeping nothing. */
export async function benchWarehouse(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "puljeblikk-bench-"));
  try {
    const plain = await seconds(async () => {
      const {connection, close} = await createDatabase(":memory:");
      for (const {files} of (await readManifest("data")).datasets) {
        for (const {file} of files.filter((f) => f.file.endsWith(".csv"))) {
          await connection.run(
            `SELECT count(*) FROM read_csv(${literal(join("data", file))}, header = true, all_varchar = true)`
          );
        }
      }
      close();
    });
    const whole = await seconds(() =>
      buildWarehouse({dataDir: "data", out: join(folder, "warehouse.duckdb")})
    );
    return [
      {
        what: "warehouse from the committed data",
        value: whole,
        unit: "s",
        against: {what: "read_csv alone", value: plain}
      }
    ];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
