import type {DecidedFrame, DistributionPayment} from "../../src/model/distribution.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";

/** A frame as its forum decided it. */
export interface LocatedFrame {
  frame: DecidedFrame;
  county: string;
}

/** The frames of a world whose key is known. Apprentices are in no key that is. */
export async function readDecidedFrames({rows}: Warehouse, world: World): Promise<LocatedFrame[]> {
  const keys = await rows<{
    county: string;
    scheme: string;
    decisionYear: number;
    frame: number;
    jointMeasures: number;
    jointShare: number;
    baseGrant: number;
    pupils: number;
    children: number;
    pupilYear: string;
    childDate: string;
  }>(
    `SELECT county, scheme, decision_year AS decisionYear, frame_nok AS frame, joint_measures_nok AS jointMeasures,
       joint_share AS jointShare, base_grant_nok AS baseGrant, weight_pupils AS pupils, weight_children AS children,
       pupils_from AS pupilYear, CAST(children_from AS VARCHAR) AS childDate
     FROM allocation_key WHERE world = $world`,
    {world}
  );
  const granted = await rows<
    DecidedFrame["granted"][number] & {county: string; scheme: string; decisionYear: number}
  >(
    `SELECT county, scheme, decision_year AS decisionYear, network AS unit, grant_nok AS amount, pupils, children
     FROM allocation_key_network WHERE world = $world ORDER BY network`,
    {world}
  );
  return keys.map(({county, scheme, decisionYear, frame, jointMeasures, pupils, children, ...key}) => ({
    county,
    frame: {
      scheme,
      decisionYear,
      basis: "decision",
      frame,
      jointMeasures,
      key: {...key, weights: {pupils, children, apprentices: 0}},
      granted: granted
        .filter((g) => g.county === county && g.scheme === scheme && g.decisionYear === decisionYear)
        .map((g) => ({unit: g.unit, amount: g.amount, pupils: g.pupils, children: g.children}))
    }
  }));
}

/** An area's frames, newest first: the forum's own where its decision is known, otherwise what the payments add up to. */
export function framesOf({
  payments,
  decided
}: {
  payments: readonly DistributionPayment[];
  decided: readonly DecidedFrame[];
}): DecidedFrame[] {
  const decisions = new Map(payments.map((p) => [`${p.scheme}|${p.decisionYear}`, p]));
  const paid = [...decisions.values()]
    .filter((d) => !decided.some((k) => k.scheme === d.scheme && k.decisionYear === d.decisionYear))
    .map(({scheme, decisionYear}) =>
      frameOfPayments(payments.filter((p) => p.scheme === scheme && p.decisionYear === decisionYear))
    );
  return [...decided, ...paid.flat()].sort(
    (a, b) => b.decisionYear - a.decisionYear || a.scheme.localeCompare(b.scheme, "nb")
  );
}

function frameOfPayments(payments: readonly DistributionPayment[]): DecidedFrame[] {
  const first = payments[0];
  if (!first) return [];
  const amounts = new Map<string, number>();
  let outside = 0;
  for (const {unit, amount} of payments) {
    if (unit === null) outside += amount;
    else amounts.set(unit, (amounts.get(unit) ?? 0) + amount);
  }
  const granted = [...amounts].map(([unit, amount]) => ({unit, amount, pupils: null, children: null}));
  return [
    {
      scheme: first.scheme,
      decisionYear: first.decisionYear,
      basis: "payments",
      frame: granted.reduce((sum, g) => sum + g.amount, outside),
      jointMeasures: outside,
      key: null,
      granted
    }
  ];
}
