import type {UnitList} from "../../model/published.js";
import {startYear} from "../../model/school-year.js";
import {grades, measures} from "../../model/survey.js";
import type {RefusedChoice} from "../address.js";
import type {BullyingData, Unit} from "./data.js";

function countiesOf(list: UnitList): Unit[] {
  return list.units.filter((u) => u.level === "county");
}

/** The county of the address, `NO` where it has none; one that does not exist is refused. */
export function chooseCounty(list: UnitList, search: string): {county: string; refused: RefusedChoice[]} {
  const wanted = new URLSearchParams(search).get("fylke");
  if (wanted === null || wanted === "NO") return {county: "NO", refused: []};
  if (countiesOf(list).some((u) => u.code === wanted)) return {county: wanted, refused: []};
  return {county: "NO", refused: [{name: "fylke", value: wanted, used: "NO"}]};
}

function unitsOf(list: UnitList, county: string): Unit[] {
  return list.units.filter((u) => u.code === county || (county !== "NO" && u.county === county));
}

/** The unit of the address when it lies in the county, else the county itself. */
export function chooseUnit(list: UnitList, county: string, search: string): string {
  const wanted = new URLSearchParams(search).get("enhet");
  return unitsOf(list, county).some((u) => u.code === wanted) ? (wanted ?? county) : county;
}

/**
 * What can be chosen: units of the county, and the grades and years for which the unit or its comparisons have rows. The
 * first year is the newest that the grade in the address, or else the first grade, has.
 */
export function offerBullying(
  list: UnitList,
  data: BullyingData,
  {county, unit, search = ""}: {county: string; unit: string; search?: string}
) {
  const around = [unit, ...data.comparisons(unit).map((u) => u.code)].map((code) => data.offered(code));
  const own = around[0];
  const shown =
    own && own.grades.length ? own : (around.find((o) => o.grades.length) ?? {grades: [], years: []});
  const years = [...new Set(around.flatMap((o) => o.years))].toSorted((a, b) => b - a);
  const grade =
    shown.grades.includes("7") && unit !== "NO"
      ? "7"
      : (shown.grades.find((g) => g === "Vg1") ?? shown.grades[0] ?? "7");
  const chosen = grades.find((g) => g === new URLSearchParams(search).get("trinn")) ?? grade;
  const ofGrade = [unit, ...data.comparisons(unit).map((u) => u.code)]
    .map((code) => data.rows(code).filter((r) => r.grade === chosen))
    .find((rows) => rows.length > 0);
  const newest = ofGrade ? Math.max(...ofGrade.map((r) => startYear(r.schoolYear))) : (years[0] ?? 2025);
  return {
    fylke: {allowed: ["NO", ...countiesOf(list).map((u) => u.code)], initial: "NO"},
    enhet: {allowed: unitsOf(list, county).map((u) => u.code), initial: county},
    maal: {allowed: measures as readonly string[], initial: "total"},
    trinn: {
      allowed: grades.filter((g) => around.some((o) => o.grades.includes(g))) as readonly string[],
      initial: grade
    },
    aar: {allowed: years.map(String) as readonly string[], initial: String(newest)}
  };
}

/** The dots of the funnel. */
export const bullyingFunnelLevels = ["kommune", "skole"] as const;
export type BullyingFunnelLevel = (typeof bullyingFunnelLevels)[number];

/** The choices of the funnel: its dots (schools at first when a school is chosen), and whether its limits are widened. */
export function offerFunnel(data: BullyingData, unit: string) {
  return {
    nivaa: {
      allowed: bullyingFunnelLevels as readonly string[],
      initial: data.unit(unit).level === "school" ? "skole" : "kommune"
    },
    overspredning: {allowed: ["nei", "ja"] as readonly string[], initial: "nei"}
  };
}

/** What can be chosen on the page, by its name in the address. */
export type BullyingChoices = ReturnType<typeof offerBullying>;

/**
 * The query string after a new county: the measure and the limits of the funnel are
 * kept, for units, grades and years are others there.
 */
export function encodeKept(next: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams();
  if (next["fylke"] && next["fylke"] !== "NO") query.set("fylke", next["fylke"]);
  if (next["maal"] && next["maal"] !== "total") query.set("maal", next["maal"]);
  if (next["overspredning"] === "ja") query.set("overspredning", "ja");
  const text = query.toString();
  return text ? `?${text}` : "";
}
