import {expect, test} from "vitest";
import {checkRoleAmounts} from "../../src/rules/role-amounts.ts";
import {participant} from "./participants.ts";

test.each([
  ["kindergarten_authority", 260_000],
  ["school_owner", 260_000],
  ["both", 520_000],
  ["independent_school", 100_000]
])("pulje 5: %s is granted %d kr", (role, amount) => {
  expect(checkRoleAmounts([participant({role, amount})]).verdict).toBe("kept");
  expect(checkRoleAmounts([participant({role, amount: amount - 1})])).toMatchObject({
    verdict: "notKept",
    evidence: [{value: amount - 1, expected: amount}]
  });
});

test("an amount that is not known leaves the rule open, unless another is known to differ", () => {
  const absent = participant({amount: null});
  expect(checkRoleAmounts([absent, participant()])).toMatchObject({
    verdict: "unknown",
    evidence: [
      {value: null, note: "Beløpet er ikke kjent."},
      {value: 520_000, note: ""}
    ]
  });
  expect(checkRoleAmounts([absent, participant({amount: 0})]).verdict).toBe("notKept");
});

test("other puljer are compared and not judged: the amounts are known for pulje 5 only", () => {
  const others = [participant({pulje: "2"}), participant({pulje: "3", amount: 1})];
  const finding = checkRoleAmounts(others);
  expect(finding.verdict).toBe("observation");
  expect(finding.summary).toContain("1 av 2 deltakere");
  expect(checkRoleAmounts([...others, participant()]).verdict).toBe("kept");
});

test("schools of an owner and other schemes have no amount of their own", () => {
  expect(checkRoleAmounts([participant({role: "school"}), participant({scheme: "LMP"})])).toMatchObject({
    verdict: "unknown",
    evidence: []
  });
});
