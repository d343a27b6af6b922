import {parseArgs} from "node:util";
import {UserError} from "../../loaders/errors.ts";

export interface FaultArguments {
  /** Kills over all stages. */
  kills: number;
  seed: number;
  /** The one part to run; all when absent. */
  only?: string;
}

const usage = "npm run faults -- [--kills N] [--seed S] [--only NAME]";

/** Reads the command line of `npm run faults`; `parts` are the names that `--only` can have. Throws UserError. */
export function parseFaultArguments(args: readonly string[], parts: readonly string[]): FaultArguments {
  const {kills, seed, only} = parse(args);
  if (only !== undefined && !parts.includes(only))
    throw new UserError(`--only ${JSON.stringify(only)}: choose one of ${parts.join(", ")}`);
  return {
    kills: whole("kills", kills, 1_000_000),
    seed: whole("seed", seed, 0xffffffff),
    ...(only !== undefined && {only})
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        kills: {type: "string", default: "200"},
        seed: {type: "string", default: "1"},
        only: {type: "string"}
      }
    }).values;
  } catch (error) {
    const [line = ""] = (error as Error).message.split(/\. |\n/);
    throw new UserError(`${line}: ${usage}`);
  }
}

function whole(option: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UserError(
    `--${option} ${JSON.stringify(text)}: write a whole number from 0 to ${most}: ${usage}`
  );
}
