import {primaryLimits, printedShare} from "../../src/model/disclosure-limits.ts";
import {startYear} from "../../src/model/school-year.ts";
import type {Measure, Status} from "../../src/model/survey.ts";
import {primaryReason} from "../../src/statistics/disclosure/primary.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {intervalOf} from "./bullying.ts";
import {holds, type Context, type Network} from "./network-context.ts";

/** One annual share of a member. */
export interface MemberShare {
  unit: string;
  schoolYear: string;
  grade: string;
  measure: Measure;
  share: number | null;
  bullied: number | null;
  respondents: number | null;
  status: Status;
}

/** Annual shares of a county's members, gender and ownership together. */
export async function readMemberShares(
  {rows}: Warehouse,
  {county, world, membersAt}: Context
): Promise<MemberShare[]> {
  return rows<MemberShare>(
    `SELECT s.unit_code AS unit, s.school_year AS schoolYear, s.grade, s.measure, s.share_bullied AS share, s.bullied, s.respondents, s.status
     FROM survey_share s
     JOIN network_member m ON m.member = s.unit_code AND m.county = $county AND m.world = $world AND ${holds}
     WHERE s.level = 'municipality' AND s.gender = 'all' AND s.ownership = 'all'
     ORDER BY s.grade, s.measure, s.school_year`,
    {county, world, membersAt}
  );
}

/** What several units' shares are together. */
export interface PooledShare {
  share: number | null;
  bullied: number | null;
  respondents: number | null;
  /** Units whose own share and n are shown, and which the numbers rest on. */
  shownMembers: number;
  status: Status;
}

/**
 * Shares of one year, grade and measure, pooled over the units whose own share and n are shown, so it reveals nothing
 * that they do not: sum of bullied / sum of answers. How many units that is stands beside it. Hidden where the sum itself
 * is below a limit.
 */
export function poolCell(cell: readonly MemberShare[]): PooledShare {
  const shown = cell.filter((s) => s.status === "ok" && s.bullied !== null && s.respondents);
  const bullied = shown.reduce((sum, s) => sum + (s.bullied ?? 0), 0);
  const respondents = shown.reduce((sum, s) => sum + (s.respondents ?? 0), 0);
  const [first] = shown;
  const isSmall =
    first !== undefined &&
    primaryReason({count: bullied, respondents}, primaryLimits("made-here", startYear(first.schoolYear))) !==
      undefined;
  if (respondents && !isSmall) {
    return {share: bullied / respondents, bullied, respondents, shownMembers: shown.length, status: "ok"};
  }
  const status = isSmall || cell.some((s) => s.status === "suppressed") ? "suppressed" : "missing";
  return {share: null, bullied: null, respondents: null, shownMembers: 0, status};
}

/** A network's pooled shares by measure, grade and year. */
export function poolShares(shares: readonly MemberShare[], codes: ReadonlySet<string>): Network["shares"] {
  const cells = new Map<string, MemberShare[]>();
  for (const s of shares) {
    if (!codes.has(s.unit)) continue;
    const key = `${s.measure}|${s.grade}|${s.schoolYear}`;
    const list = cells.get(key);
    if (list) list.push(s);
    else cells.set(key, [s]);
  }
  return [...cells.values()].flatMap((cell) => {
    const first = cell[0];
    if (!first) return [];
    const {share, bullied, respondents, shownMembers, status} = poolCell(cell);
    return [
      {
        measure: first.measure,
        grade: first.grade,
        startYear: startYear(first.schoolYear),
        share: share === null ? null : printedShare(share, respondents),
        ...intervalOf(share, bullied, respondents),
        respondents,
        shownMembers,
        members: codes.size,
        status
      }
    ];
  });
}
