import {parseArgs} from "node:util";
import {runCommand, UserError} from "../../loaders/errors.ts";
import {runBombs} from "./bombs.ts";
import {formatTally, runFuzzed, shareOut} from "./fuzzed.ts";
import {parserRooms} from "./parsers/parsers.ts";

/**
 * `npm run fuzz [-- --inputs N --seed S --only NAME]`: the properties of the tests on more inputs, a line a parser; then files
 * of gigabytes given to the commands. `--only` names parsers by a part of their name, `bombs` the files.
 */
await runCommand(async () => {
  const {inputs, seed, only} = parseOptions();
  const all = Object.values(parserRooms).flat();
  const chosen = all.filter(({name}) => only === undefined || name.includes(only));
  if (chosen.length === 0 && only !== "bombs")
    throw new UserError(
      `--only ${JSON.stringify(only)}: no parser of that name: choose bombs, or from ${all.map(({name}) => name).join(", ")}`
    );
  console.log(`seed ${seed}`);
  let failed = 0;
  let total = 0;
  for (const [parser, number] of shareOut(chosen, inputs)) {
    try {
      const tally = await runFuzzed(parser, {inputs: number, seed});
      total += tally.inputs;
      console.log(formatTally(tally));
    } catch (error) {
      failed++;
      console.error(`${parser.name}: ${(error as Error).message}`);
      console.error((error as Error).cause ?? (error as Error).stack);
    }
  }
  if (chosen.length > 0) console.log(`${chosen.length} parsers, ${total} inputs, ${failed} failed`);
  if (only === undefined || only === "bombs") failed += await runBombs((line) => console.log(line));
  if (failed > 0) process.exitCode = 1;
});

function parseOptions(): {inputs: number; seed: number; only: string | undefined} {
  const usage = "npm run fuzz -- [--inputs N] [--seed S] [--only NAME]";
  let values: {inputs: string; seed: string; only?: string | undefined};
  try {
    ({values} = parseArgs({
      options: {
        inputs: {type: "string", default: "1000000"},
        seed: {type: "string", default: String(Date.now() % 2 ** 31)},
        only: {type: "string"}
      }
    }));
  } catch (error) {
    throw new UserError(`${(error as Error).message}: ${usage}`);
  }
  const [inputs, seed] = [Number(values.inputs), Number(values.seed)];
  if (!Number.isSafeInteger(inputs) || inputs < 1 || !Number.isSafeInteger(seed))
    throw new UserError(`--inputs ${values.inputs} --seed ${values.seed}: write whole numbers: ${usage}`);
  return {inputs, seed, only: values.only};
}
