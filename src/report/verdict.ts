import {newcombe} from "../statistics/shares/two-shares.js";
import {wilson} from "../statistics/shares/wilson.js";
import type {Status} from "../model/survey.js";

/** A share 0–1 as a report has it: the count behind it where the source gives it, else only how it was rounded. */
export interface ComparedShare {
  share: number | null;
  status: Status;
  /** Number of pupils bullied and of answers; null where the source does not give them. */
  bullied: number | null;
  respondents: number | null;
  /** Decimals of the percent as published. */
  decimals: number;
}

/** Why nothing can be said. */
export type UnknownReason =
  | "ownMissing"
  | "ownHidden"
  | "ownWithoutAnswers"
  | "ownFewAnswers"
  | "otherMissing"
  | "otherHidden"
  | "otherFewAnswers";

/** How a share lies to another: `difference` own − other with its 95 % interval, from −1 to 1. */
export type Verdict =
  | {kind: "lower" | "similar" | "higher"; difference: number; low: number; high: number}
  | {kind: "unknown"; reason: UnknownReason};

/**
 * Fewest answers for any statement. Udir hides shares of bullying on few answers, and the product rounds shares of fewer
 * than 30 answers to whole percent: below that one pupil more or less moves the share by more than three points.
 */
export const minimumAnswers = 30;

/**
 * The smallest difference that is called one, in shares: one percentage point. With thousands of answers the interval
 * also excludes differences that matter to nobody, and national figures are often published in whole percent.
 */
export const relevantDifference = 0.01;

const tolerance = 1e-12;

/**
 * Compares two shares: lower or higher only when the 95 % interval of the difference excludes 0 and the difference is at
 * least `relevantDifference`; similar otherwise. With both counts known the interval is Newcombe's. Where the other
 * share is published without its number of answers, it is taken as known but for its rounding, and the interval is
 * Wilson's of the own share. Unknown with a reason when a share is hidden or absent, or rests on too few answers.
 */
export function compareShares(own: ComparedShare | undefined, other: ComparedShare | undefined): Verdict {
  if (!own || own.status === "missing" || (own.share === null && own.status === "ok"))
    return unknown("ownMissing");
  if (own.share === null) return unknown("ownHidden");
  if (!isCounted(own)) return unknown("ownWithoutAnswers");
  if (own.respondents < minimumAnswers) return unknown("ownFewAnswers");
  if (!other || other.status === "missing" || (other.share === null && other.status === "ok"))
    return unknown("otherMissing");
  if (other.share === null) return unknown("otherHidden");
  if (isCounted(other)) {
    if (other.respondents < minimumAnswers) return unknown("otherFewAnswers");
    return judge(
      newcombe({count: own.bullied, n: own.respondents}, {count: other.bullied, n: other.respondents})
    );
  }
  const {low, high} = wilson(own.bullied, own.respondents);
  const rounding = 0.5 * 10 ** -(other.decimals + 2);
  return judge({
    difference: own.share - other.share,
    low: low - (other.share + rounding),
    high: high - (other.share - rounding)
  });
}

/** The rule on its own: both the interval and the size decide. An interval that ends at 0 does not exclude it. */
export function judge({difference, low, high}: {difference: number; low: number; high: number}): Verdict {
  const isRelevant = Math.abs(difference) >= relevantDifference - tolerance;
  const kind =
    isRelevant && high < -tolerance ? "lower" : isRelevant && low > tolerance ? "higher" : "similar";
  return {kind, difference, low, high};
}

function isCounted(share: ComparedShare): share is ComparedShare & {bullied: number; respondents: number} {
  return (
    share.bullied !== null &&
    share.respondents !== null &&
    share.respondents > 0 &&
    share.bullied <= share.respondents
  );
}

function unknown(reason: UnknownReason): Verdict {
  return {kind: "unknown", reason};
}
