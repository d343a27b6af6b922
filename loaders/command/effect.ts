import {estimateEffects} from "../effect/estimate.ts";
import {readAnalystPanel} from "../effect/read-panel.ts";
import {formatEffectReport} from "../effect/report-text.ts";
import {runCommand} from "../errors.ts";
import {effectHelp, parseEffectArguments} from "./effect-arguments.ts";

/** `npm run effect -- --panel FILE.csv --unit COL --time COL --start COL --outcome COL [options]`: see --help. */
await runCommand(async () => {
  const given = parseEffectArguments(process.argv.slice(2));
  if (given === "help") {
    process.stdout.write(effectHelp);
    return;
  }
  const {request, json} = given;
  const panel = await readAnalystPanel(request.panel, request.columns);
  const report = estimateEffects(panel, request);
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : formatEffectReport(report)}\n`);
});
