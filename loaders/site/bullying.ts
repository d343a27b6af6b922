import {printedDecimals, printedShare} from "../../src/model/disclosure-limits.ts";
import type {ShareRow} from "../../src/model/published.ts";
import {wilson} from "../../src/statistics/shares/wilson.ts";
import type {Warehouse} from "../warehouse/open.ts";

/** Counties that have annual survey numbers, with `NO` for the nation: one data file each. */
export async function listBullyingFiles({rows}: Warehouse): Promise<string[]> {
  const found = await rows<{county: string}>(`
    SELECT DISTINCT coalesce(u.county, 'NO') AS county
    FROM survey_share s JOIN unit u ON u.code = s.unit_code
    WHERE u.valid_to IS NULL ORDER BY county`);
  return found.map((r) => r.county);
}

/**
 * Annual shares of a county's units of today, gender and ownership together, with Wilson intervals where n is known.
 * `NO` is the nation and all real counties, which every page compares with.
 */
export async function readBullying({rows}: Warehouse, county: string): Promise<ShareRow[]> {
  const found = await rows<Omit<ShareRow, "low" | "high"> & {bullied: number | null}>(
    `SELECT s.unit_code AS unit, s.school_year AS schoolYear, s.grade, s.measure, s.share_bullied AS share, s.decimals, s.bullied,
       s.respondents, s.status, s.source, s.origin
     FROM survey_share s JOIN unit u ON u.code = s.unit_code
     WHERE (coalesce(u.county, 'NO') = $county OR $county = 'NO' AND u.level = 'county' AND u.world = 'real') AND u.valid_to IS NULL AND s.gender = 'all' AND s.ownership = 'all'
     ORDER BY unit, s.grade, s.measure, schoolYear`,
    {county}
  );
  return found.map(({bullied, ...row}) => ({
    ...row,
    ...printed(row),
    ...intervalOf(row.share, bullied, row.respondents)
  }));
}

/**
 * A share as it may be printed: in whole percent when few answered, and without the number of answers where it is hidden
 * (the source gives it in the table of participation, where it belongs).
 */
export function printed({
  share,
  decimals,
  respondents,
  status
}: Pick<ShareRow, PrintedColumn | "status">): Pick<ShareRow, PrintedColumn> {
  return {
    share: share === null ? null : printedShare(share, respondents),
    decimals: printedDecimals(respondents, decimals),
    respondents: status === "suppressed" ? null : respondents
  };
}

type PrintedColumn = "share" | "decimals" | "respondents";

/** The 95 % interval of a shown share, or nulls where the share is hidden or n is unknown. */
export function intervalOf(
  share: number | null,
  bullied: number | null,
  respondents: number | null
): {low: number | null; high: number | null} {
  if (share === null || bullied === null || !respondents || bullied > respondents)
    return {low: null, high: null};
  const {low, high} = wilson(bullied, respondents);
  return {low, high};
}
