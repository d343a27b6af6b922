import normalCdfOf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantileOf from "@stdlib/stats-base-dists-normal-quantile";

/** Standard normal quantile of probability `p` in 0–1. */
export const normalQuantile = (p: number): number => normalQuantileOf(p, 0, 1);

/** Standard normal distribution function. */
export const normalCdf = (x: number): number => normalCdfOf(x, 0, 1);
