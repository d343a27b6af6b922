import type {PlaceReport, ReportPlace, ReportShare} from "../model/report.js";
import type {Grade, Measure} from "../model/survey.js";

/** The grades in which the survey is obligatory, which reports show. */
export const reportGrades = ["7", "10", "Vg1"] as const satisfies readonly Grade[];

/** The grades that a report shows: those of which the place itself or its county has any number, else grade 7 of the nation. */
export function gradesOf({
  own,
  comparators,
  kind
}: Pick<PlaceReport, "own" | "comparators" | "kind">): Grade[] {
  const near = [own, ...comparators.filter((c) => c.level !== "nation")];
  // upper secondary schools belong to the county, so the source has no municipality or network there
  const possible = reportGrades.filter((g) => kind === "county" || g !== "Vg1");
  const found = possible.filter((g) => has(near, g));
  return found.length > 0 ? found : possible.filter((g) => g === "7" && has(comparators, g));
}

function has(places: readonly ReportPlace[], grade: Grade): boolean {
  return places.some((p) => p.shares.some((s) => s.grade === grade));
}

/** A place's shares of a grade and measure by year. */
export function seriesOf(place: ReportPlace, grade: Grade, measure: Measure): ReportShare[] {
  return place.shares
    .filter((s) => s.grade === grade && s.measure === measure)
    .toSorted((a, b) => a.startYear - b.startYear);
}

/** One cell; undefined where there is no row. */
export function cellOf(
  place: ReportPlace,
  {grade, measure, startYear}: Pick<ReportShare, "grade" | "measure" | "startYear">
): ReportShare | undefined {
  return place.shares.find((s) => s.grade === grade && s.measure === measure && s.startYear === startYear);
}

/** The shares of a place that its report shows or compares with. */
export function reportedShares(
  report: Pick<PlaceReport, "own" | "comparators" | "kind">,
  place: ReportPlace
): ReportShare[] {
  const grades = new Set(gradesOf(report));
  return place.shares.filter((s) => grades.has(s.grade) && (s.measure === "total" || place === report.own));
}
