/** Kroner per head (pupil, child); null where there are none or their number is not known. */
export function kronerPer(amount: number, count: number | null): number | null {
  return count === null || count === 0 ? null : amount / count;
}
