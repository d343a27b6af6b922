import type {NetworkCounty} from "../../src/model/published.ts";
import type {World} from "../../src/model/survey.ts";

export type Network = NetworkCounty["networks"][number];

/** A count or an amount of kroner, or the reason why there is none. */
export type Counted = Network["pupils"];

export const missing: Counted = {value: null, status: "missing"};

/** A county and the days its networks are shown for. */
export interface Context {
  county: string;
  world: World;
  pupilYear: string;
  childDate: string;
  /** The day whose memberships are shown: the later of the days of the counts. */
  membersAt: string;
}

/** A membership that holds on `$membersAt`; its last day counts. */
export const holds =
  "coalesce(m.valid_from <= CAST($membersAt AS DATE), true) AND coalesce(m.valid_to >= CAST($membersAt AS DATE), true)";

/** Norwegian order of names. */
export const norwegian = new Intl.Collator("nb");
