import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {createDatabase, openWarehouse} from "../../loaders/warehouse/open.ts";
import {listLiteral} from "../../loaders/warehouse/sql.ts";
import {seconds} from "./measure.ts";

/** Reads the pages in one way and writes seconds, rows and peak memory. Arguments: way, folder, result file. */
const [way = "", folder = "", result = ""] = process.argv.slice(2);
const out = join(folder, `${way}.duckdb`);
const took = await seconds(way === "plain" ? readPlain : () => buildWarehouse({dataDir: folder, out}));
const warehouse = await openWarehouse(out);
const [count] = await warehouse.rows<{n: number}>(
  `SELECT count(*) AS n FROM ${way === "plain" ? "page" : "survey_share WHERE origin = 'published'"}`
);
warehouse.close();
// maxRSS is in kilobytes
const peakMb = process.resourceUsage().maxRSS / 1000;
writeFileSync(result, JSON.stringify({seconds: took, rows: count?.n ?? 0, peakMb}));

async function readPlain(): Promise<void> {
  const {datasets} = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    datasets: {files: {file: string}[]}[];
  };
  const files = datasets.flatMap((d) => d.files.map((f) => join(folder, f.file)));
  const database = await createDatabase(out, {
    memory_limit: "1200MB",
    preserve_insertion_order: "false",
    temp_directory: join(folder, "spill")
  });
  await database.connection.run(
    `CREATE TABLE page AS SELECT * FROM read_json(${listLiteral(files)}, format = 'array', maximum_object_size = 67108864)`
  );
  await database.connection.run("CHECKPOINT");
  database.close();
}
