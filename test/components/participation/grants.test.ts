import {expect, test} from "vitest";
import {countVerdicts, grantRows, resourceRows} from "../../../src/components/participation/grants-data.ts";
import {formatDifference} from "../../../src/components/participation/grants.ts";
import {
  grantByRole,
  judgeResourcePercent,
  participantRoles,
  rulesKnown
} from "../../../src/model/participation-rules.ts";
import {missing, ok, participant, school, viewOf} from "./fixture.ts";

test("a municipality in both roles receives the grant of each, an independent school 100 000, a unit none of its own", () => {
  expect(participantRoles.map((role) => [role, grantByRole(role)])).toEqual([
    ["kindergarten_authority", 260_000],
    ["school_owner", 260_000],
    ["both", 520_000],
    ["independent_school", 100_000],
    ["school", null],
    ["kindergarten", null]
  ]);
});

test.each([
  ["kindergarten_authority", 20, "kept"],
  ["kindergarten_authority", 19.9, "notKept"],
  ["school_owner", 20, "kept"],
  ["school_owner", 0, "notKept"],
  ["both", 40, "kept"],
  ["both", 39, "notKept"],
  ["both", null, "unknown"],
  ["independent_school", 5, "none"],
  ["independent_school", null, "none"]
] as const)("a resource person of %s with %s percent: %s", (role, percent, verdict) => {
  expect(judgeResourcePercent(role, percent)).toBe(verdict);
});

test("the rules are known for IBS pulje 5 alone", () => {
  expect([rulesKnown("IBS", 5), rulesKnown("IBS", 4), rulesKnown("LMP", 5)]).toEqual([true, false, false]);
});

test("what was granted is compared with the rule by participant: owners and independent schools, not their schools", () => {
  const view = viewOf({
    participants: [
      participant("5001", {amountNok: 500_000}),
      school("987654321", "5001"),
      school("987654322", "5028", {role: "independent_school", amountNok: 100_000})
    ]
  });
  expect(grantRows(view).map((r) => [r.participant.code, r.granted, r.byRule, r.difference])).toEqual([
    ["5001", ok(500_000), ok(520_000), ok(-20_000)],
    ["987654322", ok(100_000), ok(100_000), ok(0)]
  ]);
});

test("another pulje has no rule to compare with, an unknown grant or role no difference", () => {
  const view = viewOf({
    participants: [
      participant("5001", {pulje: 4, amountNok: 520_000}),
      participant("5001"),
      participant("5028", {role: null, amountNok: 1})
    ]
  });
  expect(grantRows(view).map((r) => [r.granted, r.byRule, r.difference])).toEqual([
    [ok(520_000), missing, missing],
    [missing, ok(520_000), missing],
    [ok(1), missing, missing]
  ]);
});

test("the example county follows the rule of pulje 5 in every pulje of IBS, and no rule in LMP", () => {
  const example = {world: "example" as const, municipalities: ["EX01"], pulje: 1, amountNok: 520_000};
  const municipalities = [
    {...viewOf().municipalities[0]!, code: "EX01", county: "EX", world: "example" as const}
  ];
  const data = {
    counties: [{code: "EX", name: "Eksempelfylket", world: "example" as const}],
    municipalities,
    participants: [participant("EX01", example), participant("EX01", {...example, scheme: "LMP"})]
  };
  expect(grantRows(viewOf(data, {county: "EX"})).map((r) => r.difference)).toEqual([ok(0)]);
  expect(grantRows(viewOf(data, {county: "EX", scheme: "LMP"})).map((r) => r.byRule)).toEqual([missing]);
});

test("verdicts count every participant once; a pulje without a known rule is not known", () => {
  const view = viewOf({
    participants: [
      participant("5001", {resourcePersonPercent: 40}),
      participant("5028", {role: "school_owner", resourcePersonPercent: 10}),
      participant("5001", {pulje: 4, resourcePersonPercent: 100}),
      school("987654322", "5028", {role: "independent_school"})
    ]
  });
  expect(countVerdicts(resourceRows(view))).toEqual({kept: 1, notKept: 1, unknown: 1, none: 1});
});

test("a difference has its sign, and none at zero", () => {
  expect([20_000, -20_000, 0].map((n) => formatDifference(n).replaceAll("\u00a0", " "))).toEqual([
    "+20 000 kr",
    "−20 000 kr",
    "0 kr"
  ]);
});
