import {resolve} from "node:path";
import {runCommand, UserError} from "../loaders/errors.ts";
import {lockBuild, type ReleaseBuild} from "./build-lock.ts";
import {printReports} from "./print-reports.ts";
import {parseReportsRequest} from "./report-targets.ts";

/** `npm run reports -- [--county …] [--municipality …] [--network …] [--pulje …] [--all] [--site dist] [--out DIR]` → PDF files */
await runCommand(async () => {
  let release: ReleaseBuild | undefined;
  const request = await parseReportsRequest(process.argv.slice(2), async (site) => {
    // a build would put another site in the place of the one that is printed
    if (resolve(site) === resolve("dist")) release = await lockBuild();
  });
  const {written, failed} = await printReports(request);
  await release?.();
  console.log(`${written.length} of ${request.targets.length} reports printed in ${request.out}/`);
  if (failed.length > 0) throw new UserError(failed.map((line) => `failed: ${line}`).join("\n"));
});
