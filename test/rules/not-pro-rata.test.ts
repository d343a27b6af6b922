import * as fc from "fast-check";
import {expect, test} from "vitest";
import {observeProRata} from "../../src/rules/not-pro-rata.ts";
import {maybeProportion} from "../../src/rules/proportion.ts";
import {facts} from "./distributions.ts";

test("amounts in proportion to owners: correlation 1, nothing lies otherwise, and still an observation", () => {
  const finding = observeProRata(
    facts([
      {amount: 200, members: 2, schools: 9},
      {amount: 300, members: 3, schools: 1}
    ])
  );
  expect(finding.verdict).toBe("observation");
  expect(finding.summary).toBe(
    "I scenarioet er beløpene de samme som en fordeling etter «eiere (kommuner i enheten)» gir."
  );
  const owners = finding.evidence.filter((e) => e.label.startsWith("Eiere"));
  expect(owners).toMatchObject([
    {value: 200, expected: 200},
    {value: 1, expected: null}
  ]);
});

test("the largest deviation is named in kroner: 500 of 600 against half of it", () => {
  const finding = observeProRata(facts([{amount: 500}, {amount: 100}]));
  expect(finding.summary).toBe(
    "I scenarioet ligger beløpene nærmest en fordeling etter «likt til hver enhet»: 33,3\u00a0% av kronene ligger annerledes, mest hos A (200\u00a0kr)."
  );
  expect(finding.evidence[0]).toMatchObject({
    label: "Likt til hver enhet",
    value: 500,
    expected: 300,
    note: "Størst avvik: A. I alt ligger 200\u00a0kr annerledes."
  });
  expect(finding.evidence[1]).toMatchObject({value: null, unit: "correlation"});
});

test("a count that one unit lacks is not compared, never taken as zero", () => {
  const finding = observeProRata(
    facts([
      {amount: 500, schools: 3, kindergartens: 5},
      {amount: 100, schools: 1}
    ])
  );
  const row = (label: string) => finding.evidence.find((e) => e.label === label);
  expect(row("Skoler")).toMatchObject({value: 500, expected: 450});
  expect(row("Virksomheter (skoler og barnehager)")).toMatchObject({
    value: null,
    note: "Antall skoler eller barnehager er ikke kjent for alle."
  });
});

test("an observation with one unit and with none", () => {
  for (const units of [[], [{amount: 1, members: 2}]]) {
    const finding = observeProRata(facts(units));
    expect(finding.verdict).toBe("observation");
    expect(finding.evidence.every((e) => e.value === null && e.note !== "")).toBe(true);
  }
});

test("whatever the amounts are, both texts stand there and no legal word does", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({amount: fc.nat(1e7), members: fc.nat(20), schools: fc.nat(90)}), {maxLength: 12}),
      (units) => {
        const finding = observeProRata(facts(units));
        const text = JSON.stringify([finding.title, finding.summary, finding.evidence]);
        expect(finding.verdict).toBe("observation");
        expect(finding.sources.map((s) => s.date)).toEqual([null, null, "2023-01-12"]);
        expect(text).not.toMatch(/lovlig|ulovlig|brudd|bryter|forbud|tillatt|NaN|Infinity|undefined/i);
      }
    )
  );
});

test("proportion: by hand, 10, 20, 60 against counts 1, 2, 3 of 6 gives 15, 30, 45 and r = 0,9449", () => {
  const found = maybeProportion([10, 20, 60], [1, 2, 3]);
  expect(found?.furthest).toEqual({index: 2, amount: 60, proportional: 45});
  expect(found?.moved).toBe(15);
  expect(found?.correlation).toBeCloseTo(50 / Math.sqrt(2 * 1400), 12);
});

test("proportion is undefined where there is nothing to divide by", () => {
  expect(maybeProportion([1], [1])).toBeUndefined();
  expect(maybeProportion([1, 2], [1, null])).toBeUndefined();
  expect(maybeProportion([1, 2], [0, 0])).toBeUndefined();
});
