import {z} from "zod";
import {UserError} from "../errors.ts";
import {jsonBound, readBounded} from "./bounded.ts";
import {formatIssues, parseJson, parseShape} from "./json.ts";

const kroner = z.int().nonnegative();
/** More than people in the world, and no more than a column of the warehouse holds. */
const heads = z.int32().nonnegative();

const Key = z.object({
  years: z.array(
    z.object({
      scheme: z.string(),
      decision_year: z.int(),
      frame_nok: kroner,
      joint_share: z.number().min(0).max(1),
      base_grant_nok: kroner,
      weights: z.object({pupils: z.number().nonnegative(), children: z.number().nonnegative()}),
      pupils_from: z.string(),
      children_from: z.iso.date(),
      joint_measures_nok: kroner,
      networks: z.array(z.object({network: z.string(), pupils: heads, children: heads, grant_nok: kroner}))
    })
  )
});

/** One frame that a forum decided, and what it decided about the key; whole kroner, `joint_share` 0–1. */
export interface KeyRow {
  scheme: string;
  decision_year: number;
  frame_nok: number;
  joint_share: number;
  joint_measures_nok: number;
  base_grant_nok: number;
  weight_pupils: number;
  weight_children: number;
  pupils_from: string;
  children_from: string;
}

/** What one frame gave one network, and the heads that the key counted there. */
export interface KeyNetworkRow {
  scheme: string;
  decision_year: number;
  network: string;
  pupils: number;
  children: number;
  grant_nok: number;
}

/** Reads a forum's keys (`key.json`): a row a frame, and a row a frame and network. Throws UserError on another form. */
export async function readAllocationKey(path: string): Promise<AllocationKeyRows> {
  return parseAllocationKey((await readBounded(path, jsonBound)).toString("utf8"), path);
}

export interface AllocationKeyRows {
  keys: KeyRow[];
  networks: KeyNetworkRow[];
}

/** The same for the text of the file. */
export function parseAllocationKey(text: string, path: string): AllocationKeyRows {
  const refuse = (reason: string) =>
    new UserError(`${path}: not an allocation key (${reason}): restore it from version control`);
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    throw refuse((error as Error).message);
  }
  const parsed = parseShape(Key, json);
  if (parsed.issues) throw refuse(formatIssues(parsed.issues));
  const {years} = parsed.data;
  return {
    keys: years.map((year) => ({
      scheme: year.scheme,
      decision_year: year.decision_year,
      frame_nok: year.frame_nok,
      joint_share: year.joint_share,
      joint_measures_nok: year.joint_measures_nok,
      base_grant_nok: year.base_grant_nok,
      weight_pupils: year.weights.pupils,
      weight_children: year.weights.children,
      pupils_from: year.pupils_from,
      children_from: year.children_from
    })),
    networks: years.flatMap(({scheme, decision_year, networks}) =>
      networks.map((network) => ({scheme, decision_year, ...network}))
    )
  };
}
