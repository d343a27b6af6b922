import type {NetworkCounty, Networks} from "../../src/model/published.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {missing, sumOf, type Counted} from "./counted.ts";
import {readContext, statedNetworkCounts, type Network} from "./network-context.ts";
import {readMembers, readUnknown} from "./network-members.ts";
import {readPayments} from "./network-payments.ts";
import {poolShares, readMemberShares} from "./network-shares.ts";
import {readProvenance} from "./provenance.ts";

/** All counties that have at least one known network, each with its networks side by side. */
export async function readNetworks(warehouse: Warehouse): Promise<Networks> {
  const counties = await warehouse.rows<{county: string; name: string; world: World}>(`
    SELECT DISTINCT n.county, coalesce(u.name, n.county) AS name, n.world
    FROM network n LEFT JOIN unit u ON u.code = n.county ORDER BY n.world DESC, n.county`);
  return {
    counties: await Promise.all(counties.map((c) => readCounty(warehouse, c))),
    sources: await readProvenance(warehouse)
  };
}

async function readCounty(
  warehouse: Warehouse,
  {county, name, world}: {county: string; name: string; world: World}
): Promise<NetworkCounty> {
  const context = await readContext(warehouse, {county, world});
  const {pupilYear, childDate} = context;
  const members = await readMembers(warehouse, context);
  const shares = await readMemberShares(warehouse, context);
  const everyone = new Set(members.map((m) => m.code));
  const paid = (await readPayments(warehouse, context)).filter(
    (p) => p.network !== null || everyone.has(p.code)
  );
  const decisions = paid.map((p) => p.decisionYear);
  const paymentYear = decisions.length ? Math.max(...decisions) : null;
  const networks = [...new Set(members.map((m) => m.network))].map((network): Network => {
    const own = members.filter((m) => m.network === network);
    const codes = new Set(own.map((m) => m.code));
    const allocations = paid
      .filter((p) => p.network === network || (p.network === null && codes.has(p.code)))
      .map(({scheme, decisionYear, paymentYear: paidIn, code, amountNok, purpose}) => ({
        scheme,
        decisionYear,
        paymentYear: paidIn,
        code,
        amountNok,
        purpose
      }))
      .sort((a, b) => b.paymentYear - a.paymentYear);
    const inYear = (year: number | null): Counted => {
      const found = allocations.filter((a) => a.paymentYear === year);
      return found.length ? {value: found.reduce((sum, a) => sum + a.amountNok, 0), status: "ok"} : missing;
    };
    return {
      network,
      basis: own[0]?.networkBasis ?? "inferred",
      pupils: sumOf(own.map((m) => m.pupils)),
      children: sumOf(own.map((m) => m.children)),
      schools: sumOf(own.map((m) => m.schools)),
      schoolsInPulje: sumOf(own.map((m) => m.schoolsInPulje)),
      amount: inYear(paymentYear),
      amountYearBefore: inYear(paymentYear === null ? null : paymentYear - 1),
      amountProRata: missing,
      members: own.map((m) => ({
        code: m.code,
        name: m.name,
        basis: m.basis,
        pupils: m.pupils,
        children: m.children,
        puljer: m.puljer
      })),
      allocations,
      shares: poolShares(shares, codes)
    };
  });
  return {
    county,
    name,
    world,
    pupilYear,
    childDate,
    membersAt: context.membersAt,
    networkCount: statedNetworkCounts[county] ?? null,
    paymentYear,
    unknownMembers: await readUnknown(warehouse, context, members),
    networks: withProRata(networks)
  };
}

/** Each network's amount if the same sum were divided by pupils and children alone; needs every network's numbers. */
function withProRata(networks: readonly Network[]): Network[] {
  const heads = sumOf(networks.flatMap((n) => [n.pupils, n.children])).value;
  const total = sumOf(networks.map((n) => n.amount)).value;
  return networks.map((n) => {
    const own = sumOf([n.pupils, n.children]).value;
    return heads && total !== null && own !== null
      ? {...n, amountProRata: {value: (total * own) / heads, status: "ok" as const}}
      : n;
  });
}
