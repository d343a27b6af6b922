import {readFileSync} from "node:fs";
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {allocateFrame} from "../../../src/statistics/allocation/allocate.ts";
import type {AllocationKey, AllocationUnit} from "../../../src/statistics/allocation/key.ts";
import {numberOf, readReference} from "../reference.ts";
import {allocated, arbitraryKey, arbitraryUnits, arbitraryWeights} from "./arbitrary.ts";

interface KeyFile {
  years: {
    scheme: string;
    decision_year: number;
    frame_nok: number;
    joint_share: number;
    base_grant_nok: number;
    joint_measures_nok: number;
    networks: {network: string; pupils: number; children: number; grant_nok: number}[];
  }[];
}
const {years} = JSON.parse(readFileSync("data/example-county/key.json", "utf8")) as KeyFile;
const byHeads = {pupils: 1, children: 1, apprentices: 0, need: 0};
const noJoint = {kroner: 0};

function unit(network: string, pupils: number, children = 0): AllocationUnit {
  return {network, pupils, children, apprentices: null};
}

test.each(years.map((year) => [`${year.scheme} ${year.decision_year}`, year] as const))(
  "%s of the example county: every grant to the krone",
  (_, {frame_nok, joint_share, base_grant_nok, joint_measures_nok, networks}) => {
    expect(networks).toHaveLength(11);
    const {joint, sum, ...result} = allocated(
      {frame: frame_nok, joint: {share: joint_share}, base: {kroner: base_grant_nok}, weights: byHeads},
      networks.map(({network, pupils, children}) => unit(network, pupils, children))
    );
    expect(joint).toBe(joint_measures_nok);
    expect(sum).toBe(frame_nok - joint_measures_nok);
    expect(result.networks.map(({amount}) => amount)).toEqual(networks.map(({grant_nok}) => grant_nok));
  }
);

test("16 networks of the reference: grants to the krone, quotas and kroner per head to 1e-9", () => {
  const rows = readReference("fairness/network_example.csv");
  expect(rows).toHaveLength(16);
  const {networks} = allocated(
    {
      frame: 12_500_000,
      joint: noJoint,
      base: {kroner: 150_000},
      weights: {pupils: 1, children: 0.5, apprentices: 0, need: 0}
    },
    rows.map(({network, pupils, children}) => unit(network!, numberOf(pupils), numberOf(children)))
  );
  networks.forEach(({amount, quota, perHead}, i) => {
    expect(amount).toBe(numberOf(rows[i]!["grant"]));
    expect(quota).toBeCloseTo(numberOf(rows[i]!["quota"]), 8);
    expect(perHead).toBeCloseTo(numberOf(rows[i]!["per_head"]), 9);
  });
});

test("amount = base + pro rata, the amounts sum to frame − joint, and none is negative", () => {
  fc.assert(
    fc.property(arbitraryKey, arbitraryUnits(), (key, units) => {
      const result = allocateFrame(key, units);
      if (!result.ok) {
        expect(["baseAboveRest", "noHeads"]).toContain(result.reason);
        return;
      }
      let sum = 0;
      for (const {amount, base, proRata, adjustment, quota} of result.networks) {
        expect([amount, adjustment]).toEqual([base + proRata, 0]);
        expect(Math.min(base, proRata)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(amount - quota)).toBeLessThan(1 + 1e-6);
        sum += amount;
      }
      expect([sum, result.sum]).toEqual([key.frame - result.joint, key.frame - result.joint]);
    })
  );
});

test("the order of the input changes no amount", () => {
  fc.assert(
    fc.property(arbitraryKey, arbitraryUnits(), (key, units) => {
      const [forward, backward] = [allocateFrame(key, units), allocateFrame(key, units.toReversed())];
      if (!forward.ok || !backward.ok) {
        expect(forward.ok).toBe(backward.ok);
        return;
      }
      expect(backward.networks.toReversed()).toEqual(forward.networks);
    })
  );
});

test("two networks with the same counts get the same, within the krone that settles a tie", () => {
  fc.assert(
    fc.property(arbitraryKey, arbitraryUnits(), (key, units) => {
      const twin = {...units[0]!, network: `${units[0]!.network} twin`};
      const result = allocateFrame(key, [...units.filter(({network}) => network !== twin.network), twin]);
      if (!result.ok) return;
      const [first, last] = [result.networks[0]!, result.networks.at(-1)!];
      expect(Math.abs(first.amount - last.amount)).toBeLessThanOrEqual(1);
    })
  );
});

