import type {DekomGrant, OwnFinancingFacts} from "./facts.js";
import type {EvidenceRow, RuleFinding, Verdict} from "./finding.js";
import {ownFinancingText} from "./sources.js";
import {kroner, many} from "./words.js";

/** Least own financing in whole kroner: 30 % of the grant, rounded up. */
export function leastOwnFinancing(amount: number): number {
  return Math.ceil((amount * 3) / 10);
}

/**
 * Dekom: own financing is at least 30 % of what is granted to school owners. A receiver that only may pass money on is
 * surely within the rule with 30 % of the whole amount; with less it depends on what school owners get of it.
 */
export function checkOwnFinancing({
  decisionYear,
  wholeFrame,
  grants,
  ownFinancing
}: OwnFinancingFacts): RuleFinding {
  const judged = grants.map((grant) => ({grant, verdict: judge(grant, ownFinancing.get(grant.code))}));
  const short = judged.filter((j) => j.verdict === "notKept");
  const open = judged.filter((j) => j.verdict === "unknown");
  const verdict: Verdict = short.length ? "notKept" : open.length || !judged.length ? "unknown" : "kept";
  const least = kroner(leastOwnFinancing(grants.reduce((sum, g) => sum + g.amount, 0)));
  const inYear = `i vedtaksåret ${decisionYear}`;
  const summary = !judged.length
    ? wholeFrame
      ? `Rammen ${inYear} er felles for ordningene, så Dekoms del og kravet om 30 prosent egenfinansiering kan ikke regnes ut.`
      : `Ingen tilskudd fra Dekom til skoleeiere er kjent ${inYear}.`
    : verdict === "notKept"
      ? `${many(short.length, "skoleeier", "skoleeiere")} har ført opp mindre egenfinansiering enn 30 prosent av tilskuddet ${inYear}.`
      : verdict === "kept"
        ? `Alle ${judged.length} mottakere har ført opp minst 30 prosent egenfinansiering ${inYear}, til sammen minst ${least}.`
        : `Egenfinansieringen er ikke avklart for ${many(open.length, "mottaker", "mottakere")} ${inYear}; 30 prosent av alle tilskuddene er ${least}.`;
  return {
    id: "own-financing",
    title: "Egenfinansiering på 30 prosent (Dekom)",
    verdict,
    summary,
    evidence: judged.map(({grant}) => evidenceOf(grant, ownFinancing.get(grant.code))),
    sources: [ownFinancingText]
  };
}

function judge({amount, toSchoolOwner}: DekomGrant, own: number | undefined): Verdict {
  if (own === undefined) return "unknown";
  if (own >= leastOwnFinancing(amount)) return "kept";
  return toSchoolOwner === "whole" ? "notKept" : "unknown";
}

function evidenceOf({name, amount, toSchoolOwner}: DekomGrant, own: number | undefined): EvidenceRow {
  const notes = [
    `Tilskudd ${kroner(amount)}.`,
    own === undefined ? "Egenfinansiering er ikke ført opp." : "",
    toSchoolOwner === "part" ? "Kravet gjelder bare den delen som går til skoleeiere." : ""
  ];
  return {
    label: name,
    value: own ?? null,
    expected: leastOwnFinancing(amount),
    unit: "kroner",
    note: notes.filter(Boolean).join(" ")
  };
}
