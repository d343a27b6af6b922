import {disclosureLimits, primaryLimits, type DisclosureLimit} from "../../src/model/disclosure-limits.ts";

const changes = [
  ...new Set(
    Object.values<DisclosureLimit>(disclosureLimits).flatMap(({scope, since}) =>
      scope === "made-here" && since !== null ? [since] : []
    )
  )
].sort((a, b) => b - a);

function condition(startYear: number): string {
  const {respondents, numerator, complement} = primaryLimits("made-here", startYear);
  return `respondents > 0 AND (respondents < ${respondents} OR bullied > 0 AND (bullied < ${numerator} OR respondents - bullied < ${complement}))`;
}

/**
 * `below_limit(bullied, respondents, school_year)`: whether a share that is made here is hidden on its own account, by
 * the rule of `primaryReason` and the limits of that year.
 */
export const limitMacro = `CREATE TEMP MACRO below_limit(bullied, respondents, school_year) AS CASE ${changes
  .map((year) => `WHEN CAST(left(school_year, 4) AS INTEGER) >= ${year} THEN ${condition(year)}`)
  .join(" ")} ELSE ${condition(-Infinity)} END`;