/*
 * With kroner per network as base the quota never falls when the own count rises, and an amount is its quota rounded down
 * or up: so an amount never falls by more than 1 kr. It can fall by 1 kr (the population paradox of largest remainders).
 */
test("more pupils never cost a network more than the one krone of rounding, without bounds", () => {
  fc.assert(
    fc.property(
      arbitraryKey,
      arbitraryUnits(),
      fc.integer({min: 1, max: 5_000}),
      (key, [own, ...others], more) => {
        const before = allocateFrame(key, [own!, ...others]);
        const after = allocateFrame(key, [{...own!, pupils: own!.pupils + more}, ...others]);
        if (!before.ok || !after.ok) return;
        expect(after.networks[0]!.quota).toBeGreaterThanOrEqual(before.networks[0]!.quota - 1e-6);
        expect(after.networks[0]!.amount).toBeGreaterThanOrEqual(before.networks[0]!.amount - 1);
      }
    )
  );
});

test("counts times a whole number, and weights times a number, change no amount", () => {
  fc.assert(
    fc.property(arbitraryKey, arbitraryUnits(), fc.integer({min: 2, max: 50}), (given, units, times) => {
      const key = {...given, weights: {...given.weights, need: 0}};
      const plain = allocateFrame(key, units);
      const larger = units.map((one) => ({
        ...one,
        pupils: one.pupils * times,
        children: one.children * times,
        apprentices: one.apprentices! * times
      }));
      const {pupils, children, apprentices} = key.weights;
      const weights = {pupils: pupils * 8, children: children * 8, apprentices: apprentices * 8, need: 0};
      for (const other of [allocateFrame(key, larger), allocateFrame({...key, weights}, units)]) {
        if (!plain.ok || !other.ok) expect(other).toEqual(plain);
        else {
          expect(other.networks.map(({amount}) => amount)).toEqual(plain.networks.map(({amount}) => amount));
        }
      }
    })
  );
});

test("a network without heads gets the base grant alone, and no kroner per pupil", () => {
  const key = {frame: 1_000, joint: noJoint, base: {kroner: 100}, weights: byHeads};
  const {networks} = allocated(key, [unit("a", 0), unit("b", 10)]);
  expect(networks).toMatchObject([
    {amount: 100, proRata: 0, perPupil: null, perChild: null, perHead: null},
    {amount: 900, perPupil: 90, perChild: null, perHead: 90}
  ]);
});

test("one network gets all that is not set aside", () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: Number.MAX_SAFE_INTEGER}), arbitraryWeights, (frame, weights) => {
      const one = {network: "a", pupils: 7, children: 3, apprentices: 1, bullied: 0.5};
      const {networks, joint} = allocated({frame, joint: {share: 0.125}, base: {share: 0.3}, weights}, [one]);
      expect(networks[0]!.amount).toBe(frame - joint);
    })
  );
});

test("1 000 networks share a frame at the edge of the safe integers to the krone", () => {
  const units = Array.from({length: 1_000}, (_, i) => unit(`n${i}`, 1 + ((i * 7919) % 1_000), i % 13));
  const key = {frame: Number.MAX_SAFE_INTEGER, joint: noJoint, base: {kroner: 12_345}, weights: byHeads};
  const {networks} = allocated(key, units);
  expect(networks.reduce((sum, {amount}) => sum + BigInt(amount), 0n)).toBe(BigInt(Number.MAX_SAFE_INTEGER));
});

test("shares and weights are the decimals that were written: 0.15 of 1 390 kr is 208.5 kr, a half up", () => {
  const key = {frame: 1_390, joint: {share: 0.15}, base: {kroner: 0}, weights: byHeads};
  // In doubles 1 390 × 0.15 is 208.49999999999997.
  expect(allocated(key, [unit("a", 1)]).joint).toBe(209);
  const weights = {pupils: 0.1, children: 0.3, apprentices: 0, need: 0};
  const {networks} = allocated({...key, joint: noJoint, weights}, [unit("b", 3, 0), unit("a", 0, 1)]);
  // 3 × 0.1 = 0.3 exactly, so both have the same heads.
  expect(networks.map(({amount}) => amount)).toEqual([695, 695]);
});

test("a share as base is divided equally and rounded down; the kroner left over go pro rata", () => {
  const key = {frame: 1_000, joint: noJoint, base: {share: 0.5}, weights: byHeads};
  const {networks} = allocated(key, [unit("a", 1), unit("b", 1), unit("c", 2)]);
  expect(networks.map(({base, proRata}) => [base, proRata])).toEqual([
    [166, 126],
    [166, 125],
    [166, 251]
  ]);
});

