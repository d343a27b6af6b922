import type {NetworkCounty} from "../../src/model/published.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";

export type Network = NetworkCounty["networks"][number];

/** Number of networks as the county has stated it, where its own list of members is not public in full. */
export const statedNetworkCounts: Readonly<Record<string, {count: number; source: string}>> = {
  "50": {count: 11, source: "Trøndelags plan av 12. januar 2023"}
};

/** A county and the days its networks are shown for. */
export interface Context {
  county: string;
  world: World;
  pupilYear: string;
  childDate: string;
  /** The day whose memberships are shown: the later of the days of the counts. */
  membersAt: string;
}

/** The newest counts of a world, and the day whose memberships are shown beside them. */
export async function readContext(
  {rows}: Warehouse,
  {county, world}: Pick<Context, "county" | "world">
): Promise<Context> {
  const [period] = await rows<{pupilYear: string | null; childDate: string | null}>(
    `SELECT
       (SELECT max(school_year) FROM pupil_count WHERE world = $world AND level = 'municipality') AS pupilYear,
       (SELECT CAST(max(date) AS VARCHAR) FROM child_count WHERE world = $world AND level = 'municipality') AS childDate`,
    {world}
  );
  const [pupilYear, childDate] = [period?.pupilYear ?? "", period?.childDate ?? ""];
  const autumn = `${pupilYear.slice(0, 4)}-10-01`;
  return {county, world, pupilYear, childDate, membersAt: childDate > autumn ? childDate : autumn};
}

/** A membership that holds on `$membersAt`; its last day counts. */
export const holds =
  "coalesce(m.valid_from <= CAST($membersAt AS DATE), true) AND coalesce(m.valid_to >= CAST($membersAt AS DATE), true)";

/** Norwegian order of names. */
export const norwegian = new Intl.Collator("nb");
