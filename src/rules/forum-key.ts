import type {DecidedFrame} from "../model/distribution.js";
import type {DistributionFacts, UnitAmount} from "./facts.js";
import type {RuleFinding} from "./finding.js";
import {apprenticesText, forumKeyText, noProRataText} from "./sources.js";
import {kroner, many} from "./words.js";

type Key = NonNullable<DecidedFrame["key"]>;

/**
 * How far the amounts lie from the forum's own key: a base grant to each unit, the rest of their sum pro rata to weighted
 * heads. Less than one krone is rounding. An observation; unknown without a key or a count that it weighs.
 */
export function observeForumKey(
  {label, units}: DistributionFacts,
  key: Pick<Key, "baseGrant" | "weights"> | null
): RuleFinding {
  const heads = key && units.map((u) => weightedHeads(u, key.weights));
  const total = units.reduce((sum, u) => sum + u.amount, 0);
  const rest = total - (key?.baseGrant ?? 0) * units.length;
  const all = (heads ?? []).reduce<number>((sum, h) => sum + (h ?? 0), 0);
  const reason = !key
    ? `Fordelingsnøkkelen som forumet har besluttet, er ikke kjent, så ${label} kan ikke sammenliknes med den.`
    : !units.length
      ? `Det er ingen beløp i ${label}.`
      : heads?.some((h) => h === null) || all <= 0
        ? `Nøkkelen kan ikke regnes ut for ${label}, fordi et antall som den teller, ikke er kjent.`
        : rest < 0
          ? `Grunntilskuddet til ${many(units.length, "enhet", "enheter")} er større enn beløpene i ${label}, så nøkkelen kan ikke brukes.`
          : null;
  const title = "Grunntilskudd og fordeling etter antall, slik forumet har besluttet";
  const sources = [forumKeyText, apprenticesText, noProRataText];
  if (reason !== null || !key || !heads)
    return {id: "forum-key", title, verdict: "unknown", summary: reason ?? "", evidence: [], sources};

  const expected = heads.map((h) => key.baseGrant + (rest * (h ?? 0)) / all);
  const deviations = units.map((u, i) => Math.abs(u.amount - (expected[i] ?? 0)));
  const largest = Math.max(...deviations);
  const where = units[deviations.indexOf(largest)]?.name ?? "";
  return {
    id: "forum-key",
    title,
    verdict: "observation",
    summary:
      largest < 1
        ? `Beløpene i ${label} følger nøkkelen med ${kroner(key.baseGrant)} i grunntilskudd til kronen.`
        : `Beløpene i ${label} avviker fra nøkkelen med ${kroner(key.baseGrant)} i grunntilskudd; det største avviket er ${kroner(largest)}, for ${where}.`,
    evidence: units.map((u, i) => ({
      label: u.name,
      value: u.amount,
      expected: Math.round(expected[i] ?? 0),
      unit: "kroner",
      note: ""
    })),
    sources
  };
}

/** Null where a count with a weight is not known. */
function weightedHeads(unit: UnitAmount, weights: Key["weights"]): number | null {
  let sum = 0;
  for (const kind of ["pupils", "children", "apprentices"] as const) {
    if (weights[kind] === 0) continue;
    const count = unit[kind];
    if (count === null) return null;
    sum += weights[kind] * count;
  }
  return sum;
}
