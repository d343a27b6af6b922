import {disclosureLimits} from "../../src/model/disclosure-limits.ts";
import type {Cell, Interval, Quantity} from "./fact.ts";

/** How little an outsider must be able to learn of a hidden number. */
export interface Protection {
  /** The smallest width (highest − lowest possible value) that is safe. */
  width: number;
  /** Only whole numbers are possible. */
  whole: boolean;
  reason: string;
  since: string;
}

/** The rule by quantity. A hidden cell whose interval is narrower than this is a leak. */
export const protections: Readonly<Record<Quantity, Protection>> = {
  bullied: {
    width: 1,
    whole: true,
    reason:
      "at least two counts stay possible: Udir's screening and the example's hide a number so that it cannot be known",
    since: "2026-11-27"
  },
  share: {
    width: 0.01,
    whole: false,
    reason:
      "one percentage point, ten times the step of a published share, where no number of answers is known",
    since: "2026-11-27"
  },
  threeYearShare: {
    width: 0.01,
    whole: false,
    reason: "as for the annual share",
    since: "2026-11-27"
  },
  score: {
    width: 0.2,
    whole: false,
    reason:
      "a score is published with one decimal, so 0.1 is the number itself: the one beside it must be possible too",
    since: "2026-11-27"
  },
  answered: {width: 4, whole: true, reason: "counts 1–4 are withheld as one group", since: "2026-11-27"},
  invited: {width: 4, whole: true, reason: "counts 1–4 are withheld as one group", since: "2026-11-27"},
  pupils: {width: 4, whole: true, reason: "counts 1–4 are withheld as one group", since: "2026-11-27"},
  children: {width: 4, whole: true, reason: "counts 1–4 are withheld as one group", since: "2026-11-27"}
};

/** Where the rule differs: groups that the site itself adds up, so that nothing but our own choice shows or hides them. */
export const madeHere: Protection = {
  width: disclosureLimits.protectionWidth.fewest - 1,
  whole: true,
  reason: "so many counts stay possible for what is added up here, as the limits for it ask",
  since: "2026-11-27"
};

/** The rule for a cell. */
export function protectionOf({quantity, unit}: Pick<Cell, "quantity" | "unit">): Protection {
  return quantity === "bullied" && /^(?:net|pulje|rest):/.test(unit) ? madeHere : protections[quantity];
}

/** Width that may be lost in adding decimals up. */
export const tolerance = 1e-9;

export function isTight(cell: Pick<Cell, "quantity" | "unit">, {low, high}: Interval): boolean {
  return high - low < protectionOf(cell).width - tolerance;
}
