import {existsSync} from "node:fs";
import {UserError} from "../errors.ts";
import {writeAtomic} from "../files/atomic.ts";
import {readManifest} from "../files/manifest.ts";
import {removeStrayOf} from "../files/stray.ts";
import {openWarehouse} from "../warehouse/open.ts";
import {formatFinding} from "./report-text.ts";
import {hasErrors, runChecks, type CheckResult} from "./run.ts";

/** Where the report lies for the pages to read. */
export const defaultReport = ".cache/checks.json";

export interface ReportOptions {
  dataDir: string;
  warehouse: string;
  json?: string;
  /** `real` when the warehouse was built without the fictional county. */
  world?: "all" | "real";
}

/**
 * Runs the checks of both stages on a data folder and the warehouse built from it, and writes the results as JSON, an
 * array of CheckResult. Throws UserError when the folder or the warehouse is not there.
 */
export async function writeReport({
  dataDir,
  warehouse,
  json = defaultReport,
  world = "all"
}: ReportOptions): Promise<CheckResult[]> {
  if (!existsSync(dataDir))
    throw new UserError(`${dataDir}: no such folder: give the data folder with --data DIR`);
  const whole = await readManifest(dataDir);
  const manifest = {datasets: whole.datasets.filter((dataset) => world === "all" || dataset.world === world)};
  const {connection, close} = await openWarehouse(warehouse);
  try {
    const results = [
      ...(await runChecks("file", {dataDir, manifest})),
      ...(await runChecks("warehouse", {connection, manifest, dataDir}))
    ];
    await removeStrayOf(json);
    await writeAtomic(json, `${JSON.stringify(results, null, 2)}\n`);
    return results;
  } finally {
    close();
  }
}

/** Writes the report and stops with a UserError that names the first findings when a check of severity error failed. */
export async function checkWarehouse(options: ReportOptions): Promise<CheckResult[]> {
  const results = await writeReport(options);
  if (!hasErrors(results)) return results;
  const failed = results.filter(({severity, result}) => severity === "error" && result === "failed");
  const lines = failed.map(({id, findings}) => {
    const [first] = findings;
    return `check ${id} failed, ${findings.length} findings, the first: ${first ? formatFinding(first) : ""}`;
  });
  throw new UserError([...lines, `run "npm run check" for all of them`].join("\n"));
}
