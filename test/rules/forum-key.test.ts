import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {observeForumKey} from "../../src/rules/forum-key.ts";
import {facts} from "./distributions.ts";

const key = {baseGrant: 100, weights: {pupils: 1, children: 2, apprentices: 0}};
const counts = [
  {pupils: 10, children: 5},
  {pupils: 40, children: 10}
];
/** 80 weighted heads, 800 kr after two base grants: 10 kr a head. */
const exact = [300, 700];
const distributed = (amounts: readonly number[]) =>
  facts(counts.map((c, i) => ({...c, amount: amounts[i] ?? 0})));

test("base grant and the rest by weighted heads, to the krone", () => {
  const finding = observeForumKey(distributed(exact), key);
  expect(finding.verdict).toBe("observation");
  expect(finding.summary).toContain("følger nøkkelen");
  expect(finding.evidence.map((e) => [e.value, e.expected])).toEqual([
    [300, 300],
    [700, 700]
  ]);
});

test("one krone moved is a deviation of one krone; less than one is rounding", () => {
  expect(observeForumKey(distributed([301, 699]), key).summary).toContain(
    "største avviket er 1\u00a0kr, for A"
  );
  expect(observeForumKey(distributed([300.4, 699.6]), key).summary).toContain("følger nøkkelen");
});

test("an observation, never a verdict, however far the amounts lie from the key", () => {
  expect(observeForumKey(distributed([900, 100]), key).verdict).toBe("observation");
});

test("unknown without a key, amounts, a count that it weighs, or room for the base grants", () => {
  const without = facts([
    {pupils: 10, amount: 300},
    {pupils: 40, children: 10, amount: 700}
  ]);
  const unknown = [
    observeForumKey(distributed(exact), null),
    observeForumKey(facts([]), key),
    observeForumKey(without, key),
    observeForumKey(distributed([50, 50]), key)
  ];
  expect(unknown.map((f) => [f.verdict, f.evidence])).toEqual(unknown.map(() => ["unknown", []]));
  expect(new Set(unknown.map((f) => f.summary)).size).toBe(4);
});

test("a count without weight need not be known", () => {
  const weights = {pupils: 1, children: 0, apprentices: 0};
  const finding = observeForumKey(
    facts([
      {pupils: 1, amount: 150},
      {pupils: 3, amount: 250}
    ]),
    {
      baseGrant: 100,
      weights
    }
  );
  expect(finding.summary).toContain("følger nøkkelen");
});

test("the example forum follows its own key in every frame", () => {
  const {years} = JSON.parse(readFileSync("data/example-county/key.json", "utf8")) as {
    years: {
      base_grant_nok: number;
      weights: {pupils: number; children: number};
      networks: {pupils: number; children: number; grant_nok: number}[];
    }[];
  };
  expect(years).toHaveLength(10);
  for (const {base_grant_nok: baseGrant, weights, networks} of years) {
    const units = networks.map(({pupils, children, grant_nok: amount}) => ({pupils, children, amount}));
    const finding = observeForumKey(facts(units), {baseGrant, weights: {...weights, apprentices: 0}});
    expect(finding.summary).toContain("til kronen");
  }
});
