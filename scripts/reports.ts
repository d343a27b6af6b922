import {runCommand, UserError} from "../loaders/errors.ts";
import {printReports} from "./print-reports.ts";
import {parseReportsRequest} from "./report-targets.ts";

/** `npm run reports -- [--county …] [--municipality …] [--network …] [--pulje …] [--all] [--site dist] [--out DIR]` → PDF files */
await runCommand(async () => {
  const request = await parseReportsRequest(process.argv.slice(2));
  const {written, failed} = await printReports(request);
  console.log(`${written.length} of ${request.targets.length} reports printed in ${request.out}/`);
  if (failed.length > 0) throw new UserError(failed.map((line) => `failed: ${line}`).join("\n"));
});
