import type {DatedCount, ReportFacts} from "../../src/model/report.ts";
import type {Status, World} from "../../src/model/survey.ts";
import {sumOf} from "../site/counted.ts";
import type {Warehouse} from "../warehouse/open.ts";

const none: DatedCount = {value: null, status: "missing", at: "", source: ""};

/** Nothing is known of the size of a place. */
export const noFacts: ReportFacts = {
  pupils: none,
  pupilsYearBefore: none,
  children: none,
  schools: none,
  kindergartens: none,
  aged1to5: none,
  aged6to15: none
};

interface Row {
  unit: string;
  world: World;
  pupils: number | null;
  pupilStatus: Status | null;
  pupilYear: string | null;
  pupilSource: string | null;
  before: number | null;
  beforeStatus: Status | null;
  beforeYear: string | null;
  schools: number | null;
  children: number | null;
  kindergartens: number | null;
  childDate: string | null;
  childSource: string | null;
  aged1to5: number | null;
  aged6to15: number | null;
  populationYear: number | null;
  populationSource: string | null;
}

/** Pupils, children, schools, kindergartens and residents of every county and municipality, newest numbers, in one query. */
export async function readFacts({rows}: Warehouse): Promise<ReadonlyMap<string, ReportFacts>> {
  const found = await rows<Row>(
    `WITH pupil AS (
       SELECT *, dense_rank() OVER (PARTITION BY world ORDER BY school_year DESC) AS age
       FROM pupil_count WHERE level IN ('nation', 'county', 'municipality')
     ),
     child AS (
       SELECT *, dense_rank() OVER (PARTITION BY world ORDER BY date DESC) AS age
       FROM child_count WHERE level IN ('nation', 'county', 'municipality')
     ),
     resident AS (
       SELECT p.unit_code, p.year, p.age_1_5, p.age_6_15, p.source FROM population p
       WHERE p.year = (SELECT max(year) FROM population)
     ),
     area AS (
       SELECT * FROM resident
       UNION ALL
       SELECT u.county, r.year, sum(r.age_1_5), sum(r.age_6_15), any_value(r.source)
       FROM resident r JOIN unit u ON u.code = r.unit_code AND u.level = 'municipality' AND u.valid_to IS NULL
       GROUP BY u.county, r.year
     )
     SELECT u.code AS unit, u.world, p.pupils, p.status AS pupilStatus, p.school_year AS pupilYear, p.source AS pupilSource,
       b.pupils AS before, b.status AS beforeStatus, b.school_year AS beforeYear, p.schools,
       c.children, c.kindergartens, CAST(c.date AS VARCHAR) AS childDate, c.source AS childSource,
       a.age_1_5 AS aged1to5, a.age_6_15 AS aged6to15, a.year AS populationYear, a.source AS populationSource
     FROM unit u
     LEFT JOIN pupil p ON p.unit_code = u.code AND p.age = 1
     LEFT JOIN pupil b ON b.unit_code = u.code AND b.age = 2
     LEFT JOIN child c ON c.unit_code = u.code AND c.age = 1
     LEFT JOIN area a ON a.unit_code = u.code
     WHERE u.level IN ('county', 'municipality') AND u.valid_to IS NULL`
  );
  return new Map(found.map((row) => [row.unit, factsOf(row)]));
}

function factsOf(row: Row): ReportFacts {
  return {
    pupils: dated(row.pupils, row.pupilYear, row.pupilSource, row.pupilStatus),
    pupilsYearBefore: dated(row.before, row.beforeYear, row.pupilSource, row.beforeStatus),
    children: dated(row.children, row.childDate, row.childSource),
    schools: dated(row.schools, row.pupilYear, row.pupilSource),
    kindergartens: dated(row.kindergartens, row.childDate, row.childSource),
    aged1to5: dated(row.aged1to5, row.populationYear, row.populationSource),
    aged6to15: dated(row.aged6to15, row.populationYear, row.populationSource)
  };
}

function dated(
  value: number | null,
  at: string | number | null,
  source: string | null,
  status?: Status | null
): DatedCount {
  if (at === null || source === null) return none;
  return {value, status: status ?? (value === null ? "missing" : "ok"), at: String(at), source};
}

/** The facts of several municipalities together; one that is hidden hides the sum, one that is absent leaves none. */
export function sumFacts(all: readonly ReportFacts[]): ReportFacts {
  const sum = (pick: (facts: ReportFacts) => DatedCount): DatedCount => {
    const parts = all.map(pick);
    const at = parts.find((p) => p.at)?.at ?? "";
    return {...sumOf(parts), at, source: parts.find((p) => p.source)?.source ?? ""};
  };
  return {
    pupils: sum((f) => f.pupils),
    pupilsYearBefore: sum((f) => f.pupilsYearBefore),
    children: sum((f) => f.children),
    schools: sum((f) => f.schools),
    kindergartens: sum((f) => f.kindergartens),
    aged1to5: sum((f) => f.aged1to5),
    aged6to15: sum((f) => f.aged6to15)
  };
}
