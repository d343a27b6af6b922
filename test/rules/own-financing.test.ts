import {expect, test} from "vitest";
import type {DistributionPayment} from "../../src/model/distribution.ts";
import {ownFinancingFacts, type DekomGrant} from "../../src/rules/facts.ts";
import {checkOwnFinancing, leastOwnFinancing} from "../../src/rules/own-financing.ts";

const owner: DekomGrant = {code: "5001", name: "Trondheim", amount: 1_000_000, toSchoolOwner: "whole"};
const network: DekomGrant = {code: "Fosen", name: "Fosen", amount: 100_000, toSchoolOwner: "part"};

function check(grants: readonly DekomGrant[], own: Record<string, number>, wholeFrame = false) {
  return checkOwnFinancing({
    decisionYear: 2025,
    wholeFrame,
    grants,
    ownFinancing: new Map(Object.entries(own))
  });
}

test.each([
  [1_000_000, 300_000],
  [10, 3],
  [11, 4],
  [0, 0]
])("30 percent of %d kr, rounded up to whole kroner, is %d kr", (amount, least) => {
  expect(leastOwnFinancing(amount)).toBe(least);
});

test("exactly 30 percent is kept, one krone less is not", () => {
  expect(check([owner], {"5001": 300_000}).verdict).toBe("kept");
  expect(check([owner], {"5001": 299_999})).toMatchObject({
    verdict: "notKept",
    evidence: [{value: 299_999, expected: 300_000, unit: "kroner"}]
  });
});

test("zero own financing is an answer and fails; none entered is unknown, with the kroner it would be", () => {
  expect(check([owner], {"5001": 0}).verdict).toBe("notKept");
  const finding = check([owner], {});
  expect(finding).toMatchObject({verdict: "unknown", evidence: [{value: null, expected: 300_000}]});
  expect(finding.summary).toContain("300\u00a0000\u00a0kr");
});

test("a network is kept with 30 percent of the whole and open with less: school owners may get a part only", () => {
  expect(check([network], {Fosen: 30_000}).verdict).toBe("kept");
  expect(check([network], {Fosen: 29_999}).verdict).toBe("unknown");
});

test("one owner below the limit decides, whatever is open beside it", () => {
  expect(check([owner, network], {"5001": 1}).verdict).toBe("notKept");
  expect(check([owner, network], {"5001": 300_000}).verdict).toBe("unknown");
});

test("without Dekom the rule is unknown, and a frame over all schemes is said to be the reason", () => {
  expect(check([], {})).toMatchObject({verdict: "unknown", evidence: []});
  expect(check([], {}, true).summary).toContain("felles for ordningene");
});

const payment = (p: Partial<DistributionPayment>): DistributionPayment => ({
  scheme: "Dekom",
  decisionYear: 2025,
  paymentYear: 2025,
  code: "5001",
  name: "Trondheim",
  recipient: "schoolOwner",
  unit: "Nett",
  amount: 100,
  purpose: "",
  ...p
});

test("the grant of a receiver is all its payments of the decision year; UH, other schemes and years are left out", () => {
  const facts = ownFinancingFacts(
    [
      payment({}),
      payment({paymentYear: 2026, amount: 50}),
      payment({decisionYear: 2024, amount: 7}),
      payment({scheme: "Rekom", amount: 7}),
      payment({code: "x", recipient: "university"}),
      payment({code: "Nett", name: "Nett", recipient: "network", amount: 20})
    ],
    {decisionYear: 2025, ownFinancing: new Map()}
  );
  expect(facts).toMatchObject({
    wholeFrame: false,
    grants: [
      {code: "5001", amount: 150, toSchoolOwner: "whole"},
      {code: "Nett", amount: 20, toSchoolOwner: "part"}
    ]
  });
  const whole = ownFinancingFacts([payment({scheme: "Ramme"})], {
    decisionYear: 2025,
    ownFinancing: new Map()
  });
  expect(whole).toMatchObject({wholeFrame: true, grants: []});
});
