import {parseArgs} from "node:util";
import {defaultReport, type ReportOptions} from "../checks/report.ts";
import {UserError} from "../errors.ts";
import {defaultWarehouse} from "../warehouse/open.ts";
import {parseWorld} from "./world.ts";

/** What to check, and whether the warehouse is built from the data folder first. */
export type CheckArguments = Required<ReportOptions> & {build: boolean};

export const checkHelp = `npm run --silent check [-- options]

All checks of the data as a table, with the first findings of those that failed, and as JSON. Exit code 1 when an error check
has failed; a warning is only shown.

  --data DIR            the data folder (default: data)
  --warehouse FILE      a warehouse built from that folder; without it one is built first
  --json FILE           where all results are written (default: ${defaultReport})
  --world all|real      real leaves out the fictional county (default: all)
`;

/** Reads the command line of `npm run check`; "help" when it asks for it. Throws UserError for what cannot be. */
export function parseCheckArguments(args: readonly string[]): CheckArguments | "help" {
  const {help, data: dataDir, warehouse, json, world} = parseOptions(args);
  if (help) return "help";
  return {
    dataDir,
    warehouse: warehouse ?? defaultWarehouse,
    json,
    world: parseWorld(world),
    build: warehouse === undefined
  };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: {type: "string", default: "data"},
        warehouse: {type: "string"},
        json: {type: "string", default: defaultReport},
        world: {type: "string", default: "all"},
        help: {type: "boolean", default: false, short: "h"}
      }
    }).values;
  } catch (error) {
    throw new UserError(
      `${(error as Error).message}: options are --data DIR, --warehouse FILE, --json FILE, --world all|real, --help`
    );
  }
}
