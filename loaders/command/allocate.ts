import {distribute} from "../allocation/distribute.ts";
import {formatAllocation} from "../allocation/report-text.ts";
import {runCommand} from "../errors.ts";
import {allocateHelp, parseAllocateArguments} from "./allocate-arguments.ts";

/** `npm run allocate -- --networks FILE.csv --frame N --weights NAME=N,… [options]`: see --help. */
await runCommand(async () => {
  const given = parseAllocateArguments(process.argv.slice(2));
  if (given === "help") {
    process.stdout.write(allocateHelp);
    return;
  }
  const allocation = await distribute(given.request);
  const {ok: _, ...report} = allocation;
  process.stdout.write(`${given.json ? JSON.stringify(report, null, 2) : formatAllocation(allocation)}\n`);
});
