import type {Overview} from "../../src/model/published.ts";
import {formatGrade, measureLabel, type Grade, type Measure} from "../../src/model/survey.ts";
import {startYear} from "../../src/model/school-year.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readProvenance, surveySources} from "./provenance.ts";

interface NationRow {
  measure: Measure;
  grade: Grade;
  school_year: string;
  share_bullied: number | null;
  respondents: number | null;
  status: "ok" | "suppressed" | "missing";
  source: string;
  decimals: number | null;
  note: string | null;
  page: string | null;
}

/** The nation's shares over the years, and the key figures with their number of answers and source. */
export async function readOverview(warehouse: Warehouse): Promise<Overview> {
  const nation = await warehouse.rows<NationRow>(`
    SELECT s.measure, s.grade, s.school_year, s.share_bullied, s.respondents, s.status, s.source,
      p.decimals, p.note, p.source AS page
    FROM survey_share s
    LEFT JOIN (
      SELECT DISTINCT ON (school_year, grade, measure) * FROM national_published WHERE gender = 'all'
      ORDER BY school_year, grade, measure, decimals DESC, derived, source
    ) p ON s.source = 'udir-national-published' AND p.school_year = s.school_year AND p.grade = s.grade AND p.measure = s.measure
    WHERE s.unit_code = 'NO' AND s.gender = 'all' AND s.ownership = 'all'
    ORDER BY s.grade, s.measure, s.school_year`);
  const used = await surveySources(warehouse, "unit_code = 'NO'");
  const sources = await readProvenance(warehouse, [
    ...used,
    "udir-pupils",
    "pupils",
    "udir-kindergartens",
    "kindergartens"
  ]);
  const [example] = await warehouse.rows<{n: number}>(
    "SELECT count(*) AS n FROM dataset WHERE world = 'example'"
  );
  return {
    hasExample: (example?.n ?? 0) > 0,
    series: fillYears(
      nation.map((r) => ({
        measure: r.measure,
        grade: r.grade,
        startYear: startYear(r.school_year),
        share: r.share_bullied,
        status: r.status,
        decimals: r.decimals ?? 1,
        note: r.note ?? "",
        source: r.page ?? r.source
      }))
    ),
    keyFigures: [...latestShares(nation), ...(await readCounts(warehouse))],
    sources
  };
}

/**
 * Puts a row of status missing into every year from a series' first one to the newest year of any series, so that a year
 * without a published figure is seen as absent and not skipped.
 */
function fillYears(series: Overview["series"]): Overview["series"] {
  const newest = Math.max(...series.map((r) => r.startYear));
  const keys = new Map(series.map((r) => [`${r.grade}|${r.measure}`, r]));
  return [...keys.values()].flatMap(({grade, measure}) => {
    const own = series.filter((r) => r.grade === grade && r.measure === measure);
    const first = Math.min(...own.map((r) => r.startYear));
    return Array.from({length: newest - first + 1}, (_, i) => {
      const found = own.find((r) => r.startYear === first + i);
      if (found) return found;
      return {
        measure,
        grade,
        startYear: first + i,
        share: null,
        status: "missing" as const,
        decimals: 1,
        note: "",
        source: ""
      };
    });
  });
}

/** The newest published share of all grades together and of the three grades in which the survey is obligatory. */
function latestShares(nation: readonly NationRow[]): Overview["keyFigures"] {
  return (["all", "7", "10", "Vg1"] as const).flatMap((grade) => {
    const rows = nation.filter((r) => r.grade === grade && r.measure === "total" && r.share_bullied !== null);
    const last = rows.at(-1);
    if (!last || last.share_bullied === null) return [];
    return [
      {
        label: `${measureLabel.total}, ${formatGrade(grade)}`,
        value: last.share_bullied,
        kind: "share" as const,
        decimals: last.decimals ?? 1,
        n: describeAnswers(last, nation),
        period: last.school_year,
        source: last.source
      }
    ];
  });
}

/** `~442 000 answers` in a published note → `om lag 442 000 svar` (all grades); else what is known. */
function describeAnswers(row: NationRow, nation: readonly NationRow[]): string {
  if (row.respondents !== null) return `${row.respondents.toLocaleString("nb-NO")} svar`;
  const notes = nation.filter((r) => r.school_year === row.school_year).map((r) => r.note ?? "");
  for (const note of notes) {
    const match = /([~>]?)\s*(\d{3} \d{3}) answers/.exec(note);
    if (match)
      return `${match[1] === ">" ? "mer enn" : "om lag"} ${match[2]?.replace(" ", "\u00a0")} svar, alle trinn`;
  }
  return "antall svar er ikke oppgitt";
}

async function readCounts({rows}: Warehouse): Promise<Overview["keyFigures"]> {
  const found = await rows<{label: string; value: number; n: string; period: string; source: string}>(`
    (SELECT 'Elever i grunnskolen' AS label, pupils AS value,
       coalesce(schools || ' skoler', 'antall skoler er ikke oppgitt') AS n, school_year AS period, source
     FROM pupil_count WHERE unit_code = 'NO' AND pupils IS NOT NULL ORDER BY school_year DESC LIMIT 1)
    UNION ALL
    (SELECT 'Barn i barnehage', c.children,
       (SELECT count(*) FROM child_count m WHERE m.level = 'municipality' AND m.world = 'real' AND m.date = c.date) || ' kommuner',
       CAST(c.date AS VARCHAR), c.source
     FROM child_count c WHERE c.unit_code = 'NO' ORDER BY c.date DESC LIMIT 1)`);
  return found.map((r) => ({...r, kind: "count" as const, decimals: 0}));
}
