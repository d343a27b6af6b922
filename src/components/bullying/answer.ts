import type {ShareRow, ThreeYearMeans} from "../../model/published.js";
import {formatGrade, grades, measureLabel, measures} from "../../model/survey.js";
import type {BullyingChoice} from "./data.js";
import type {BullyingView} from "./view.js";
import {element} from "../element.js";
import {
  absenceSign,
  formatOneIn,
  formatPercentRange,
  formatPoints,
  formatStartYear,
  formatWhole
} from "../format.js";
import {joinWords} from "../join-words.js";
import {notice} from "../notice.js";
import {formatPublished} from "../published-percent.js";

/** The answer in one sentence: size, interval or why there is none, and how it lies to county and nation. */
export function bullyingAnswer({data, choice}: BullyingView, threeYear?: ThreeYearMeans): HTMLElement {
  const unit = data.unit(choice.unit);
  const cell = data.cell(unit.code, choice);
  const what = `${measureLabel[choice.measure].toLowerCase()}, ${formatGrade(choice.grade)}, ${formatStartYear(choice.startYear)}`;
  if (!cell) {
    return notice(
      `${unit.name} har ingen tall for ${what}.`,
      threeYear?.rows.some((r) => r.unit === unit.code) && data.rows(unit.code).length === 0
        ? "Årlige tall er ikke i datagrunnlaget. Treårige gjennomsnitt for 7. trinn står nederst på siden."
        : describeOffer(unit.name, data.rows(unit.code), choice)
    );
  }
  if (cell.share === null) {
    const why = cell.status === "ok" ? "" : absenceSign(cell.status).sentence;
    const others = data.comparisons(unit.code).flatMap((other) => {
      const found = data.cell(other.code, choice);
      return found && found.share !== null
        ? [`${other.name} hadde ${formatPublished(found.share, found.decimals)}.`]
        : [];
    });
    return element("p", {class: "pb-answer"}, [`${unit.name}, ${what}: ${why}`, ...others].join(" "));
  }
  const size = `${formatPublished(cell.share, cell.decimals)} av elevene (${formatOneIn(cell.share)})`;
  const certainty =
    cell.low !== null && cell.high !== null && cell.respondents !== null
      ? ` Med ${formatWhole(cell.respondents)} svar er 95 % intervallet ${formatPercentRange(cell.low, cell.high)}.`
      : " Antall svar er ikke oppgitt, så usikkerheten er ikke kjent.";
  const others = data.comparisons(unit.code).flatMap((other) => {
    const found = data.cell(other.code, choice);
    return found ? [describeDifference(cell, found, other.name)] : [];
  });
  return element(
    "p",
    {class: "pb-answer"},
    [`${unit.name}, ${what}: ${size}.${certainty}`, ...others].join(" ")
  );
}

/** What a unit does have: years of the grade, else grades of the measure, else measures; or that it has nothing. */
export function describeOffer(
  name: string,
  rows: readonly Pick<ShareRow, "grade" | "measure" | "schoolYear">[],
  {measure, grade}: Pick<BullyingChoice, "measure" | "grade">
): string {
  if (rows.length === 0)
    return `Datagrunnlaget har ingen tall for ${name}. Se kommunen, fylket eller landet under, eller velg en annen enhet.`;
  const ofMeasure = rows.filter((r) => r.measure === measure);
  const ofGrade = ofMeasure.filter((r) => r.grade === grade);
  if (ofGrade.length > 0) {
    const years = [...new Set(ofGrade.map((r) => r.schoolYear.replace("-", "–")))].toSorted();
    return `Enheten har tall for ${joinWords(years)}. Velg et av disse skoleårene.`;
  }
  if (ofMeasure.length > 0) {
    const own = new Set(ofMeasure.map((r) => r.grade));
    return `Enheten har tall for ${joinWords(grades.filter((g) => own.has(g)).map(formatGrade))}. Velg et av disse trinnene.`;
  }
  const own = new Set(rows.map((r) => r.measure));
  const labels = measures.filter((m) => own.has(m)).map((m) => `«${measureLabel[m]}»`);
  return `Enheten har tall for ${joinWords(labels)}. Velg et av disse målene.`;
}

/**
 * How an own share lies to another: higher or lower only when the interval of the own share excludes the other; a
 * difference in points only when both were published with a decimal; nothing when either is absent.
 */
export function describeDifference(
  own: Pick<ShareRow, "share" | "decimals" | "low" | "high">,
  other: Pick<ShareRow, "share" | "decimals">,
  name: string
): string {
  if (own.share === null || other.share === null) return "";
  const theirs = formatPublished(other.share, other.decimals);
  if (own.low === null || own.high === null) {
    return own.decimals > 0 && other.decimals > 0
      ? `${name} hadde ${theirs} (forskjell ${formatPoints(own.share - other.share)}).`
      : `${name} hadde ${theirs}.`;
  }
  if (other.share < own.low) return `Det er høyere enn ${name} (${theirs}).`;
  if (other.share > own.high) return `Det er lavere enn ${name} (${theirs}).`;
  return `${name} hadde ${theirs}; forskjellen er ikke større enn tilfeldigheter kan gi.`;
}
