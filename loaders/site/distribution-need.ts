import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import type {MemberShare} from "./network-shares.ts";

/** The one grade of primary school in which the survey is obligatory. */
export const needGrade = "7";
export const needMeasure = "total";

/** Annual shares of all municipalities of a world that can stand for need, gender and ownership together. */
export async function readNeeds({rows}: Warehouse, world: World): Promise<MemberShare[]> {
  return rows<MemberShare>(
    `SELECT s.unit_code AS unit, s.school_year AS schoolYear, s.grade, s.measure, s.share_bullied AS share, s.bullied,
       s.respondents, s.status
     FROM survey_share s JOIN unit u ON u.code = s.unit_code
     WHERE s.level = 'municipality' AND u.world = $world AND s.gender = 'all' AND s.ownership = 'all'
       AND s.grade = $grade AND s.measure = $measure
     ORDER BY s.unit_code, s.school_year`,
    {world, grade: needGrade, measure: needMeasure}
  );
}

/** The newest school year in which a share is shown together with its number of answers. */
export function latestNeedYear(shares: readonly MemberShare[]): string | null {
  const years = shares
    .filter((s) => s.status === "ok" && s.bullied !== null && s.respondents)
    .map((s) => s.schoolYear);
  return years.toSorted().at(-1) ?? null;
}
