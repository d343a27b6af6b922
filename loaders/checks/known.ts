import type {Finding} from "./check.ts";

/**
 * A finding that is a true property of a source: it is not reported while it matches. An exception that matches
 * nothing although its data set is there has become a finding itself, so that the list shrinks when sources mend.
 */
export interface Known {
  check: string;
  /** The exception holds only while this data set is in the manifest. */
  dataset: string;
  /** The parts of the finding that must be equal. */
  where: Pick<Finding, "file" | "row" | "column" | "value">;
  /** Why it is true and not a mistake of ours, in Norwegian. */
  reason: string;
  /** The day it was looked into (ISO). */
  since: string;
}

export const knownExceptions: readonly Known[] = [
  {
    check: "totals-with-parts",
    dataset: "udir-national-published",
    where: {file: "survey_share", column: "gender", value: "NO, 2019-20, trinn 5, all, pupils"},
    reason:
      "Pressen gjenga bare jenter og gutter hver for seg for 5. trinn i 2019; samlet tall er ikke funnet publisert.",
    since: "2026-11-21"
  }
];

/** A limit with its reason. Units are told by the name. */
export interface Threshold {
  value: number;
  reason: string;
  since: string;
}

/** Shares are published as percent with one decimal, so each of two compared shares is off by at most half of that. */
export const shareRounding: Threshold = {
  value: 0.001,
  reason:
    "To andeler publisert med én desimal i prosent kan hver avvike 0,05 prosentpoeng; grensen er romslig 0,1.",
  since: "2026-11-21"
};

/** Pupils whose gender is not registered are in the total but in neither part. */
export const genderCountGap: Threshold = {
  value: 0.02,
  reason: "Elever uten registrert kjønn er med i summen, men ikke i delene; inntil 2 prosent godtas.",
  since: "2026-11-21"
};

/** How many findings of one check are listed one by one; the rest are counted in a last finding. */
export const listedFindings: Threshold = {
  value: 200,
  reason: "En lengre liste leses ikke; antallet utover grensen står i siste linje.",
  since: "2026-11-21"
};
