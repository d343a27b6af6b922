import {parseArgs} from "node:util";
import {UserError} from "../errors.ts";
import type {WarehouseOptions} from "../warehouse/build.ts";
import {defaultWarehouse} from "../warehouse/open.ts";
import {parseWorld} from "./world.ts";

export const warehouseHelp = `npm run --silent warehouse [-- options]

Builds the DuckDB file that checks, data files and pages read, from the raw files of the data folder. The one that is there is
replaced only by a whole one. Prints the number of rows of each table.

  --data DIR            the data folder (default: data)
  --out FILE            the file to write (default: ${defaultWarehouse})
  --world all|real      real leaves out the fictional county (default: all)
`;

/** Reads the command line of `npm run warehouse`; "help" when it asks for it. Throws UserError for what cannot be. */
export function parseWarehouseArguments(
  args: readonly string[]
): Required<Omit<WarehouseOptions, "log">> | "help" {
  const {help, data: dataDir, out, world} = parseOptions(args);
  if (help) return "help";
  return {dataDir, out, world: parseWorld(world)};
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: {type: "string", default: "data"},
        out: {type: "string", default: defaultWarehouse},
        world: {type: "string", default: "all"},
        help: {type: "boolean", default: false, short: "h"}
      }
    }).values;
  } catch (error) {
    throw new UserError(
      `${(error as Error).message}: options are --data DIR, --out FILE, --world all|real, --help`
    );
  }
}
