import type {CovariateRow, EffectRow, EffectWorld} from "../../model/effect.js";
import {seriesBreaks} from "../../model/survey.js";
import {buildPanel, type Panel} from "../effect/panel.js";
import type {EffectSettings} from "./settings.js";

/** Everything that one analysis is computed from. */
export interface EffectData {
  world: EffectWorld;
  /** Yearly numbers of the chosen level, measure and grade. */
  rows: readonly EffectRow[];
  /** Empty when no covariate is chosen. */
  covariates: readonly CovariateRow[];
}

/** A unit of the study, with all its years. */
export interface StudyUnit {
  code: string;
  municipality: string;
  /** The pulje it takes part in; null in the comparison. */
  pulje: string | null;
  /** First treated year; Infinity for never. */
  start: number;
  /** Fixed weight: mean answers a year before anyone starts within the period, or 1. */
  weight: number;
  /** One entry a year of the study; undefined where there is no row. */
  years: (EffectRow | undefined)[];
}

/** The panel of the settings, in percentage points, and what was left out on the way. */
export interface Study {
  panel: Panel;
  units: StudyUnit[];
  years: number[];
  /** First years of new series within the period. */
  breaks: number[];
  leftOut: {otherPulje: number; changedArea: number; noWeight: number; noCovariate: number};
}

/**
 * Picks the units and years of the settings. Left out: units of puljer that are not chosen, units whose area changed
 * within the period, units without any answer before the first start (no fixed weight), units without a covariate.
 * The outcome is the share in percent; hidden and missing numbers are absent.
 */
export function createStudy({world, rows, covariates}: EffectData, settings: EffectSettings): Study {
  const years = range(settings.firstYear, settings.lastYear);
  const chosen = new Set(settings.puljer);
  const leftOut = {otherPulje: 0, changedArea: 0, noWeight: 0, noCovariate: 0};
  const byUnit = new Map<string, EffectRow[]>();
  for (const row of rows) {
    const own = byUnit.get(row.unit);
    if (own) own.push(row);
    else byUnit.set(row.unit, [row]);
  }
  const candidates = world.units.filter((unit) => unit.level === settings.level && byUnit.has(unit.code));
  // who started in the first year or before has no base and is left out: it decides no one's weight
  const firstStart = candidates
    .filter((u) => u.pulje !== null && chosen.has(u.pulje))
    .map((u) => u.startYear ?? Infinity)
    .filter((year) => year > settings.firstYear)
    .reduce((least, year) => Math.min(least, year), Infinity);
  const before = (year: number) => year < Math.min(firstStart, settings.lastYear + 1);
  const values = covariateMeans(covariates, settings, before);
  const units: StudyUnit[] = [];
  for (const unit of candidates) {
    if (unit.pulje !== null && !chosen.has(unit.pulje)) {
      leftOut.otherPulje++;
      continue;
    }
    if (unit.areaBreaks.some((year) => year > settings.firstYear && year <= settings.lastYear)) {
      leftOut.changedArea++;
      continue;
    }
    const own = byUnit.get(unit.code) ?? [];
    const weight =
      settings.weights === "equal"
        ? 1
        : meanOf(own.filter((r) => before(r.year) && r.year >= settings.firstYear));
    if (!(weight > 0)) {
      leftOut.noWeight++;
      continue;
    }
    if (settings.covariates.some((code) => !values.has(`${unit.code} ${code}`))) {
      leftOut.noCovariate++;
      continue;
    }
    const byYear = new Map(own.map((row) => [row.year, row]));
    units.push({
      code: unit.code,
      municipality: unit.municipality,
      pulje: unit.pulje,
      start: unit.startYear ?? Infinity,
      weight,
      years: years.map((year) => byYear.get(year))
    });
  }
  return {
    panel: panelOf(units, years, settings, values),
    units,
    years,
    breaks: seriesBreaks
      .map((b) => b.startYear)
      .filter((b) => b > settings.firstYear && b <= settings.lastYear),
    leftOut
  };
}

function panelOf(
  units: readonly StudyUnit[],
  years: readonly number[],
  {covariates}: EffectSettings,
  values: ReadonlyMap<string, number>
): Panel {
  const cells = units.flatMap((unit) => years.map((year, index) => ({unit, year, row: unit.years[index]})));
  return buildPanel({
    unit: cells.map(({unit}) => unit.code),
    time: cells.map(({year}) => year),
    start: cells.map(({unit}) => unit.start),
    outcome: cells.map(({row}) => (row?.share === null || row === undefined ? NaN : 100 * row.share)),
    weight: cells.map(({unit}) => unit.weight),
    cluster: cells.map(({unit}) => unit.municipality),
    covariates: covariates.map((code) => ({
      name: code,
      values: cells.map(({unit}) => values.get(`${unit.code} ${code}`) ?? NaN)
    }))
  });
}

/** Mean number of answers a year; NaN without any. */
function meanOf(rows: readonly EffectRow[]): number {
  const known = rows.flatMap((row) => (row.respondents === null ? [] : [row.respondents]));
  return known.length === 0 ? NaN : known.reduce((sum, n) => sum + n, 0) / known.length;
}

/** Mean of each unit's covariate over the years before anyone starts, so that treatment cannot have changed it. */
function covariateMeans(
  rows: readonly CovariateRow[],
  {firstYear}: EffectSettings,
  before: (year: number) => boolean
): Map<string, number> {
  const sums = new Map<string, {sum: number; count: number}>();
  for (const {unit, year, code, value} of rows) {
    if (value === null || year < firstYear || !before(year)) continue;
    const key = `${unit} ${code}`;
    const own = sums.get(key) ?? {sum: 0, count: 0};
    sums.set(key, {sum: own.sum + value, count: own.count + 1});
  }
  return new Map([...sums].map(([key, {sum, count}]) => [key, sum / count]));
}

function range(first: number, last: number): number[] {
  return Array.from({length: Math.max(0, last - first + 1)}, (_, i) => first + i);
}
