import {writeAtomic} from "../files/atomic.ts";
import {readManifest} from "../files/manifest.ts";
import {defaultWarehouse, openWarehouse} from "../warehouse/open.ts";
import {runChecks, type CheckResult} from "./run.ts";

/** Where the results are written for the page Data og kilder. */
export const defaultReport = ".cache/checks.json";

/** Runs every check on a data folder and the warehouse built from it, and writes the results as JSON. */
export async function checkAll({
  dataDir,
  warehouse = defaultWarehouse,
  world = "all",
  json = defaultReport
}: {
  dataDir: string;
  warehouse?: string;
  world?: "all" | "real";
  json?: string;
}): Promise<CheckResult[]> {
  const whole = await readManifest(dataDir);
  const manifest =
    world === "real" ? {datasets: whole.datasets.filter((d) => d.world === "real")} : whole;
  const database = await openWarehouse(warehouse);
  try {
    const results = [
      ...(await runChecks("file", {dataDir, manifest})),
      ...(await runChecks("warehouse", {connection: database.connection, manifest}))
    ];
    await writeAtomic(json, `${JSON.stringify(results, null, 2)}\n`);
    return results;
  } finally {
    database.close();
  }
}
