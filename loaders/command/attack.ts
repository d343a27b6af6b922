import {encodeAttack, formatAttack} from "../attack/report-text.ts";
import {attackFolder} from "../attack/run.ts";
import {runCommand} from "../errors.ts";
import {attackHelp, parseAttackArguments} from "./attack-arguments.ts";

/** `npm run attack -- [--site DIR] [--pdf DIR] [--json]`: exit 1 when a hidden number can be recovered. */
await runCommand(async () => {
  const request = parseAttackArguments(process.argv.slice(2));
  if (request === "help") {
    console.log(attackHelp);
    return;
  }
  const {editions, result} = await attackFolder(request.site, {pdf: request.pdf});
  console.log(request.json ? JSON.stringify(encodeAttack(editions, result)) : formatAttack(editions, result));
  if (result.leaks.length > 0) process.exitCode = 1;
});
