import type {DistributionPayment} from "../../src/model/distribution.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {namedNetworks} from "./network-payments.ts";

/** A payment with the county, network and municipality of today that its receiver belongs to, where they are known. */
export interface LocatedPayment {
  payment: Omit<DistributionPayment, "unit">;
  county: string | null;
  network: string | null;
  municipality: string | null;
}

/** Payments of a world, newest first. A former municipality code stands for its successor where there is only one. */
export async function readLocatedPayments({rows}: Warehouse, world: World): Promise<LocatedPayment[]> {
  const found = await rows<
    Omit<DistributionPayment, "unit" | "recipient"> & Omit<LocatedPayment, "payment"> & {level: string | null}
  >(
    `WITH successor AS (
       SELECT code, any_value(successor) AS successor FROM municipality_successor
       GROUP BY code HAVING count(DISTINCT successor) = 1
     )
     SELECT a.scheme, a.decision_year AS decisionYear, a.payment_year AS paymentYear, a.code,
       coalesce(n.network, u.name, a.code) AS name, a.amount_nok AS amount, coalesce(a.purpose, '') AS purpose,
       coalesce(n.county, t.county, u.county) AS county, n.network, u.level,
       CASE WHEN u.level = 'municipality' THEN coalesce(t.code, u.code) ELSE u.municipality END AS municipality
     FROM allocation a
     LEFT JOIN ${namedNetworks} n ON n.code = a.code
     LEFT JOIN unit u ON u.code = a.code AND u.world = a.world
     LEFT JOIN successor s ON s.code = a.code
     LEFT JOIN unit t ON t.code = s.successor
     WHERE a.world = $world
     ORDER BY a.decision_year DESC, a.scheme, a.payment_year, a.code, a.purpose`,
    {world}
  );
  return found.map(({level, county, network, municipality, ...payment}) => ({
    payment: {...payment, recipient: recipientOf(payment.scheme, network, level)},
    county,
    network,
    municipality
  }));
}

function recipientOf(
  scheme: string,
  network: string | null,
  level: string | null
): DistributionPayment["recipient"] {
  if (network !== null) return "network";
  if (level === "county") return "county";
  if (level === "school" || level === "kindergarten") return "unit";
  if (level !== "municipality") return "unknown";
  return scheme === "Dekom" ? "schoolOwner" : scheme === "Rekom" ? "kindergartenOwner" : "municipality";
}

/**
 * A receiver that no register knows, such as a university, is of the county of its decision: one county governor
 * decides a scheme's frame. That is told only where all known receivers of the scheme and year are of one county.
 */
export function locatePayments(payments: readonly LocatedPayment[]): LocatedPayment[] {
  const counties = new Map<string, Set<string>>();
  const decision = ({payment}: LocatedPayment) => `${payment.scheme}|${payment.decisionYear}`;
  for (const p of payments) {
    if (p.county === null) continue;
    const known = counties.get(decision(p));
    if (known) known.add(p.county);
    else counties.set(decision(p), new Set([p.county]));
  }
  return payments.map((p) => {
    const [only, ...others] = counties.get(decision(p)) ?? [];
    return p.county === null && only !== undefined && !others.length ? {...p, county: only} : p;
  });
}
