import gammaln from "@stdlib/math-base-special-gammaln";

/** Natural logarithm of the binomial coefficient n over k, for 0 ≤ k ≤ n. */
export function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}
