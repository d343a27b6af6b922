import {parseArgs} from "node:util";
import {runCommand, UserError} from "../../loaders/errors.ts";
import type {Size} from "./api.ts";
import {parseFault, type Fault} from "./faults.ts";
import {startStandin} from "./server.ts";

/**
 * `npm run standin`: serves the imitated public APIs until it is stopped and prints the variables that make
 * `npm run fetch` ask it. Options --port, --size tiny|small|national, --seed, --faults KIND[,KIND…] (see `parseFault`).
 */
await runCommand(async () => {
  const {port, size, seed, faults} = parseOptions();
  const standin = await startStandin({port, size, seed, faults});
  for (const [name, url] of Object.entries(standin.env)) console.log(`export ${name}=${url}`);
  console.log(`# ${size}, seed ${seed}, ${faults.length} faults; stop with Ctrl-C`);
});

function parseOptions(): {port: number; size: Size; seed: number; faults: Fault[]} {
  try {
    const {values} = parseArgs({
      options: {
        port: {type: "string", default: "4680"},
        size: {type: "string", default: "small"},
        seed: {type: "string", default: "1"},
        faults: {type: "string", default: ""}
      }
    });
    const {size} = values;
    if (size !== "tiny" && size !== "small" && size !== "national")
      throw new RangeError(`unknown size ${size}`);
    return {
      port: Number(values.port),
      size,
      seed: Number(values.seed),
      faults: values.faults.split(",").filter(Boolean).map(parseFault)
    };
  } catch (error) {
    throw new UserError(
      `${(error as Error).message}: options are --port N, --size tiny|small|national, --seed N, --faults KIND[:VALUE],…`
    );
  }
}
