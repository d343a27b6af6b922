import type {DecidedFrame, DistributionArea, DistributionPayment} from "../model/distribution.js";

/** What the rules look at. A page builds them from an area of `data/distribution.json` and from its scenario. */

/** One unit with what it is given and the counts that are known; null where a count is not known. */
export interface UnitAmount {
  id: string;
  name: string;
  amount: number;
  members: number | null;
  schools: number | null;
  kindergartens: number | null;
  pupils: number | null;
  children: number | null;
  apprentices: number | null;
}

/** A distribution over units: a scenario, or a decided frame. Joint measures are not in it. */
export interface DistributionFacts {
  /** As a part of a sentence: `scenarioet`, `vedtaket i 2026`. */
  label: string;
  units: readonly UnitAmount[];
}

/** The amounts of a scenario or a decision, each beside the counts that the area has of its unit. */
export function distributionFacts(
  area: Pick<DistributionArea, "units">,
  {label, amounts}: {label: string; amounts: readonly {unit: string; amount: number}[]}
): DistributionFacts {
  const units = new Map(area.units.map((u) => [u.id, u]));
  return {
    label,
    units: amounts.map(({unit, amount}) => {
      const known = units.get(unit);
      return {
        id: unit,
        name: known?.name ?? unit,
        amount,
        members: known?.members ?? null,
        schools: known?.schools.value ?? null,
        kindergartens: known?.kindergartens.value ?? null,
        pupils: known?.pupils.value ?? null,
        children: known?.children.value ?? null,
        apprentices: known?.apprentices.value ?? null
      };
    })
  };
}

/** A decided frame's amounts, with the counts that the decision rested on where they are known. */
export function decidedFacts(area: Pick<DistributionArea, "units">, frame: DecidedFrame): DistributionFacts {
  const granted = new Map(frame.granted.map((g) => [g.unit, g]));
  const facts = distributionFacts(area, {
    label: `vedtaket i ${frame.decisionYear} (${frame.scheme})`,
    amounts: frame.granted
  });
  return {
    ...facts,
    units: facts.units.map((u) => ({
      ...u,
      pupils: granted.get(u.id)?.pupils ?? u.pupils,
      children: granted.get(u.id)?.children ?? u.children
    }))
  };
}

/** What one receiver was granted of Dekom, and how much of it goes to a school owner. */
export interface DekomGrant {
  code: string;
  name: string;
  amount: number;
  /** `whole`: the receiver is a school owner. `part`: it may pass money on to school owners, or be one itself. */
  toSchoolOwner: "whole" | "part";
}

export interface OwnFinancingFacts {
  decisionYear: number;
  /** Whether that year had one frame over all schemes, in which Dekom's part is not known. */
  wholeFrame: boolean;
  grants: readonly DekomGrant[];
  /** Kroner of own financing by receiver, as the user has entered them. */
  ownFinancing: ReadonlyMap<string, number>;
}

const neverSchoolOwners: readonly DistributionPayment["recipient"][] = ["university", "kindergartenOwner"];

/** Dekom of one decision year by receiver, over all its payment years. Universities and kindergarten owners are left out. */
export function ownFinancingFacts(
  payments: readonly DistributionPayment[],
  {decisionYear, ownFinancing}: Pick<OwnFinancingFacts, "decisionYear" | "ownFinancing">
): OwnFinancingFacts {
  const decided = payments.filter((p) => p.decisionYear === decisionYear);
  const grants = new Map<string, DekomGrant>();
  for (const p of decided) {
    if (p.scheme !== "Dekom" || neverSchoolOwners.includes(p.recipient)) continue;
    const toSchoolOwner = p.recipient === "schoolOwner" ? "whole" : "part";
    const amount = (grants.get(p.code)?.amount ?? 0) + p.amount;
    grants.set(p.code, {code: p.code, name: p.name, amount, toSchoolOwner});
  }
  return {
    decisionYear,
    wholeFrame: decided.some((p) => p.scheme === "Ramme"),
    grants: [...grants.values()],
    ownFinancing
  };
}

/** What a participant of a pulje was granted and how much of a post its resource person has; null where not known. */
export interface Participant {
  scheme: string;
  pulje: string;
  code: string;
  name: string;
  /** As in the user's file: kindergarten_authority, school_owner, both, independent_school, school, kindergarten. */
  role: string;
  amount: number | null;
  resourcePersonPercent: number | null;
}

/** The participants of an area. */
export function participantsOf({grants}: Pick<DistributionArea, "grants">): Participant[] {
  return grants.map(({amount, ...participant}) => ({...participant, amount: amount.value}));
}

/** A decided frame with its payments, seen from a given year. */
export interface SumsFacts {
  frame: DecidedFrame;
  /** All payments of the frame's scheme and decision year. */
  payments: readonly Pick<DistributionPayment, "paymentYear" | "unit" | "amount">[];
  /** Names of the units by id. */
  names: ReadonlyMap<string, string>;
  /** The present year: payments of later years are not due. */
  year: number;
}

/** A frame of an area with the payments that belong to it. */
export function sumsFacts(
  {payments, units}: Pick<DistributionArea, "payments" | "units">,
  frame: DecidedFrame,
  year: number
): SumsFacts {
  return {
    frame,
    names: new Map(units.map((u) => [u.id, u.name])),
    payments: payments.filter((p) => p.scheme === frame.scheme && p.decisionYear === frame.decisionYear),
    year
  };
}

/** The share of a frame for joint measures, and what the forum has decided about it. */
export interface JointShareFacts {
  label: string;
  year: number;
  frame: number;
  jointMeasures: number;
  /** The newest decision that is known; `share` 0–1. */
  decided: {year: number; share: number} | null;
}
