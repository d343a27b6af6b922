import {parseArgs} from "node:util";
import {UserError} from "../errors.ts";

/** What to attack, and whether to print it as JSON. */
export interface AttackArguments {
  site: string;
  pdf: string | undefined;
  json: boolean;
}

export const attackHelp = `npm run --silent attack -- [--site DIR] [--pdf DIR] [--json]

Tries to recover every hidden number from what is published, see docs/attack.md. Exit 1 when one is recovered.

  --site DIR   a built site, or a folder with editions (default dist)
  --pdf DIR    printed reports that are published beside the site
  --json       one JSON object with every hidden cell and its interval
`;

/** Reads the command line of `npm run attack`; "help" when it asks for it. Throws UserError for anything unknown. */
export function parseAttackArguments(args: readonly string[]): AttackArguments | "help" {
  try {
    const {values} = parseArgs({
      args: [...args],
      options: {
        site: {type: "string", default: "dist"},
        pdf: {type: "string"},
        json: {type: "boolean", default: false},
        help: {type: "boolean", default: false, short: "h"}
      }
    });
    return values.help ? "help" : {site: values.site, pdf: values.pdf, json: values.json};
  } catch (error) {
    const [line = ""] = (error as Error).message.split(/\. |\.?\n/);
    throw new UserError(`${line}: options are --site DIR, --pdf DIR, --json`);
  }
}
