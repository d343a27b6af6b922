import {runCommand} from "../errors.ts";
import {createHttp} from "../sources/http.ts";
import type {CompareSnapshots} from "../sources/revisions.ts";
import {compareSnapshots} from "../warehouse/revision.ts";
import {parseFetchArguments} from "./fetch-arguments.ts";

/**
 * `npm run fetch`: renews the chosen sources one after the other. The first that fails ends the run with its message;
 * those before it are renewed, its own old snapshot is untouched, and what was downloaded is continued next time.
 */
await runCommand(async () => {
  const {sources, years, dataDir, acceptShrink} = parseFetchArguments(process.argv.slice(2));
  const {env} = process;
  const compare: CompareSnapshots = (before, after) => compareSnapshots(dataDir, before, after);
  const http = createHttp({log, env, now});
  if (!env.PULJEBLIKK_CONTACT)
    log("set PULJEBLIKK_CONTACT to a mail or web address so that the sources can reach you");
  for (const source of sources) {
    log(`${source.id}: ${source.title}`);
    await source.fetch({dataDir, years, acceptShrink, compare, http, log, env, now});
  }
});

function now(): Date {
  return new Date();
}

function log(line: string): void {
  console.log(line);
}
