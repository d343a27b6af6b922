import {parseArgs} from "node:util";
import {runCommand, UserError} from "../errors.ts";
import {buildWarehouse} from "../warehouse/build.ts";
import {defaultWarehouse} from "../warehouse/open.ts";

/** `npm run warehouse -- [--data DIR] [--out FILE] [--world real]` */
await runCommand(async () => {
  const {data, out, world} = parseOptions();
  const tables = await buildWarehouse({
    dataDir: data,
    out,
    world,
    log: (line) => console.error(line)
  });
  for (const {table, rows} of tables) console.log(`${table.padEnd(24)} ${String(rows).padStart(9)} rows`);
  console.log(`built ${out} from ${data}`);
});

function parseOptions(): {data: string; out: string; world: "all" | "real"} {
  let values: {data: string; out: string; world: string};
  try {
    ({values} = parseArgs({
      options: {
        data: {type: "string", default: "data"},
        out: {type: "string", default: defaultWarehouse},
        world: {type: "string", default: "all"}
      }
    }));
  } catch (error) {
    throw new UserError(`${(error as Error).message}: options are --data DIR, --out FILE, --world all|real`);
  }
  if (values.world !== "all" && values.world !== "real") {
    throw new UserError(`--world ${values.world}: must be all or real`);
  }
  return {data: values.data, out: values.out, world: values.world};
}
