// @vitest-environment jsdom
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import type {DistributionState} from "../../../src/components/distribution/address.ts";
import {distribute} from "../../../src/components/distribution/outcome.ts";
import {meanOfRows} from "../../../src/components/distribution/overview.ts";
import {initialSettings} from "../../../src/components/distribution/settings.ts";
import {unitFiguresPart} from "../../../src/components/distribution/unit-figures-part.ts";
import {makeArea, makeUnit} from "./area.ts";

const area = makeArea();
const settings = initialSettings(area);
const shown = (part: Partial<DistributionState> = {}) => {
  const state = {area, settings, order: "navn", isLeavingOut: false, scenarios: [], ...part} as const;
  return {state, outcome: distribute(state.area, state.settings)};
};
const words = (node: Element | null) => (node?.textContent ?? "").replaceAll("\u00a0", " ");
const cells = (root: Element) =>
  [...root.querySelectorAll("tbody tr")].map((row) => [...row.children].map(words));

test("each unit has its heads, kroner per head, ratio to the mean and kroner from equal kroner per head", () => {
  const {root, renew} = unitFiguresPart();
  renew(shown());
  // 3 060 000 kr over 14 000 heads = 218.571 each. Dalen: 395 714 − 1500 × 218.571 = 67 857; 263.81 / 218.571 = 1.207
  expect(cells(root)).toEqual([
    ["Byen", "10 000", "207", "0,95", "−114 285"],
    ["Dalen", "1 500", "264", "1,21", "+67 857"],
    ["Kysten", "2 500", "237", "1,08", "+46 428"],
    ["Alle i Eksempelfylket", "14 000", "219", "1,00", "0"]
  ]);
  // over 10 000 pupils and over 4 000 children
  expect(words(root)).toContain(
    "Snittet i Eksempelfylket er 219 kr per elev og barn: 3 060 000 kr til 14 000 hoder (elever 2025–26, barn 15. desember 2025). Delt på elevene alene er det 306 kr per elev, på barna alene 765 kr per barn."
  );
  renew(shown({order: "perhode", settings: {...settings, base: {kroner: 0}}}));
  expect(cells(root).map(([name, , perHead, ratio]) => [name, perHead, ratio])).toEqual([
    ["Kysten", "219", "1,00"],
    ["Byen", "219", "1,00"],
    ["Dalen", "219", "1,00"],
    ["Alle i Eksempelfylket", "219", "1,00"]
  ]);
});

test("a unit without heads has kroner and no rate; its kroner are not part of the mean", () => {
  const units = [...area.units, makeUnit("Tom", {pupils: 0, children: 0})];
  const {root, renew} = unitFiguresPart();
  renew(shown({area: makeArea({units})}));
  // 3 060 000 − 100 000 of the empty one = 2 960 000 kr over 14 000 heads
  expect(cells(root)[3]).toEqual(["Tom", "0", ".ikke aktuelt", ".ikke aktuelt", ".ikke aktuelt"]);
  // Dalen: 100 000 + 2 660 000 × 1500 / 14 000 = 385 000; 385 000 − 1500 × 211.43 = 67 857
  expect(cells(root)[1]).toEqual(["Dalen", "1 500", "257", "1,21", "+67 857"]);
  expect(cells(root)[4]).toEqual(["Alle i Eksempelfylket", "14 000", "211", "1,00", "0"]);
});

test("the mean of all counts the heads of a unit that gets nothing", () => {
  const units = [makeUnit("A", {pupils: 100, children: 0}), makeUnit("B", {pupils: 0, children: 100})];
  const nothing = {pupils: 1, children: 0, apprentices: 0, need: 0};
  const {outcome} = shown({
    area: makeArea({units}),
    settings: {...settings, frame: 1000, joint: {kroner: 0}, base: {kroner: 0}, weights: nothing}
  });
  expect(outcome.rows.map(({amount}) => amount.value)).toEqual([1000, 0]);
  expect(meanOfRows(outcome)).toBe(5);
});

const observers: ((entries: {isIntersecting: boolean}[]) => void)[] = [];

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("far off the screen the table waits until the numbers rest, or until it comes near", () => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(seen: (typeof observers)[number]) {
        observers.push(seen);
      }
      observe() {}
    }
  );
  const {root, renew} = unitFiguresPart();
  renew(shown());
  const [seen] = observers;
  const before = cells(root);
  seen!([{isIntersecting: false}]);
  renew(shown({settings: {...settings, base: {kroner: 0}}}));
  expect(cells(root)).toEqual(before);
  vi.advanceTimersByTime(1000);
  const rested = cells(root);
  expect(rested).not.toEqual(before);
  renew(shown());
  expect(cells(root)).toEqual(rested);
  seen!([{isIntersecting: true}]);
  expect(cells(root)).toEqual(before);
});
