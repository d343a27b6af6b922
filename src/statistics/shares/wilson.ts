/** Lower and upper end of an interval; both are shares from 0 to 1. */
export interface Interval {
  low: number;
  high: number;
}

/** The 97.5th percentile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * Wilson's 95 % score interval (without continuity correction) of a share, from the number of pupils bullied and the
 * number who answered. Never leaves 0–1 and has width also at 0 and n, which the usual p ± 1.96·se has not.
 * Throws RangeError unless both are whole numbers with 0 ≤ bullied ≤ respondents and respondents ≥ 1.
 * Source: E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212.
 */
export function wilson(bullied: number, respondents: number): Interval {
  if (
    !Number.isInteger(bullied) ||
    !Number.isInteger(respondents) ||
    respondents < 1 ||
    bullied < 0 ||
    bullied > respondents
  ) {
    throw new RangeError(
      `not a count out of respondents: ${bullied} of ${respondents}: give whole numbers, 0 ≤ bullied ≤ n`
    );
  }
  const share = bullied / respondents;
  const square = z * z;
  const centre = share + square / (2 * respondents);
  const spread =
    z * Math.sqrt((share * (1 - share)) / respondents + square / (4 * respondents * respondents));
  const scale = 1 + square / respondents;
  return {
    low: bullied === 0 ? 0 : (centre - spread) / scale,
    high: bullied === respondents ? 1 : (centre + spread) / scale
  };
}
