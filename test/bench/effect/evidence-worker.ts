import {appendFileSync} from "node:fs";
import {runWorld} from "./evidence-world.ts";

/**
 * Runs the worlds first, first + step, … below last; writes one line of JSON a world. Arguments: first, last, step, file.
 */
const [first = "", last = "", step = "", result = ""] = process.argv.slice(2);
for (let seed = Number(first); seed < Number(last); seed += Number(step)) {
  appendFileSync(result, `${JSON.stringify({seed, outcomes: runWorld(seed)})}\n`);
  if (seed % 20 === 0) console.error(`  world ${seed}`);
}
