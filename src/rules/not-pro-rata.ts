import type {DistributionFacts, UnitAmount} from "./facts.js";
import type {EvidenceRow, RuleFinding} from "./finding.js";
import {maybeProportion, type Proportion} from "./proportion.js";
import {forumKeyText, networkFundsText, noProRataText} from "./sources.js";
import {correlation, kroner, percent} from "./words.js";

interface Basis {
  /** `likt til hver enhet`, `antall eiere`. */
  label: string;
  count: (unit: UnitAmount) => number | null;
  /** Why the count is not known, where it is not. */
  absent: string;
}

/** What the guidelines name, and what the forum's plan names. Universities are counted in no data here. */
const bases: readonly Basis[] = [
  {label: "Likt til hver enhet", count: () => 1, absent: ""},
  {
    label: "Eiere (kommuner i enheten)",
    count: (u) => u.members,
    absent: "Antall eiere er ikke kjent for alle."
  },
  {
    label: "Virksomheter (skoler og barnehager)",
    count: ({schools, kindergartens}) => add(schools, kindergartens),
    absent: "Antall skoler eller barnehager er ikke kjent for alle."
  },
  {label: "Skoler", count: (u) => u.schools, absent: "Antall skoler er ikke kjent for alle."},
  {label: "UH", count: () => null, absent: "Hvilke UH hver enhet samarbeider med, er ikke i dataene."},
  {
    label: "Elever og barn",
    count: ({pupils, children}) => add(pupils, children),
    absent: "Antall elever og barn er ikke kjent for alle."
  }
];

function add(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/**
 * How the amounts lie beside counts of units, owners, schools and heads. The two texts that speak of pro rata stand side
 * by side; whether a distribution agrees with them is for readers to judge, so this is an observation whatever the numbers.
 */
export function observeProRata({label, units}: DistributionFacts): RuleFinding {
  const amounts = units.map((u) => u.amount);
  const compared = bases.map((basis) => ({
    basis,
    proportion: maybeProportion(amounts, units.map(basis.count))
  }));
  const closest = compared
    .flatMap(({basis, proportion}) => (proportion ? [{basis, ...proportion}] : []))
    .toSorted((a, b) => a.moved - b.moved)[0];
  const total = amounts.reduce((sum, a) => sum + a, 0);
  return {
    id: "not-pro-rata",
    title: "Beløpene og forholdet til antall enheter, eiere og virksomheter",
    verdict: "observation",
    summary: !closest
      ? `I ${label} er det for få enheter eller for få kjente antall til å sammenlikne.`
      : closest.moved < Math.max(1, units.length / 2)
        ? `I ${label} er beløpene de samme som en fordeling etter «${closest.basis.label.toLowerCase()}» gir.`
        : `I ${label} ligger beløpene nærmest en fordeling etter «${closest.basis.label.toLowerCase()}»: ${percent(closest.moved / total)} av kronene ligger annerledes, mest hos ${units[closest.furthest.index]?.name ?? ""} (${kroner(Math.abs(closest.furthest.amount - closest.furthest.proportional))}).`,
    evidence: compared.flatMap(({basis, proportion}) => rowsOf(basis, proportion, units)),
    sources: [noProRataText, networkFundsText, forumKeyText]
  };
}

function rowsOf(
  {label, absent}: Basis,
  proportion: Proportion | undefined,
  units: readonly UnitAmount[]
): EvidenceRow[] {
  if (!proportion) {
    const note = absent || "Det trengs minst to enheter.";
    return [{label, value: null, expected: null, unit: "kroner", note}];
  }
  const {furthest, moved, correlation: r} = proportion;
  return [
    {
      label,
      value: furthest.amount,
      expected: Math.round(furthest.proportional),
      unit: "kroner",
      note: `Størst avvik: ${units[furthest.index]?.name ?? ""}. I alt ligger ${kroner(moved)} annerledes.`
    },
    {
      label: `${label}: korrelasjon`,
      value: r,
      expected: null,
      unit: "correlation",
      note:
        r === null
          ? "Beløpet eller antallet er likt for alle, så det finnes ingen korrelasjon."
          : `${correlation(r)} av høyst 1,00.`
    }
  ];
}
