import {selectUnits, type Panel} from "../effect/panel.js";

/**
 * The panel with one unit for each unbroken series, so that unit effects never reach across a break: the same rule for
 * regressions as the refusal of cells whose base and target lie on each side of one. Units are named `unit|first year`.
 */
export function splitAtBreaks(panel: Panel, breaks: readonly number[]): Panel {
  if (breaks.length === 0) return panel;
  const {periods} = panel;
  const width = periods.length;
  const firsts = [-Infinity, ...breaks];
  const series = (period: number) => firsts.findLastIndex((first) => period >= first);
  const n = panel.units.length;
  const repeat = <T>(of: (unit: number) => T) =>
    firsts.flatMap(() => Array.from({length: n}, (_, unit) => of(unit)));
  const cells = (values: Float64Array, keep: boolean) => {
    const out = new Float64Array(values.length * firsts.length);
    firsts.forEach((_, s) =>
      values.forEach((value, cell) => {
        out[s * values.length + cell] = keep || series(periods[cell % width]!) === s ? value : NaN;
      })
    );
    return out;
  };
  const split: Panel = {
    units: firsts.flatMap((first) => panel.units.map((unit) => `${unit}|${first}`)),
    periods,
    start: Float64Array.from(repeat((unit) => panel.start[unit]!)),
    outcome: cells(panel.outcome, false),
    weight: cells(panel.weight, true),
    cluster: Int32Array.from(repeat((unit) => panel.cluster[unit]!)),
    clusters: panel.clusters,
    covariates: panel.covariates.map(({name, values}) => ({name, values: cells(values, true)}))
  };
  return selectUnits(split, (unit) =>
    split.outcome.subarray(unit * width, (unit + 1) * width).some((y) => !Number.isNaN(y))
  );
}

/** The unbroken series in which most units start, as a test on the period. */
export function busiestSeries(panel: Panel, breaks: readonly number[]): (period: number) => boolean {
  const firsts = [-Infinity, ...breaks];
  const starts = firsts.map((first, s) => {
    const next = firsts[s + 1] ?? Infinity;
    return panel.start.filter((start) => start > first && start < next && start !== Infinity).length;
  });
  const best = starts.indexOf(Math.max(...starts));
  return (period) => period >= firsts[best]! && period < (firsts[best + 1] ?? Infinity);
}
