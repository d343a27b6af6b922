import type {EffectAnalysis, TrendArm, TrendPoint} from "../../statistics/analysis/result.js";
import {hiddenCounts} from "../../model/disclosure-limits.js";
import type {Column} from "../data-table.js";
import {explainOutside, nameArm, wordSide} from "./arm-words.js";
import type {EffectContext} from "./context.js";
import {drawCells} from "./doubt-cells.js";
import {describeLooked, nameFile} from "./doubt-sample.js";
import {formatOne} from "./doubt-words.js";
import {countChosen} from "./words.js";
import {figure} from "../figure.js";
import {formatPercent, formatPercentRange, formatStartYear, formatWhole} from "../format.js";
import {notice} from "../notice.js";

interface LedgerRow {
  arm: TrendArm;
  point: TrendPoint;
}

/**
 * Which numbers are shown, hidden and missing in each arm and year, what part of the weight is hidden, and the bounds of
 * the arm's mean when every hidden count is the lowest or the highest that is withheld. A notice without arms.
 */
export function ledgerFigure(analysis: EffectAnalysis, context: EffectContext): HTMLElement {
  const {trends, settings} = analysis;
  const rows = trends.flatMap((arm) => arm.points.map((point): LedgerRow => ({arm, point})));
  if (rows.length === 0) {
    return notice("Det er ingen tall å føre regnskap over.", "Velg andre puljer eller en annen periode.");
  }
  const total = (pick: (point: TrendPoint) => number) => rows.reduce((sum, {point}) => sum + pick(point), 0);
  const [shown, hidden, missing] = [total((p) => p.shown), total((p) => p.hidden), total((p) => p.missing)];
  const all = shown + hidden + missing;
  const one = settings.level === "school" ? "skole" : "kommune";
  return figure({
    title:
      hidden === 0
        ? "Ingen av tallene i analysen er skjermet"
        : `${formatPercent(hidden / all)} av tallene i analysen er skjermet`,
    subtitle: describeLooked(analysis, context, "antall tall"),
    chart: (width) =>
      drawCells(trends, {
        nameOf: (arm) => `${nameArm(arm)} (${countChosen(settings.level, arm.units)})`,
        describe: (arm, point) => describeCell({arm, point}),
        width
      }),
    textAlternative: `Av ${formatWhole(all)} tall er ${formatWhole(shown)} vist, ${formatWhole(hidden)} skjermet og ${formatWhole(missing)} mangler. ${rows
      .filter(({point}) => point.hidden > 0)
      .map(describeCell)
      .join(" ")}`,
    rows,
    columns,
    sources: context.sources,
    file: nameFile("skjermet", analysis),
    ...(context.downloads && {downloads: context.downloads}),
    note: `Skjermede tall er aldri satt til null. En ${one} teller bare med mellom to år der begge tallene er vist (parvis sammenlikning), så en ${one} med ett skjermet år faller ikke ut av de andre. ${[describeWidest(rows), explainOutside(trends)].filter(Boolean).join(" ")}`
  });
}

/** The widest bounds of an arm's mean, with the counts they stand for and why. */
export function describeWidest(rows: readonly LedgerRow[]): string {
  const bounded = rows.flatMap(({arm, point}) => (point.bounds ? [{arm, point, bounds: point.bounds}] : []));
  const widest = bounded.toSorted((a, b) => b.bounds.high - b.bounds.low - (a.bounds.high - a.bounds.low))[0];
  if (!widest) return "";
  const {arm, point, bounds} = widest;
  return `Grensene viser snittet av alle om hvert skjermet tall var ${hiddenCounts.lowest} eller ${hiddenCounts.highest} mobbede elever: en ombudssak viser at antall fra ${hiddenCounts.lowest} til ${hiddenCounts.highest} holdes tilbake. Størst spenn har ${nameArm(arm)} i ${formatStartYear(point.year)}, fra ${formatOne(bounds.low)} til ${formatOne(bounds.high)} prosent.`;
}

function describeCell({arm, point}: LedgerRow): string {
  const {year, shown, hidden, missing, hiddenWeight, bounds} = point;
  const range = bounds
    ? `, snittet av alle mellom ${formatPercentRange(bounds.low / 100, bounds.high / 100)}`
    : "";
  const side = wordSide(point);
  const outside = side && ` Snittet av de viste ligger ${side}.`;
  return `${nameArm(arm)} ${formatStartYear(year)}: ${formatWhole(shown)} vist, ${formatWhole(hidden)} skjermet (${formatPercent(hiddenWeight)} av vekten), ${formatWhole(missing)} mangler${range}.${outside}`;
}

const percent = (value: number) => formatPercent(value / 100);
const bound = (pick: (bounds: {low: number; high: number}) => number) => ({
  value: ({point}: LedgerRow) => (point.bounds ? pick(point.bounds) : null),
  status: ({point}: LedgerRow) => (point.bounds ? ("ok" as const) : ("notApplicable" as const)),
  format: percent
});

const columns: Column<LedgerRow>[] = [
  {name: "arm", label: "Gruppe", value: ({arm}) => nameArm(arm)},
  {name: "school_year", label: "Skoleår", value: ({point}) => formatStartYear(point.year)},
  {name: "shown", label: "Vist", value: ({point}) => point.shown, format: formatWhole},
  {name: "hidden", label: "Skjermet", value: ({point}) => point.hidden, format: formatWhole},
  {name: "missing", label: "Mangler", value: ({point}) => point.missing, format: formatWhole},
  {
    name: "hidden_weight",
    label: "Skjermet del av vekten",
    value: ({point}) => point.hiddenWeight,
    format: formatPercent
  },
  {
    name: "mean_of_shown",
    label: "Snitt av viste",
    value: ({point}) => point.share,
    status: ({point}) => (point.share !== null ? "ok" : point.hidden > 0 ? "suppressed" : "missing"),
    format: percent
  },
  {name: "mean_low", label: `Snitt av alle om skjermede er ${hiddenCounts.lowest}`, ...bound(({low}) => low)},
  {
    name: "mean_high",
    label: `Snitt av alle om skjermede er ${hiddenCounts.highest}`,
    ...bound(({high}) => high)
  },
  {name: "respondents", label: "Svar i viste", value: ({point}) => point.respondents, format: formatWhole},
  {
    name: "remark",
    label: "Merknad",
    value: ({point}) => {
      const side = wordSide(point);
      return side && `snitt av viste ${side}`;
    }
  }
];
