import {formatReport} from "../checks/report-text.ts";
import {writeReport} from "../checks/report.ts";
import {hasErrors} from "../checks/run.ts";
import {runCommand} from "../errors.ts";
import {buildWarehouse} from "../warehouse/build.ts";
import {checkHelp, parseCheckArguments} from "./check-arguments.ts";

/**
 * `npm run check [-- --data DIR --warehouse FILE --json FILE --world all|real]`: exit 1 when an error check fails. Without
 * --warehouse it is built from the data folder first, so that what is checked is what the folder holds.
 */
await runCommand(async () => {
  const given = parseCheckArguments(process.argv.slice(2));
  if (given === "help") {
    process.stdout.write(checkHelp);
    return;
  }
  const {build, ...options} = given;
  if (build) await buildWarehouse({dataDir: options.dataDir, out: options.warehouse, world: options.world});
  const results = await writeReport(options);
  console.log(formatReport(results));
  console.log(`wrote ${options.json}`);
  if (hasErrors(results)) process.exitCode = 1;
});
