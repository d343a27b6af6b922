/**
 * Quantile of type 7 (linear between order statistics, at position 1 + (K − 1)·p). Throws RangeError without values or
 * unless 0 ≤ p ≤ 1.
 */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0 || !(p >= 0 && p <= 1))
    throw new RangeError(`no quantile ${p} of ${values.length} values`);
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(position)] ?? NaN, sorted[Math.ceil(position)] ?? NaN];
  return low + (position - Math.floor(position)) * (high - low);
}

/** Values with both tails pulled in to the quantiles `share` and 1 − `share` (default 10 %), so that a few extreme units do not set the spread. */
export function winsorise(values: readonly number[], share = 0.1): number[] {
  if (values.length === 0) return [];
  const [low, high] = [quantile(values, share), quantile(values, 1 - share)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** Mean of the squared z-scores, φ; about 1 when units differ by chance alone. Throws RangeError without scores. */
export function dispersion(scores: readonly number[]): number {
  if (scores.length === 0) throw new RangeError("no dispersion without scores");
  return scores.reduce((sum, z) => sum + z * z, 0) / scores.length;
}

/**
 * Additive overdispersion τ², the variance between units beyond chance, by moments: with w = 1/s²,
 * τ² = (Kφ − (K − 1)) / (Σw − Σw²/Σw), and 0 when Kφ ≤ K − 1. `phi` is the mean squared (winsorised) score of K units,
 * `variances` their s² by chance, on the same scale. Throws RangeError for fewer than two units or a variance ≤ 0.
 * Source: R. DerSimonian, N. Laird (1986), Control. Clin. Trials 7, 177–188; Spiegelhalter (2005), appendix A.3.
 */
export function additiveVariance(phi: number, variances: readonly number[]): number {
  const k = variances.length;
  if (k < 2 || variances.some((v) => !(v > 0)))
    throw new RangeError(`no variance between ${k} units: give at least two, each with a variance above 0`);
  const weights = variances.map((v) => 1 / v);
  const sum = weights.reduce((a, b) => a + b, 0);
  const squares = weights.reduce((a, b) => a + b * b, 0);
  return Math.max(0, (k * phi - (k - 1)) / (sum - squares / sum));
}
