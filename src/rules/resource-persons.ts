import {minimumResourcePercent, valuesByRole} from "../model/participation-rules.js";
import type {Participant} from "./facts.js";
import type {RuleFinding, Verdict} from "./finding.js";
import {onePersonText, resourcePersonText} from "./sources.js";
import {many} from "./words.js";

/** Least percent of a post by role; roles without one are not in it. */
export const leastResourcePercent: Readonly<Record<string, number>> = valuesByRole(minimumResourcePercent);

/** Whether a participant's resource person has the least percent of a post; null where the letter sets none. */
export function judgeResourcePerson({
  scheme,
  role,
  resourcePersonPercent
}: Pick<Participant, "scheme" | "role" | "resourcePersonPercent">): {verdict: Verdict; least: number} | null {
  const least = scheme === "IBS" ? leastResourcePercent[role] : undefined;
  if (least === undefined) return null;
  if (resourcePersonPercent === null) return {verdict: "unknown", least};
  return {verdict: resourcePersonPercent >= least ? "kept" : "notKept", least};
}

/** Resource persons of the participants of IBS. Schools, independent ones too, have no least percent in the letter. */
export function checkResourcePersons(participants: readonly Participant[]): RuleFinding {
  const judged = participants.flatMap((participant) => {
    const judgement = judgeResourcePerson(participant);
    return judgement ? [{participant, ...judgement}] : [];
  });
  const count = (verdict: Verdict) => judged.filter((j) => j.verdict === verdict).length;
  const [kept, notKept, unknown] = [count("kept"), count("notKept"), count("unknown")];
  // the percents are those of pulje 5: beside other puljer they are a comparison, not a rule
  const isBound = judged.some(({participant}) => participant.pulje === "5");
  const verdict: Verdict = !judged.length
    ? "unknown"
    : !isBound
      ? "observation"
      : notKept
        ? "notKept"
        : unknown
          ? "unknown"
          : "kept";
  return {
    id: "resource-persons",
    title: "Ressursperson i minst 20 prosent stilling for hver rolle (IBS)",
    verdict,
    summary: judged.length
      ? `${[
          `${kept} av ${many(judged.length, "kommune", "kommuner")} har ressursperson i stor nok stilling`,
          notKept > 0 && `${notKept} har mindre`,
          unknown > 0 && `for ${unknown} er den ikke kjent`
        ]
          .filter(Boolean)
          .join(", ")}; kravet er kjent bare for pulje 5.`
      : "Ingen kommuner i IBS er kjent.",
    evidence: judged.map(({participant, least}) => ({
      label: `${participant.name}, pulje ${participant.pulje}`,
      value: participant.resourcePersonPercent,
      expected: least,
      unit: "percent",
      note: participant.resourcePersonPercent === null ? "Stillingsprosenten er ikke kjent." : ""
    })),
    sources: [resourcePersonText, onePersonText]
  };
}
