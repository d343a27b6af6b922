import {expect, test} from "vitest";
import type {DecidedFrame} from "../../src/model/distribution.ts";
import type {SumsFacts} from "../../src/rules/facts.ts";
import {checkSums} from "../../src/rules/sums.ts";

const frame: DecidedFrame = {
  scheme: "Dekom",
  decisionYear: 2022,
  basis: "decision",
  frame: 1000,
  jointMeasures: 100,
  key: null,
  granted: [
    {unit: "A", amount: 600, pupils: null, children: null},
    {unit: "5049", amount: 300, pupils: null, children: null}
  ]
};
const paid = [
  {paymentYear: 2022, unit: null, amount: 100},
  {paymentYear: 2022, unit: "A", amount: 400},
  {paymentYear: 2023, unit: "A", amount: 200},
  {paymentYear: 2022, unit: "5049", amount: 300}
];
const names = new Map([["5049", "Flatanger"]]);
const check = (facts: Partial<SumsFacts> = {}) =>
  checkSums({frame, payments: paid, names, year: 2023, ...facts});

test("kept when units and joint measures are the frame and each is paid what was decided, over all years", () => {
  const finding = check();
  expect(finding.verdict).toBe("kept");
  expect(finding.summary).not.toContain("forfaller");
  expect(finding.evidence.map((e) => [e.label, e.value, e.expected])).toEqual([
    ["Enheter og fellestiltak", 1000, 1000],
    ["Utbetalinger i alt", 1000, 1000],
    ["Utbetaling i 2022", 800, null],
    ["Utbetaling i 2023", 200, null],
    ["Fellestiltak og mottakere utenfor enhetene", 100, 100],
    ["A", 600, 600],
    ["Flatanger", 300, 300]
  ]);
});

test("a payment of a later year than the present is said not to be due", () => {
  const finding = check({year: 2022});
  expect(finding.verdict).toBe("kept");
  expect(finding.summary).toContain("200\u00a0kr av dette forfaller etter 2022");
  expect(finding.evidence.find((e) => e.label === "Utbetaling i 2023")?.note).toBe("Ikke forfalt ennå.");
});

test("a frame that is not its parts is not kept, whatever is paid", () => {
  const finding = check({frame: {...frame, frame: 1001}});
  expect(finding.verdict).toBe("notKept");
  expect(finding.summary).toMatch(/1.000.kr, men rammen er 1.001.kr/);
});

test("too little paid is open until three years after the decision, then not kept", () => {
  const payments = paid.filter((p) => p.paymentYear === 2022);
  expect(check({payments, year: 2025}).verdict).toBe("unknown");
  expect(check({payments, year: 2025}).summary).toContain("til og med 2025");
  expect(check({payments, year: 2026}).verdict).toBe("notKept");
});

test("too much paid to one unit is not kept, also where the whole is right", () => {
  const payments = paid.map((p) => (p.paymentYear === 2023 ? {...p, unit: "5049"} : p));
  expect(check({payments}).verdict).toBe("notKept");
  expect(check({payments: [...paid, {paymentYear: 2022, unit: null, amount: 1}]}).verdict).toBe("notKept");
});

test("without payments, or with a frame that is only the sum of payments, nothing is judged", () => {
  expect(check({payments: []})).toMatchObject({verdict: "unknown"});
  const only = check({frame: {...frame, basis: "payments"}});
  expect(only.verdict).toBe("unknown");
  expect(only.evidence.every((e) => e.expected === null)).toBe(true);
});
