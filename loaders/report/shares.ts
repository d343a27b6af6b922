import type {ReportIndex, ReportShare} from "../../src/model/report.ts";
import {startYear} from "../../src/model/school-year.ts";
import type {Grade, Measure, Status} from "../../src/model/survey.ts";
import {intervalOf, printed} from "../site/bullying.ts";
import type {Warehouse} from "../warehouse/open.ts";

/** The units whose numbers reports show: the nation, today's counties and municipalities. Schools have no report. */
const reported =
  "u.valid_to IS NULL AND u.level IN ('nation', 'county', 'municipality') AND s.gender = 'all' AND s.ownership = 'all'";

/** All annual shares by unit, in one query; gender and ownership together. */
export async function readReportShares({rows}: Warehouse): Promise<ReadonlyMap<string, ReportShare[]>> {
  const found = await rows<{
    unit: string;
    schoolYear: string;
    grade: Grade;
    measure: Measure;
    share: number | null;
    decimals: number;
    bullied: number | null;
    respondents: number | null;
    status: Status;
    source: string;
    origin: "published" | "carried" | "merged";
  }>(
    `SELECT s.unit_code AS unit, s.school_year AS schoolYear, s.grade, s.measure, s.share_bullied AS share, s.decimals,
       s.bullied, s.respondents, s.status, s.source, s.origin
     FROM survey_share s JOIN unit u ON u.code = s.unit_code WHERE ${reported}
     ORDER BY s.unit_code, s.grade, s.measure, s.school_year`
  );
  const byUnit = new Map<string, ReportShare[]>();
  for (const {unit, schoolYear, bullied, share, ...row} of found) {
    const shown: ReportShare = {
      ...row,
      ...printed({share, ...row}),
      // a hidden share takes its count with it
      bullied: share === null ? null : bullied,
      startYear: startYear(schoolYear),
      ...intervalOf(share, bullied, row.respondents),
      shownMembers: null
    };
    append(byUnit, unit, shown);
  }
  return byUnit;
}

/** All indices of the learning environment by unit, in one query. */
export async function readReportIndices({rows}: Warehouse): Promise<ReadonlyMap<string, ReportIndex[]>> {
  const found = await rows<Omit<ReportIndex, "startYear"> & {unit: string; schoolYear: string}>(
    `SELECT s.unit_code AS unit, s.school_year AS schoolYear, s.grade, s.indicator, s.score, s.status, s.source
     FROM survey_index s JOIN unit u ON u.code = s.unit_code WHERE ${reported}
     ORDER BY s.unit_code, s.grade, s.indicator, s.school_year`
  );
  const byUnit = new Map<string, ReportIndex[]>();
  for (const {unit, schoolYear, ...row} of found)
    append(byUnit, unit, {...row, startYear: startYear(schoolYear)});
  return byUnit;
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
