/** What a rule says about facts, in the same form for every rule, as a page shows it. */

/**
 * `kept` and `notKept` only where the facts decide it. `observation`: numbers beside a text that does not itself give a
 * limit. `unknown`: a fact is not there. None of them is a legal judgement.
 */
export const verdicts = ["kept", "notKept", "observation", "unknown"] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictLabel: Readonly<Record<Verdict, string>> = {
  kept: "Stemmer",
  notKept: "Stemmer ikke",
  observation: "Til vurdering",
  unknown: "Kan ikke avgjøres"
};

/** Every rule, one file each; docs/rules.md has a line for each. */
export const ruleIds = [
  "own-financing",
  "role-amounts",
  "sums",
  "not-pro-rata",
  "forum-key",
  "joint-share",
  "annual-wheel",
  "resource-persons"
] as const;
export type RuleId = (typeof ruleIds)[number];

/** One row of the table under a finding. */
export interface EvidenceRow {
  label: string;
  /** What there is; null where it is not known, and then `note` says why. */
  value: number | null;
  /** What the rule or the comparison has in its place, in the same unit; null where there is none. */
  expected: number | null;
  /** `share` is 0–1, `percent` of a post 0–100, `correlation` −1 to 1. */
  unit: "kroner" | "share" | "percent" | "count" | "correlation" | "days";
  note: string;
}

/** A sentence that a rule rests on, as it stands in its document. */
export interface RuleSource {
  text: string;
  where: string;
  /** ISO date of the document; null where it bears none. */
  date: string | null;
}

export interface RuleFinding {
  id: RuleId;
  /** Norwegian. */
  title: string;
  verdict: Verdict;
  /** One plain Norwegian sentence with the numbers. */
  summary: string;
  evidence: EvidenceRow[];
  sources: readonly RuleSource[];
}
