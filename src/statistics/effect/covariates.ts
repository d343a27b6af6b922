import type {Panel} from "./panel.js";

/** A standard deviation this small beside the mean is rounding: the covariate is constant. */
const roundingSpread = 1e-13;

/**
 * Covariates with mean 0 and standard deviation 1 over all cells: the estimates do not depend on the scale, the
 * arithmetic does. A constant covariate becomes 0.
 */
export function scaleCovariates({covariates}: Panel): Float64Array[] {
  return covariates.map(({values}) => {
    const present = values.filter((v) => !Number.isNaN(v));
    const mean = present.reduce((sum, v) => sum + v, 0) / present.length;
    const sd = Math.sqrt(present.reduce((sum, v) => sum + (v - mean) ** 2, 0) / present.length);
    return sd > roundingSpread * Math.abs(mean)
      ? values.map((v) => (v - mean) / sd)
      : values.map((v) => (Number.isNaN(v) ? v : 0));
  });
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
