import {municipalitiesAt} from "./county.ts";
import {childRows, pupilRows} from "./heads.ts";
import {applyKey, keyYears, type KeyYear, type NetworkHeads} from "./key.ts";
import {countyCode, merger} from "./places.ts";
import type {World} from "./simulate.ts";

/** One row of allocations.csv; whole kroner. */
export interface AllocationRow {
  scheme: string;
  decision_year: number;
  payment_year: number;
  code: string;
  amount_nok: number;
  purpose: string;
}

export interface NetworkRow {
  county: string;
  network: string;
  member: string;
  valid_from: string;
  valid_to: string;
}

/** The networks began on this day. */
const networksFrom = "2018-01-01";

/** Every fourth network is paid over three years in decisions of even years: shares of the grant by payment year. */
const paymentPlan = [0.5, 0.3, 0.2];

/** The rows of networks.csv: each municipality in one network; the merged one follows its predecessors. Last days count. */
export function networkRows({county}: World): NetworkRow[] {
  return county.municipalities
    .map(({code, network, validFrom, validTo}) => ({
      county: countyCode,
      network,
      member: code,
      valid_from: validFrom > networksFrom ? validFrom : networksFrom,
      valid_to: validTo === merger.date ? merger.lastDay : validTo
    }))
    .sort((a, b) => (a.network + a.member < b.network + b.member ? -1 : 1));
}

/** Pupils and kindergarten children per network at the counts a key year uses, in the order of the names. */
export function headsForKey(
  world: World,
  {decision_year, pupils_from, children_from}: KeyYear
): NetworkHeads[] {
  const valid = new Set(municipalitiesAt(world.county, decision_year - 1));
  const pupils = new Map(
    pupilRows(world)
      .filter(({school_year}) => school_year === pupils_from)
      .map((row) => [row.unit_code, row.pupils])
  );
  const children = new Map(
    childRows(world)
      .filter(({date}) => date === children_from)
      .map((row) => [row.unit_code, row.children])
  );
  const heads = new Map<string, NetworkHeads>();
  for (const {code, network} of world.county.municipalities.filter((municipality) =>
    valid.has(municipality.code)
  )) {
    const sum = heads.get(network) ?? {network, pupils: 0, children: 0};
    sum.pupils += pupils.get(code)!;
    sum.children += children.get(code)!;
    heads.set(network, sum);
  }
  return [...heads.values()].sort((a, b) => (a.network < b.network ? -1 : 1));
}

/** Splits a grant over payment years so that the parts sum to it exactly; zero parts are left out. */
function payments(
  grant: number,
  index: number,
  decisionYear: number
): {payment_year: number; amount_nok: number}[] {
  if (index % 4 !== 1 || decisionYear % 2 !== 0) return [{payment_year: decisionYear, amount_nok: grant}];
  const later = paymentPlan.slice(1).map((share) => Math.round(grant * share));
  const first = grant - later.reduce((a, b) => a + b, 0);
  return [first, ...later].map((amount_nok, i) => ({payment_year: decisionYear + i, amount_nok}));
}

/** The rows of allocations.csv: what the key gives each network, and a row for joint measures, for every frame. */
export function allocationRows(world: World): AllocationRow[] {
  return keyYears.flatMap((key) => {
    const {scheme, decision_year} = key;
    const heads = headsForKey(world, key);
    const {jointNok, grantsNok} = applyKey(key, heads);
    const joint: AllocationRow = {
      scheme,
      decision_year,
      payment_year: decision_year,
      code: countyCode,
      amount_nok: jointNok,
      purpose: "Fellestiltak"
    };
    return [
      ...heads.flatMap(({network}, i) =>
        payments(grantsNok[i]!, i, decision_year).map((payment): AllocationRow => ({
          scheme,
          decision_year,
          code: network,
          purpose: "Etter fordelingsnøkkelen",
          ...payment
        }))
      ),
      joint
    ];
  });
}
