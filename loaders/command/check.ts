import {parseArgs} from "node:util";
import {formatReport} from "../checks/report-text.ts";
import {defaultReport, writeReport, type ReportOptions} from "../checks/report.ts";
import {hasErrors} from "../checks/run.ts";
import {runCommand, UserError} from "../errors.ts";
import {buildWarehouse} from "../warehouse/build.ts";
import {defaultWarehouse} from "../warehouse/open.ts";

/**
 * `npm run check [-- --data DIR --warehouse FILE --json FILE --world all|real]`: exit 1 when an error check fails. Without
 * --warehouse it is built from the data folder first, so that what is checked is what the folder holds.
 */
await runCommand(async () => {
  const {build, ...options} = parseOptions();
  if (build) await buildWarehouse({dataDir: options.dataDir, out: options.warehouse, world: options.world});
  const results = await writeReport(options);
  console.log(formatReport(results));
  console.log(`wrote ${options.json}`);
  if (hasErrors(results)) process.exitCode = 1;
});

function parseOptions(): Required<ReportOptions> & {build: boolean} {
  let values: {data: string; warehouse?: string | undefined; json: string; world: string};
  try {
    ({values} = parseArgs({
      options: {
        data: {type: "string", default: "data"},
        warehouse: {type: "string"},
        json: {type: "string", default: defaultReport},
        world: {type: "string", default: "all"}
      }
    }));
  } catch (error) {
    throw new UserError(
      `${(error as Error).message}: options are --data DIR, --warehouse FILE, --json FILE, --world all|real`
    );
  }
  const {data: dataDir, warehouse, json, world} = values;
  if (world !== "all" && world !== "real") throw new UserError(`--world ${world}: must be all or real`);
  return {dataDir, warehouse: warehouse ?? defaultWarehouse, json, world, build: warehouse === undefined};
}
