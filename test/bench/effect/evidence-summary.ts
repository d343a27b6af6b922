import type {Outcome, Trial} from "./evidence-world.ts";

/** A mean over worlds and its Monte Carlo standard error; NaN without worlds. */
export interface Mean {
  mean: number;
  error: number;
}

/** How an estimator did over many worlds. Percentage points; shares 0–1. */
export interface Summary {
  /** Worlds with an estimate. */
  worlds: number;
  /** Share of all worlds without an estimate, and with one but without an interval. */
  noEstimate: number;
  noInterval: number;
  truth: number;
  bias: Mean;
  rmse: number;
  meanSe: number;
  /** Share of the intervals that hold the truth. */
  coverage: Mean;
  /** Share of the intervals that do not hold 0. */
  found: Mean;
}

/** Bias = mean of (estimate − truth), each world with its own truth; RMSE = √ mean of its square. */
export function summarize(trials: readonly Trial[]): Summary {
  const estimated = trials.flatMap(({truth, att, ...rest}) =>
    truth === null || att === null ? [] : [{truth, error: att - truth, ...rest}]
  );
  const intervals = estimated.flatMap(({low, high, ...rest}) =>
    low === null || high === null ? [] : [{low, high, ...rest}]
  );
  return {
    worlds: estimated.length,
    noEstimate: 1 - estimated.length / trials.length,
    noInterval: (estimated.length - intervals.length) / trials.length,
    truth: meanOf(estimated.map(({truth}) => truth)).mean,
    bias: meanOf(estimated.map(({error}) => error)),
    rmse: Math.sqrt(meanOf(estimated.map(({error}) => error ** 2)).mean),
    meanSe: meanOf(intervals.map(({se}) => se!)).mean,
    coverage: shareOf(intervals, ({low, high, truth}) => low <= truth && truth <= high),
    found: shareOf(intervals, ({low, high}) => low > 0 || high < 0)
  };
}

/** Of the event studies with a band: worlds, points in each, studies with every point inside, points in own interval. */
export function summarizeBands(bands: readonly Outcome["band"][]) {
  const shown = bands.flatMap((band) => (band ? [band] : []));
  return {
    worlds: shown.length,
    points: meanOf(shown.map(({points}) => points)).mean,
    all: shareOf(shown, ({points, inBand}) => inBand === points),
    // points of one world hang together: the error is that of the mean over worlds
    each: meanOf(shown.map(({points, inInterval}) => inInterval / points))
  };
}

export function meanOf(values: readonly number[]): Mean {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return {mean, error: Math.sqrt(variance / n)};
}

export function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): Mean {
  const mean = items.filter(holds).length / items.length;
  return {mean, error: Math.sqrt((mean * (1 - mean)) / items.length)};
}
