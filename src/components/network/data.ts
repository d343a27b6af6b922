import type {NetworkCounty, Networks, Provenance} from "../../model/published.js";
import type {Grade, Measure} from "../../model/survey.js";
import type {Quantity} from "../format.js";

export type Network = NetworkCounty["networks"][number];
export type NetworkShare = Network["shares"][number];

/** What is chosen on the page: county, measure, grade, survey year and the network shown in detail. */
export interface NetworkChoice {
  county: NetworkCounty;
  measure: Measure;
  grade: Grade;
  startYear: number;
  network: string;
}

const absent: Quantity = {value: null, status: "missing"};

/** Numerator per pupil and kindergarten child; absent when one of the three is, for the first reason met. */
export function perHead(amount: Quantity, network: Pick<Network, "pupils" | "children">): Quantity {
  for (const part of [amount, network.pupils, network.children]) {
    if (part.value === null) return {value: null, status: part.status === "ok" ? "missing" : part.status};
  }
  const heads = (network.pupils.value ?? 0) + (network.children.value ?? 0);
  return heads > 0
    ? {value: (amount.value ?? 0) / heads, status: "ok"}
    : {value: null, status: "notApplicable"};
}

/** Share of the network's schools that took part in a pulje. */
export function participationShare({schools, schoolsInPulje}: Network): Quantity {
  if (schools.value === null || schoolsInPulje.value === null) return absent;
  return schools.value > 0
    ? {value: schoolsInPulje.value / schools.value, status: "ok"}
    : {value: null, status: "notApplicable"};
}

function shareOf(network: Network, {measure, grade, startYear}: NetworkChoice): NetworkShare | undefined {
  return network.shares.find((s) => s.measure === measure && s.grade === grade && s.startYear === startYear);
}

/** Pupils and kindergarten children together; absent when one of them is. */
export function headsOf({pupils, children}: Network): Quantity {
  for (const part of [pupils, children]) {
    if (part.value === null) return {value: null, status: part.status === "ok" ? "missing" : part.status};
  }
  return {value: (pupils.value ?? 0) + (children.value ?? 0), status: "ok"};
}

/** A network with what it is compared by: its share for the choice, kroner per head, and participation. */
export interface OverviewRow {
  network: Network;
  share: NetworkShare | undefined;
  kroner: Quantity;
  lastYear: Quantity;
  proRata: Quantity;
  participation: Quantity;
}

/** The county's networks by name. */
export function overviewRows(choice: NetworkChoice): OverviewRow[] {
  return choice.county.networks
    .map((network) => ({
      network,
      share: shareOf(network, choice),
      kroner: perHead(network.amount, network),
      lastYear: perHead(network.amountYearBefore, network),
      proRata: perHead(network.amountProRata, network),
      participation: participationShare(network)
    }))
    .toSorted((a, b) => a.network.network.localeCompare(b.network.network, "nb"));
}

/** The county's mean: sum over sum; null when one network lacks a part. */
export function meanOf(rows: readonly OverviewRow[]): {kroner: number | null; participation: number | null} {
  const sum = (pick: (row: OverviewRow) => number | null): number | null => {
    let total = 0;
    for (const row of rows) {
      const value = pick(row);
      if (value === null) return null;
      total += value;
    }
    return total;
  };
  const heads = sum(({network: {pupils, children}}) =>
    pupils.value === null || children.value === null ? null : pupils.value + children.value
  );
  const amount = sum(({network}) => network.amount.value);
  const schools = sum(({network}) => network.schools.value);
  const inPulje = sum(({network}) => network.schoolsInPulje.value);
  return {
    kroner: amount !== null && heads ? amount / heads : null,
    participation: inPulje !== null && schools ? inPulje / schools : null
  };
}

/** Whether anything is known that the networks can be compared in. */
export function isComparable(choice: NetworkChoice): boolean {
  return overviewRows(choice).some(
    ({kroner, participation, share}) =>
      kroner.value !== null || participation.value !== null || share?.share != null
  );
}

/** The share as a quantity; missing without a row. */
export function shareQuantity(share: NetworkShare | undefined): Quantity {
  return share ? {value: share.share, status: share.status} : absent;
}

/** What a figure of the networks rests on: the data sets by id, the most important first. */
const dataSets = {
  members: [/networks/],
  heads: [/pupils/, /kindergartens/, /networks/],
  comparison: [/networks/, /pupils/, /kindergartens/, /^survey$/],
  survey: [/^survey$/, /networks/]
} as const satisfies Readonly<Record<string, readonly RegExp[]>>;

/** Data sets behind a figure of a county's networks: the example county's own, or the real ones that it rests on. */
export function chooseSources(
  sources: Networks["sources"],
  {world}: NetworkCounty,
  basis: keyof typeof dataSets = "members"
): [Provenance, ...Provenance[]] {
  const own = sources.filter((s) => s.world === world);
  const chosen =
    world === "example" ? own : dataSets[basis].flatMap((id) => own.filter((s) => id.test(s.id)));
  const [first, ...rest] = chosen;
  if (!first) throw new RangeError("no source for the networks: the page data must name at least one");
  return [first, ...rest];
}
