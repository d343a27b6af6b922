import type {PrimaryLimits} from "../../model/disclosure-limits.js";

/** Why a share is hidden on its own account. */
export type PrimaryReason = "few-respondents" | "small-count" | "small-complement";

/**
 * Why a count of `respondents` must be hidden on its own account, or undefined. Hidden are: fewer respondents than the
 * limit, counts from 1 to below it, and complements (respondents − count) from 0 to below it. Nobody bullied may be
 * shown: it tells of no one that something happened to them. Nobody who answered is nothing to hide.
 */
export function primaryReason(
  {count, respondents}: {count: number; respondents: number},
  limits: PrimaryLimits
): PrimaryReason | undefined {
  if (respondents === 0) return undefined;
  if (respondents < limits.respondents) return "few-respondents";
  if (count > 0 && count < limits.numerator) return "small-count";
  if (count > 0 && respondents - count < limits.complement) return "small-complement";
  return undefined;
}
