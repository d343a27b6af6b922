import {expect, test} from "vitest";
import {normalCdf, normalQuantile, tPValue, tQuantile} from "../../../src/statistics/distributions.ts";
import {reportLeads} from "../../../src/statistics/sensitivity/leads.ts";
import {panelB} from "./panel-b.ts";

const {beta, sigma} = panelB();
const leadsB = {
  eventTimes: [-4, -3, -2],
  beta: beta.slice(0, 3),
  sigma: Float64Array.from({length: 9}, (_, i) => sigma[Math.floor(i / 3) * 7 + (i % 3)]!)
};
const independent = (k: number) => ({
  eventTimes: Array.from({length: k}, (_, i) => i - k - 1),
  beta: Float64Array.from({length: k}, (_, i) => (i === 0 ? 2.5 : 0.1)),
  sigma: Float64Array.from({length: k * k}, (_, i) => (Math.floor(i / k) === i % k ? 1 : 0))
});

test("sup-t is the largest |t|; its p-value and critical value are those of the largest of independent |Z|", () => {
  const report = reportLeads(independent(4))!;
  expect(report.supT).toBe(2.5);
  expect(Math.abs(report.critical - normalQuantile((1 + 0.95 ** (1 / 4)) / 2))).toBeLessThan(0.01);
  expect(Math.abs(report.pValue - (1 - (2 * normalCdf(2.5) - 1) ** 4))).toBeLessThan(0.003);
});

test("a lead shows what is 2.80 times its standard error, with few clusters (t(0.975) + t(0.8)) times", () => {
  const gaussian = reportLeads(leadsB)!;
  expect(gaussian.leads[2]!.detectable).toBeCloseTo(2.801585 * Math.sqrt(0.2644216612687172), 5);
  const few = reportLeads(leadsB, {clusters: 10})!;
  expect(few.leads[2]!.detectable).toBeCloseTo(
    (tQuantile(0.975, 9) + tQuantile(0.8, 9)) * Math.sqrt(0.2644216612687172),
    10
  );
});

test("with clusters the leads are compared with t(K − 1) and Bonferroni", () => {
  const report = reportLeads(leadsB, {clusters: 10})!;
  expect(report.method).toBe("t with Bonferroni");
  expect(report.critical).toBeCloseTo(tQuantile(1 - 0.025 / 3, 9), 12);
  expect(report.pValue).toBe(Math.min(1, 3 * tPValue(report.supT, 9)));
});

test("of one lead the constant violation is what a two-sided z test finds in 80 of 100 samples", () => {
  const one = {eventTimes: [-3], beta: Float64Array.of(0.4), sigma: Float64Array.of(0.25)};
  const report = reportLeads(one)!;
  expect(Math.abs(report.constantViolation - 2.8016 * 0.5)).toBeLessThan(0.02);
  // At event time −3 a line through −1 has moved two years.
  expect(report.trendViolation).toBeCloseTo(report.constantViolation / 2, 5);
});

test("of independent leads the chance that the constant violation exceeds the critical value is 80 %", () => {
  const {critical, constantViolation: c} = reportLeads(independent(5))!;
  const inside = normalCdf(critical - c) - normalCdf(-critical - c);
  expect(Math.abs(1 - inside ** 5 - 0.8)).toBeLessThan(0.012);
});

test("more power and fewer clusters need a larger violation", () => {
  const usual = reportLeads(leadsB)!.trendViolation;
  expect(reportLeads(leadsB, {power: 0.9})!.trendViolation).toBeGreaterThan(usual);
  const many = reportLeads(leadsB, {clusters: 400})!.trendViolation;
  expect(reportLeads(leadsB, {clusters: 7})!.trendViolation).toBeGreaterThan(many);
});

test("leads without variance are left out; none left gives undefined", () => {
  const flat = {
    ...leadsB,
    sigma: leadsB.sigma.map((value, i) => (i % 3 === 1 || (i > 2 && i < 6) ? 0 : value))
  };
  expect(reportLeads(flat)!.leads.map(({eventTime}) => eventTime)).toEqual([-4, -2]);
  expect(reportLeads({...leadsB, sigma: new Float64Array(9)})).toBeUndefined();
});

test("lengths that do not fit and a single cluster are refused", () => {
  expect(() => reportLeads({...leadsB, beta: new Float64Array(2)})).toThrow(RangeError);
  expect(() => reportLeads(leadsB, {clusters: 1})).toThrow(RangeError);
});
