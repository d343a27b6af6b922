import {existsSync} from "node:fs";
import {cp, mkdir, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {hashFile} from "../../../loaders/files/manifest.ts";
import {buildWarehouse} from "../../../loaders/warehouse/build.ts";
import {openWarehouse} from "../../../loaders/warehouse/open.ts";
import {below} from "../files.ts";
import type {Stage} from "../stage.ts";

/** The warehouse of the committed data without the fictional county; before it lies one of no data at all. */
export async function openWarehouseStage(root: string, emptyData: string): Promise<Stage> {
  const at = below(root);
  const [out, before, whole, temporary] = [at("out"), at("before.duckdb"), at("whole.duckdb"), at("tmp")];
  const file = join(out, "warehouse.duckdb");
  await mkdir(temporary, {recursive: true});
  await buildWarehouse({dataDir: emptyData, out: before});
  await buildWarehouse({dataDir: "data", out: whole, world: "real"});
  const former = await hashFile(before);
  const wanted = await fingerprint(whole);

  return {
    command: {
      script: "loaders/command/warehouse.ts",
      args: ["--data", "data", "--out", file, "--world", "real"],
      env: {TMPDIR: temporary}
    },
    async reset() {
      await rm(out, {recursive: true, force: true});
      await mkdir(out, {recursive: true});
      await cp(before, file);
    },
    async visible() {
      if (!existsSync(file)) return "the warehouse is gone";
      if ((await hashFile(file)) === former) return undefined;
      return (await fingerprint(file)) === wanted
        ? undefined
        : "the warehouse is neither the former nor the new one";
    },
    async settled() {
      if ((await hashFile(file)) === former) return "the warehouse was not renewed";
      const left = [...(await readdir(out)), ...(await readdir(temporary))].filter(
        (name) => name !== "warehouse.duckdb" && !name.startsWith("tsx-")
      );
      return left.length === 0 ? undefined : `left over: ${left.join(", ")}`;
    },
    close: () => rm(root, {recursive: true, force: true})
  };
}

/** Tables, their rows and a hash over all cells, whatever the order of the rows. */
async function fingerprint(path: string): Promise<string> {
  const {rows, close} = await openWarehouse(path);
  try {
    const tables = await rows<{name: string}>("SELECT table_name AS name FROM duckdb_tables() ORDER BY name");
    const lines: string[] = [];
    for (const {name} of tables) {
      const [found] = await rows(`SELECT count(*) AS n, CAST(sum(hash(t)) AS VARCHAR) AS h FROM "${name}" t`);
      lines.push(`${name} ${JSON.stringify(found)}`);
    }
    return lines.join("\n");
  } finally {
    close();
  }
}
