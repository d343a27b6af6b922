import {expect, test} from "vitest";
import {
  headsOf,
  meanOf,
  participationShare,
  perHead,
  type Network
} from "../../../src/components/network/data.ts";
import {wrapHeading} from "../../../src/components/network-dots-panel.ts";

const ok = (value: number) => ({value, status: "ok" as const});
const hidden = {value: null, status: "suppressed" as const};
const missing = {value: null, status: "missing" as const};

function network(changes: Partial<Network> = {}): Network {
  return {
    network: "Fosen",
    basis: "confirmed",
    pupils: ok(300),
    children: ok(100),
    schools: ok(8),
    schoolsInPulje: ok(2),
    amount: ok(80_000),
    amountYearBefore: missing,
    amountProRata: missing,
    members: [],
    allocations: [],
    shares: [],
    ...changes
  };
}

test("kroner per head is the amount over pupils and kindergarten children together", () => {
  expect(perHead(ok(80_000), network())).toEqual({value: 200, status: "ok"});
});

test.each([
  ["amount", hidden, {}, "suppressed"],
  ["pupils", ok(1), {pupils: missing}, "missing"],
  ["children", ok(1), {children: hidden}, "suppressed"]
] as const)(
  "without %s there is no kroner per head, for the same reason",
  (_name, amount, changes, status) => {
    expect(perHead(amount, network(changes))).toEqual({value: null, status});
  }
);

test("a network without heads has no kroner per head, and one without schools no share of them", () => {
  expect(perHead(ok(1), network({pupils: ok(0), children: ok(0)})).status).toBe("notApplicable");
  expect(participationShare(network({schools: ok(0), schoolsInPulje: ok(0)})).status).toBe("notApplicable");
});

test("no school in a pulje is a share of zero, an unknown number is none", () => {
  expect(participationShare(network({schoolsInPulje: ok(0)}))).toEqual({value: 0, status: "ok"});
  expect(participationShare(network({schoolsInPulje: missing}))).toEqual({value: null, status: "missing"});
});

test("heads are pupils and children; absent when one of them is", () => {
  expect(headsOf(network())).toEqual({value: 400, status: "ok"});
  expect(headsOf(network({children: hidden}))).toEqual({value: null, status: "suppressed"});
});

function rowOf(each: Network) {
  const absent = {value: null, status: "missing" as const};
  return {
    network: each,
    share: undefined,
    kroner: absent,
    lastYear: absent,
    proRata: absent,
    participation: absent
  };
}

test("the county's mean is sum over sum, not the mean of the networks", () => {
  const large = network({pupils: ok(1000), children: ok(600), amount: ok(160_000), schools: ok(32)});
  expect(meanOf([network(), large].map(rowOf))).toEqual({kroner: 240_000 / 2000, participation: 4 / 40});
});

test("there is no mean when one network lacks a part", () => {
  expect(meanOf([network(), network({amount: missing})].map(rowOf))).toMatchObject({kroner: null});
});

test("a heading stands in one line where it fits, else in two that are as alike as can be", () => {
  expect(wrapHeading("Skoler i pulje", 200)).toEqual(["Skoler i pulje"]);
  expect(wrapHeading("Kroner per elev og barn, utbetalt i 2026", 200)).toEqual([
    "Kroner per elev og",
    "barn, utbetalt i 2026"
  ]);
});
