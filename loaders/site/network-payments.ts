import type {Warehouse} from "../warehouse/open.ts";
import type {Context, Network} from "./network-context.ts";

/**
 * What an allocation may call a network of `$world`: its name where no other county has a network of that name, or
 * `county/name`. A relation of `county`, `network`, `code`.
 */
export const namedNetworks = `(
  SELECT county, network, network AS code FROM network WHERE world = $world
    AND network IN (SELECT network FROM network WHERE world = $world GROUP BY network HAVING count(DISTINCT county) = 1)
  UNION ALL
  SELECT county, network, county || '/' || network FROM network WHERE world = $world
)`;

/**
 * Payments of a world. `network` is the county's network that the recipient names; null where the recipient is not a
 * network of this county.
 */
export async function readPayments(
  {rows}: Warehouse,
  {county, world}: Context
): Promise<(Network["allocations"][number] & {network: string | null})[]> {
  return rows(
    `SELECT a.scheme, a.decision_year AS decisionYear, a.payment_year AS paymentYear, a.code, a.amount_nok AS amountNok,
       coalesce(a.purpose, '') AS purpose, n.network
     FROM allocation a LEFT JOIN ${namedNetworks} n ON n.code = a.code AND n.county = $county
     WHERE a.world = $world ORDER BY a.payment_year DESC, a.scheme, a.code`,
    {county, world}
  );
}
