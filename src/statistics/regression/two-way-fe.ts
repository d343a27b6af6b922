import type {Panel} from "../effect/panel.js";
import {absorbedRegression} from "./absorbed.js";
import type {RegressionEstimate} from "./estimate.js";
import {eventColumns} from "./event-columns.js";
import {createTwoWay} from "./two-way.js";

/** `smallSample` (default true): the factor G/(G − 1) · (N − 1)/(N − K); false: CR0. */
export interface TwoWayOptions {
  smallSample?: boolean;
}

/** The static two-way fixed-effects coefficient and how far it is from an average of effects. */
export interface TwoWayEffect extends RegressionEstimate {
  cells: number;
  clusters: number;
  /** Treated cells, those whose effect enters with a weight below 0, and the sum of these weights (all sum to 1). */
  negative: {treatedCells: number; negativeCells: number; weight: number};
}

/**
 * β of y_it = α_i + λ_t + β·1{t ≥ start_i} + e_it by weighted least squares over all cells with an outcome; standard
 * error clustered. Shown as a comparison only: β = Σ ω_it τ_it over treated cells with ω_it ∝ w_it·D̃_it, D̃ being the
 * treatment freed of unit and period effects, and ω may be negative (de Chaisemartin & D'Haultfœuille 2020).
 * Units treated from the first period on are in, as comparison. Without variation left in the treatment: `collinear`;
 * without treated cells: `no-treated`.
 */
export function twoWayEffect(panel: Panel, {smallSample = true}: TwoWayOptions = {}): TwoWayEffect {
  const {outcome, weight, start, periods} = panel;
  const width = periods.length;
  const include = new Uint8Array(outcome.length).fill(1);
  const values = new Float64Array(outcome.length);
  start.forEach((first, i) =>
    periods.forEach((period, t) => (values[i * width + t] = period >= first ? 1 : 0))
  );
  const fit = absorbedRegression(panel, {
    twoWay: createTwoWay(panel, include),
    columns: [{values}],
    smallSample
  });
  const negative = {treatedCells: 0, negativeCells: 0, weight: 0};
  const residual = fit.residualColumns[0]!;
  let sum = 0;
  values.forEach((isTreated, cell) => {
    if (!isTreated || Number.isNaN(outcome[cell]!) || !(weight[cell]! > 0)) return;
    negative.treatedCells++;
    const product = weight[cell]! * residual[cell]!;
    sum += product;
    if (!(product < -1e-12 * weight[cell]!)) return;
    negative.negativeCells++;
    negative.weight += product;
  });
  const estimate = fit.estimates[0]!;
  const {cells, clusters} = fit;
  if (negative.treatedCells === 0)
    return {att: null, se: null, reason: "no-treated", cells, clusters, negative};
  if (estimate.att === null)
    return {...estimate, cells, clusters, negative: {...negative, negativeCells: 0, weight: 0}};
  return {...estimate, cells, clusters, negative: {...negative, weight: negative.weight / sum}};
}

/**
 * The naive event study: one coefficient an event time but −1, with unit and period effects, over all cells with an
 * outcome; ascending. Under staggered starts with unequal effects the coefficients mix event times (Sun & Abraham 2021).
 * Where not all can be told apart the most distant leads are `collinear`.
 */
export function twoWayEventStudy(
  panel: Panel,
  {smallSample = true}: TwoWayOptions = {}
): (RegressionEstimate & {eventTime: number})[] {
  const include = new Uint8Array(panel.outcome.length).fill(1);
  const columns = eventColumns(panel, {include, reference: -1});
  const {estimates} = absorbedRegression(panel, {twoWay: createTwoWay(panel, include), columns, smallSample});
  return columns
    .map(({eventTime}, c) => ({eventTime, ...estimates[c]!}))
    .sort((a, b) => a.eventTime - b.eventTime);
}
