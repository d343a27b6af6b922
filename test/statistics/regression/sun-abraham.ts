import type {Panel} from "../../../src/statistics/effect/panel.ts";
import {absorbedRegression} from "../../../src/statistics/regression/absorbed.ts";
import {createTwoWay} from "../../../src/statistics/regression/two-way.ts";
import type {RegressionEstimate} from "../../../src/statistics/regression/estimate.ts";

/**
 * Sun & Abraham (2021) by saturated regression: one coefficient a cohort and event time (reference −1), averaged with
 * the cohorts' numbers of cells. The mean is the coefficient of a reparametrised column: with D_g the cohort dummies of
 * an event time and shares s_g, regress on Σ D_g and D_g − (s_g/s_1)·D_1 for g ≠ 1. Unweighted panels only.
 */
export function interactedEffect(panel: Panel): {
  overall: RegressionEstimate;
  byEventTime: (RegressionEstimate & {eventTime: number})[];
} {
  const width = panel.periods.length;
  const dummies = new Map<string, {eventTime: number; cells: number; values: Float64Array}>();
  for (let cell = 0; cell < panel.outcome.length; cell++) {
    const start = panel.start[Math.floor(cell / width)]!;
    const eventTime = panel.periods[cell % width]! - start;
    if (start === Infinity || eventTime === -1) continue;
    const key = `${eventTime} ${start}`;
    const dummy = dummies.get(key) ?? {eventTime, cells: 0, values: new Float64Array(panel.outcome.length)};
    dummies.set(key, dummy);
    dummy.cells++;
    dummy.values[cell] = 1;
  }
  const all = [...dummies.values()];
  const eventTimes = [...new Set(all.map(({eventTime}) => eventTime))].sort((a, b) => a - b);
  const byEventTime = reparametrise(
    panel,
    eventTimes.map((e) => all.filter(({eventTime}) => eventTime === e))
  );
  const before = eventTimes.filter((e) => e < 0).map((e) => all.filter(({eventTime}) => eventTime === e));
  const [overall] = reparametrise(panel, [all.filter(({eventTime}) => eventTime >= 0), ...before]);
  return {overall: overall!, byEventTime: byEventTime.map((e, i) => ({eventTime: eventTimes[i]!, ...e}))};
}

/** For each set of dummies the mean of their coefficients, weighted with their cells. */
function reparametrise(panel: Panel, sets: {cells: number; values: Float64Array}[][]): RegressionEstimate[] {
  const columns = sets.flatMap(([first, ...others]) => {
    const sum = first!.values.slice();
    for (const {values} of others) values.forEach((v, cell) => (sum[cell]! += v));
    const contrasts = others.map(({values, cells}) => ({
      values: values.map((v, cell) => v - (cells / first!.cells) * first!.values[cell]!)
    }));
    return [{values: sum}, ...contrasts];
  });
  const include = new Uint8Array(panel.outcome.length).fill(1);
  const {estimates} = absorbedRegression(panel, {
    twoWay: createTwoWay(panel, include),
    columns,
    smallSample: true
  });
  let position = 0;
  return sets.map((set) => {
    const estimate = estimates[position]!;
    position += set.length;
    return estimate;
  });
}
