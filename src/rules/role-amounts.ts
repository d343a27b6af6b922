import {grantByRole, valuesByRole} from "../model/participation-rules.js";
import type {Participant} from "./facts.js";
import type {RuleFinding, Verdict} from "./finding.js";
import {roleAmountsText, sharedGrantText} from "./sources.js";
import {many} from "./words.js";

/** Kroner for the whole period by role, as the letter on IBS pulje 5 sets them; roles without an amount are not in it. */
export const roleAmounts: Readonly<Record<string, number>> = valuesByRole(grantByRole);
/** The one pulje whose amounts are known. */
export const pulje = "5";

/** What participants of IBS were granted, against the amounts per role of pulje 5. */
export function checkRoleAmounts(all: readonly Participant[]): RuleFinding {
  const participants = all.filter((p) => p.scheme === "IBS" && p.role in roleAmounts);
  const bound = participants.filter((p) => p.pulje === pulje);
  const absent = bound.filter((p) => p.amount === null);
  const other = bound.filter((p) => p.amount !== null && p.amount !== roleAmounts[p.role]);
  const equal = participants.filter((p) => p.amount === roleAmounts[p.role]);
  const verdict: Verdict = !participants.length
    ? "unknown"
    : !bound.length
      ? "observation"
      : other.length
        ? "notKept"
        : absent.length
          ? "unknown"
          : "kept";
  const summaries: Readonly<Record<Verdict, string>> = {
    kept: `Alle ${many(bound.length, "deltaker", "deltakere")} i pulje 5 har fått beløpet for sin rolle.`,
    notKept: `${many(other.length, "deltaker", "deltakere")} av ${bound.length} i pulje 5 har et annet beløp enn satsen for sin rolle; kommuner med felles søknad kan dele tilskuddet.`,
    observation: `Satsene er kjent bare for pulje 5; i de andre puljene har ${equal.length} av ${many(participants.length, "deltaker", "deltakere")} fått det samme.`,
    unknown: participants.length
      ? `Beløpet er ikke kjent for ${many(absent.length, "deltaker", "deltakere")} av ${bound.length} i pulje 5.`
      : "Ingen eiere eller frittstående skoler i IBS er kjent."
  };
  return {
    id: "role-amounts",
    title: "Beløp for hver rolle i IBS pulje 5",
    verdict,
    summary: summaries[verdict],
    evidence: participants.map((p) => ({
      label: `${p.name}, pulje ${p.pulje}`,
      value: p.amount,
      expected: roleAmounts[p.role] ?? null,
      unit: "kroner",
      note: [
        p.amount === null ? "Beløpet er ikke kjent." : "",
        p.pulje === pulje ? "" : "Satsen er kjent for pulje 5 og står her til sammenlikning."
      ]
        .filter(Boolean)
        .join(" ")
    })),
    sources: [roleAmountsText, sharedGrantText]
  };
}
