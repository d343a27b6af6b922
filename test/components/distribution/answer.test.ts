// @vitest-environment jsdom
import {expect, test} from "vitest";
import {answerText} from "../../../src/components/distribution/answer.ts";
import {distribute} from "../../../src/components/distribution/outcome.ts";
import {overviewContent, periodOf} from "../../../src/components/distribution/overview.ts";
import {refusedSettings} from "../../../src/components/distribution/refused.ts";
import {initialSettings, type DistributionSettings} from "../../../src/components/distribution/settings.ts";
import {makeArea} from "./area.ts";

const area = makeArea();

test.each<[Partial<DistributionSettings>, string]>([
  [{floor: 500_000}, "Med gulv i bruk"],
  [{ceiling: 1_500_000}, "Med tak i bruk"],
  [{maxChange: 0.01, joint: {share: 0.165}}, "Med overgang i bruk"],
  [{floor: 600_000, ceiling: 1_800_000, base: {kroner: 0}}, "Med gulv og tak i bruk"],
  [{floor: 1, ceiling: 100_000_000}, "Med 100 000 kr i grunntilskudd"]
])("of the bounds %j the answer names those that hold an amount", (changes, words) => {
  const settings = {...initialSettings(area), ...changes};
  const outcome = distribute(area, settings);
  expect(outcome.problem).toBeNull();
  expect(answerText({area, settings}, outcome).replaceAll("\u00a0", " ")).toMatch(
    new RegExp(`^${words} får`)
  );
});

test("the figure of a reader's own file reads as a sentence", () => {
  const own = makeArea({id: "egne", name: "Egne tall"});
  const settings = initialSettings(own);
  const state = {area: own, settings, order: "navn" as const, isLeavingOut: false, scenarios: []};
  expect(overviewContent({state, outcome: distribute(own, settings)}).title).toBe(
    "Hvor mye får nettverkene i filen med egne tall?"
  );
});

test("several values of the address that cannot be used are a list, one is a sentence", () => {
  const refused = ["ramme", "gulv", "tak"].map((name) => ({name, value: "x"}));
  const several = refusedSettings(refused)!;
  expect([...several.querySelectorAll("li")].map(({textContent}) => textContent)).toEqual([
    "rammen «x»",
    "gulvet «x»",
    "taket «x»"
  ]);
  const one = refusedSettings(refused.slice(0, 1))!;
  expect(one.querySelector("li")).toBeNull();
  expect(one.textContent).toContain("Lenken ber om rammen «x»");
});

test("real children are those of the register on the day of the file, not of a count", () => {
  const dates = {pupilYear: "2025-26", childDate: "2026-04-13"};
  expect(periodOf({...dates, world: "real"})).toBe(
    "elever 2025–26, barn i Barnehageregisteret 13. april 2026"
  );
  expect(periodOf({...dates, world: "example"})).toBe("elever 2025–26, barn 13. april 2026");
});
