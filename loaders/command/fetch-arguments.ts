import {parseArgs} from "node:util";
import {startYear} from "../../src/model/school-year.ts";
import {UserError} from "../errors.ts";
import type {Source} from "../sources/source.ts";
import {sources} from "../sources/sources.ts";

/** What `npm run fetch` was asked to do. */
export interface FetchArguments {
  sources: Source[];
  /** School years (`2024-25`) to renew; undefined for all. */
  years: string[] | undefined;
  dataDir: string;
  acceptShrink: boolean;
}

const usage =
  `usage: npm run fetch -- [${sources.map(({id}) => id).join("|")}]… ` +
  "[--years 2024-25,2025-26] [--into data] [--accept-shrink]";

/**
 * Reads the command line of `npm run fetch`; no name means every source. Sources come once each and in their own
 * order, however they were named. Throws a UserError that names an unknown source, option or year.
 */
export function parseFetchArguments(args: readonly string[]): FetchArguments {
  const {values, positionals} = parseOptions(args);
  const unknown = positionals.filter((name) => !sources.some(({id}) => id === name));
  if (unknown.length) throw new UserError(`unknown source ${unknown.join(", ")}: ${usage}`);
  if (values.into?.trim() === "") throw new UserError(`--into "": name the data folder: ${usage}`);
  return {
    sources: sources.filter(({id}) => !positionals.length || positionals.includes(id)),
    years: values.years?.split(",").map((text) => parseYear(text.trim())),
    dataDir: values.into ?? "data",
    acceptShrink: values["accept-shrink"] ?? false
  };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {years: {type: "string"}, into: {type: "string"}, "accept-shrink": {type: "boolean"}}
    });
  } catch (error) {
    const [line = ""] = (error as Error).message.split(/\. |\n/);
    throw new UserError(`${line}: ${usage}`);
  }
}

function parseYear(text: string): string {
  try {
    startYear(text);
  } catch {
    throw new UserError(
      `--years ${JSON.stringify(text)}: not a school year: write it as 2024-25, several with commas`
    );
  }
  return text;
}