test.each([
  ["all weights are 0", {...byHeads, pupils: 0, children: 0}, [3, 1, 2]],
  ["nobody counts in the key", byHeads, [0, 0, 0]]
] as const)("a base of 100 %% where %s: what rounding left over goes by name", (_, weights, pupils) => {
  const key = {frame: 1_001, joint: noJoint, base: {share: 1}, weights};
  const units = ["c", "a", "b"].map((name, i) => unit(name, pupils[i]!));
  const {networks, sum} = allocated(key, units);
  expect(sum).toBe(1_001);
  expect(networks.map(({network, base, proRata, amount}) => [network, base, proRata, amount])).toEqual([
    ["c", 333, 0, 333],
    ["a", 333, 1, 334],
    ["b", 333, 1, 334]
  ]);
  for (const {quota} of networks) expect(quota).toBeCloseTo(1_001 / 3, 9);
  // Below 100 % something is left for heads, however little, and kroner are never shared without a weight.
  for (const base of [{share: 0.999}, {kroner: 333}]) {
    expect(allocateFrame({...key, base}, units)).toMatchObject({ok: false, rest: 2});
  }
});

test("need counts the expected number of bullied pupils as extra heads, and is off at 0", () => {
  const units = [
    {...unit("a", 100), bullied: 12.5},
    {...unit("b", 100), bullied: 0}
  ];
  const key = {frame: 2_250, joint: noJoint, base: {kroner: 0}, weights: byHeads};
  expect(allocated(key, units).networks.map(({amount}) => amount)).toEqual([1_125, 1_125]);
  const weighted = {...key, weights: {...byHeads, need: 2}};
  expect(allocated(weighted, units).networks.map(({amount}) => amount)).toEqual([1_250, 1_000]);
});

test.each<[string, Partial<AllocationKey>, AllocationUnit[] | undefined, object]>([
  ["a frame in øre", {frame: 100.5}, undefined, {reason: "frame", value: 100.5}],
  ["an unsafe frame", {frame: 2 ** 53}, undefined, {reason: "frame", value: 2 ** 53}],
  ["a negative frame", {frame: -1}, undefined, {reason: "frame", value: -1}],
  ["joint above 1", {joint: {share: 1.1}}, undefined, {reason: "joint", unit: "share", value: 1.1}],
  [
    "joint above frame",
    {joint: {kroner: 1_001}},
    undefined,
    {reason: "jointAboveFrame", joint: 1_001, frame: 1_000}
  ],
  ["base in øre", {base: {kroner: 0.5}}, undefined, {reason: "base", unit: "kroner", value: 0.5}],
  [
    "base above rest",
    {base: {kroner: 501}},
    undefined,
    {reason: "baseAboveRest", base: 501, networks: 2, rest: 1_000}
  ],
  [
    "a negative weight",
    {weights: {...byHeads, need: -1}},
    undefined,
    {reason: "weight", weight: "need", value: -1}
  ],
  [
    "no weights",
    {weights: {...byHeads, pupils: 0, children: 0}},
    undefined,
    {reason: "noWeights", rest: 1_000}
  ],
  ["no heads", {}, [unit("a", 0)], {reason: "noHeads", rest: 1_000}],
  ["no networks", {}, [], {reason: "noNetworks"}],
  [
    "a name twice",
    {},
    [unit("a", 1), unit("b", 1), unit("a", 2)],
    {reason: "duplicateNetworks", networks: ["a"]}
  ],
  ["half a pupil", {}, [unit("a", 0.5)], {reason: "count", network: "a", count: "pupils", value: 0.5}],
  [
    "a count that carries weight and is not known",
    {weights: {...byHeads, apprentices: 1}},
    undefined,
    {reason: "countMissing", count: "apprentices", networks: ["a", "b"]}
  ]
])("%s is a reason, never an amount", (_, settings, units, reason) => {
  const key = {frame: 1_000, joint: noJoint, base: {kroner: 0}, weights: byHeads, ...settings};
  expect(allocateFrame(key, units ?? [unit("a", 1), unit("b", 2)])).toEqual({ok: false, ...reason});
});

test("an unknown count without weight hinders nothing, and nothing is shown per head", () => {
  const key = {frame: 30, joint: noJoint, base: {kroner: 0}, weights: {...byHeads, children: 0}};
  const {networks} = allocated(key, [{...unit("a", 10), children: null}]);
  expect(networks[0]).toMatchObject({amount: 30, perPupil: 3, perChild: null, perHead: null});
});
