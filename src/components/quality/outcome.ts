import type {CheckSummary} from "../../model/quality.js";

/** What came of a check, as readers see it; `none`: there was nothing to look at. */
export type Outcome = "passed" | "warning" | "error" | "none";

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  passed: "Bestått",
  warning: "Advarsel",
  error: "Feil",
  none: "Ikke aktuell"
};

export function outcomeOf({result, severity}: Pick<CheckSummary, "result" | "severity">): Outcome {
  if (result === "passed") return "passed";
  return result === "failed" ? severity : "none";
}
