import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import type {Nuisance, Propensity} from "./nuisance.js";
import {columnSums, dot, gramOf, linearOf, minus, momentOf, sumOf} from "./sums.js";

/**
 * The effect of a change on the treated of a block with covariates, and each row's influence on it: see fitBlock. The
 * effect is a function of a few sums of the change over the rows; one more pass gives the influences.
 */
export function createCovariateEffect(block: ComparisonBlock, {propensity, gramFactor}: Nuisance) {
  const {design, treatedWeight, comparisonWeight} = block;
  const k = design.length;
  const rows = treatedWeight.length;
  const share = propensity?.share ?? new Float64Array(rows);
  const treatedX = columnSums(design, treatedWeight);
  const treatedTotal = treatedX[0]!;
  const shareX = columnSums(design, share);
  const shareTotal = shareX[0]! || 1;
  const shareGram = propensity && gramFactor ? gramOf(design, share) : undefined;
  // how the effect moves with the coefficients of the outcome model, through their linear representation
  const gap = treatedX.map((x, c) => shareX[c]! / shareTotal - x / treatedTotal);
  const outcomeLine = gramFactor
    ? linearOf(design, choleskySolve(gramFactor, k, gap))
    : new Float64Array(rows);
  const parts: InfluenceParts = {
    treated: scaled(treatedWeight, 1 / treatedTotal),
    share: scaled(share, 1 / shareTotal),
    outcome: product(comparisonWeight, outcomeLine),
    score: propensity ? scoresOf(block, propensity) : new Float64Array(rows)
  };
  const information = propensity && maybeCholesky(propensity.information, k);
  // a row adds through the propensity's coefficients its score times x·this: −I⁻¹ Σ v (e − mean) x / Σ v, the derivative
  // of the effect in them, I being the information
  const throughPropensity = (moment: Float64Array, mean: number) => {
    const derivative = moment.map((m, c) => (mean * shareX[c]! - m) / shareTotal);
    return information ? choleskySolve(information, k, derivative) : derivative.fill(NaN);
  };
  const line = new Float64Array(rows);

  return (change: Float64Array) => {
    const model = gramFactor && choleskySolve(gramFactor, k, momentOf(design, comparisonWeight, change));
    const residual = model ? minus(change, linearOf(design, model, line)) : change;
    const treatedMean = (sumOf(treatedWeight, change) - (model ? dot(treatedX, model) : 0)) / treatedTotal;
    // Σ v e x over the comparison units, e being the residuals and v the shares
    const moment = propensity ? momentOf(design, share, change) : new Float64Array(k);
    if (shareGram && model) subtractProduct(moment, shareGram, model);
    const comparisonMean = moment[0]! / shareTotal;
    if (propensity) linearOf(design, throughPropensity(moment, comparisonMean), line);
    else line.fill(0);
    return {
      att: treatedMean - comparisonMean,
      influence: influenceOf(parts, {residual, line, treatedMean, comparisonMean})
    };
  };
}

/** What the influences of a block's cells share, by row: weights of the two means, of the residual and of x·direction. */
interface InfluenceParts {
  treated: Float64Array;
  share: Float64Array;
  outcome: Float64Array;
  score: Float64Array;
}

function influenceOf(
  {treated, share, outcome, score}: InfluenceParts,
  {
    residual,
    line,
    treatedMean,
    comparisonMean
  }: {residual: Float64Array; line: Float64Array; treatedMean: number; comparisonMean: number}
): Float64Array {
  const rows = residual.length;
  const influence = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const e = residual[row]!;
    influence[row] =
      rows *
      (treated[row]! * (e - treatedMean) -
        share[row]! * (e - comparisonMean) +
        outcome[row]! * e +
        score[row]! * line[row]!);
  }
  return influence;
}

/** The score w (D − p) of each row. */
function scoresOf({isTreated, weight}: ComparisonBlock, {odds}: Propensity): Float64Array {
  const score = new Float64Array(weight.length);
  for (let row = 0; row < score.length; row++) {
    score[row] = weight[row]! * (isTreated[row]! - odds[row]! / (1 + odds[row]!));
  }
  return score;
}

function scaled(values: Float64Array, scale: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) result[i] = scale * values[i]!;
  return result;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let i = 0; i < result.length; i++) result[i] = a[i]! * b[i]!;
  return result;
}

/** vector − matrix·factors, in place. */
function subtractProduct(vector: Float64Array, matrix: Float64Array, factors: Float64Array): void {
  const k = vector.length;
  for (let r = 0; r < k; r++) {
    for (let c = 0; c < k; c++) vector[r] = vector[r]! - matrix[r * k + c]! * factors[c]!;
  }
}
