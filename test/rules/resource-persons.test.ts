import {expect, test} from "vitest";
import {checkResourcePersons, judgeResourcePerson} from "../../src/rules/resource-persons.ts";
import {participant} from "./participants.ts";

test.each([
  ["kindergarten_authority", 20],
  ["school_owner", 20],
  ["both", 40]
])("%s: %d percent is kept, a tenth of a percent less is not, an unknown one is unknown", (role, least) => {
  const judge = (resourcePersonPercent: number | null) =>
    judgeResourcePerson(participant({role, resourcePersonPercent}));
  expect(judge(least)).toEqual({verdict: "kept", least});
  expect(judge(least - 0.1)).toEqual({verdict: "notKept", least});
  expect(judge(0)).toEqual({verdict: "notKept", least});
  expect(judge(null)).toEqual({verdict: "unknown", least});
});

test("the letter sets no least percent for independent schools, schools of owners and other schemes", () => {
  expect(judgeResourcePerson(participant({role: "independent_school"}))).toBeNull();
  expect(judgeResourcePerson(participant({role: "school"}))).toBeNull();
  expect(judgeResourcePerson(participant({scheme: "LMP"}))).toBeNull();
});

test("one too small decides the summary, then one that is not known", () => {
  const [kept, small, absent] = [40, 39, null].map((resourcePersonPercent) =>
    participant({resourcePersonPercent})
  );
  if (!kept || !small || !absent) throw new Error("three participants");
  expect(checkResourcePersons([kept]).verdict).toBe("kept");
  expect(checkResourcePersons([kept, absent]).verdict).toBe("unknown");
  const all = checkResourcePersons([kept, small, absent]);
  expect(all.verdict).toBe("notKept");
  expect(all.summary).toMatch(/^1 av 3 kommuner har .*, 1 har mindre, for 1 er den ikke kjent; /);
  expect(all.evidence.map((e) => [e.value, e.expected, e.unit])).toEqual([
    [40, 40, "percent"],
    [39, 40, "percent"],
    [null, 40, "percent"]
  ]);
  expect(checkResourcePersons([])).toMatchObject({verdict: "unknown", evidence: []});
  expect(checkResourcePersons([kept]).summary).not.toContain("0 har");
});

test("in other puljer than the fifth the percents are only beside the numbers", () => {
  const other = participant({resourcePersonPercent: 10, pulje: "3"});
  expect(checkResourcePersons([other]).verdict).toBe("observation");
  expect(checkResourcePersons([other, participant({resourcePersonPercent: 10})]).verdict).toBe("notKept");
});
