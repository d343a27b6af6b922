import type {Panel} from "./panel.js";

/** A standard deviation this small beside the mean is rounding: the covariate is constant. */
const roundingSpread = 1e-13;

/**
 * Covariates with mean 0 and standard deviation 1 over all cells: the estimates do not depend on the scale, the
 * arithmetic does. A constant covariate becomes 0.
 */
export function scaleCovariates({covariates}: Panel): Float64Array[] {
  return covariates.map(({values}) => {
    const mean = meanOf(values);
    const sd = Math.sqrt(meanOf(squaredDistances(values, mean)));
    const unit = sd > roundingSpread * Math.abs(mean) ? sd : Infinity;
    const scaled = new Float64Array(values.length);
    for (let cell = 0; cell < values.length; cell++) scaled[cell] = (values[cell]! - mean) / unit;
    return scaled;
  });
}

/** Mean of the values that are there. */
function meanOf(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

function squaredDistances(values: Float64Array, from: number): Float64Array {
  const squares = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) squares[i] = (values[i]! - from) ** 2;
  return squares;
}

/** Whether neither weights nor covariates change over time. */
export function areFixed({weight, covariates, periods}: Panel): boolean {
  return [weight, ...covariates.map(({values}) => values)].every((v) => isFixed(v, periods.length));
}

function isFixed(values: Float64Array, width: number): boolean {
  for (let from = 0; from < values.length; from += width) {
    let first = NaN;
    for (let cell = from; cell < from + width; cell++) {
      const value = values[cell]!;
      if (Number.isNaN(value)) continue;
      if (Number.isNaN(first)) first = value;
      else if (value !== first) return false;
    }
  }
  return true;
}
