import {rmSync} from "node:fs";
import {mkdir, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {runCommand, UserError} from "../../loaders/errors.ts";
import {createRandom} from "../../src/statistics/random.ts";
import {parseFaultArguments} from "./arguments.ts";
import {endAll} from "./child.ts";
import {unmountAll} from "./disk.ts";
import {parts} from "./parts.ts";
import {createTally, formatCounts} from "./tally.ts";

/**
 * `npm run faults -- [--kills 200] [--seed 1] [--only NAME]`: injects faults by kind and counts what was survived; exit 1 when one
 * was not. docs/faults.md tells what is injected and what must hold.
 */
await runCommand(async () => {
  const {kills, seed, only} = parseFaultArguments(process.argv.slice(2), Object.keys(parts));
  const root = await mkdtemp(join(tmpdir(), "puljeblikk-faults-"));
  const tally = createTally((line) => console.log(`NOT SURVIVED ${line}`));
  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      console.log(`${formatCounts(tally.counts())}\nstopped after ${seconds()}, seed ${seed}`);
      endAll();
      unmountAll();
      rmSync(root, {recursive: true, force: true});
      process.exit(1);
    });
  try {
    await Promise.all(
      Object.entries(parts)
        .filter(([name]) => only === undefined || name === only)
        .map(async ([name, run]) => {
          const own = join(root, name);
          await mkdir(own);
          await tally.inject("parts that could be run", name, async () => {
            await run({root: own, tally, kills, random: createRandom(seed).fork(name)});
            return undefined;
          });
          console.log(`${name} done after ${seconds()}`);
        })
    );
  } finally {
    await rm(root, {recursive: true, force: true});
  }
  const counts = tally.counts();
  console.log(`${formatCounts(counts)}\nseed ${seed}, ${kills} kills, ${seconds()}`);
  const failed = counts.reduce((sum, {failures}) => sum + failures.length, 0);
  if (failed > 0)
    throw new UserError(
      `${failed} faults were not survived: repeat them with npm run faults -- --kills ${kills} --seed ${seed}${only ? ` --only ${only}` : ""}`
    );
});
