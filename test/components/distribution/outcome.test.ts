import {expect, test} from "vitest";
import {
  comparedRows,
  compareScenarios,
  comparisonSentence
} from "../../../src/components/distribution/compare.ts";
import {distribute, lackingUnits} from "../../../src/components/distribution/outcome.ts";
import {orderRows} from "../../../src/components/distribution/order.ts";
import {meanOfRows} from "../../../src/components/distribution/overview.ts";
import {initialSettings} from "../../../src/components/distribution/settings.ts";
import {makeArea, makeUnit} from "./area.ts";

const area = makeArea();
const settings = initialSettings(area);

test("the rows carry the amount, kroner per head, and the differences from last year, an equal share and counts alone", () => {
  const {rows, allocation} = distribute(area, settings);
  // 3 600 000 − 15 % = 3 060 000; − 3 × 100 000 = 2 760 000 over 14 000 heads
  expect(allocation).toMatchObject({joint: 540_000, sum: 3_060_000});
  const [dalen] = rows;
  expect(dalen).toMatchObject({
    amount: {value: 395_714, status: "ok"},
    change: {value: -4286, status: "ok"},
    fromEqual: {value: 395_714 - 1_020_000},
    fromProRata: {value: 395_714 - 327_857}
  });
  expect(dalen!.perPupil.value).toBeCloseTo(395.714, 9);
  expect(dalen!.perChild.value).toBeCloseTo(791.428, 9);
  expect(dalen!.perHead.value).toBeCloseTo(263.8093, 4);
  expect(dalen!.changeShare.value).toBeCloseTo(-0.010715, 9);
  expect(rows.reduce((sum, {fromEqual}) => sum + fromEqual.value!, 0)).toBeCloseTo(0, 6);
  expect(rows.reduce((sum, {fromProRata}) => sum + fromProRata.value!, 0)).toBe(0);
  expect(meanOfRows({rows})).toBeCloseTo(3_060_000 / 14_000, 9);
});

test("without a frame there are no amounts, and the counts are still there", () => {
  const {rows, problem, allocation} = distribute(area, {...settings, frame: null});
  expect({problem, allocation}).toEqual({problem: null, allocation: null});
  expect(rows[0]).toMatchObject({amount: {value: null, status: "missing"}, unit: {pupils: {value: 1000}}});
});

test("settings that cannot be carried out give the reason and no amounts", () => {
  const {rows, problem} = distribute(area, {...settings, base: {kroner: 2_000_000}});
  expect(problem).toMatchObject({ok: false, reason: "baseAboveRest"});
  for (const {unit, amount, perPupil, perHead, change, fromEqual, fromProRata} of rows) {
    for (const quantity of [amount, perPupil, perHead, change, fromEqual, fromProRata])
      expect(quantity).toEqual({value: null, status: "notComputed"});
    expect(unit.pupils.status).toBe("ok");
  }
});

test("a unit lacks what the settings count, and nothing else", () => {
  const units = [makeUnit("a", {pupils: 10, children: 5}), makeUnit("b", {pupils: 10}), makeUnit("c")];
  expect(lackingUnits(units, settings).map(({id}) => id)).toEqual(["b", "c"]);
  const {weights} = settings;
  expect(lackingUnits(units, {...settings, weights: {...weights, children: 0}}).map(({id}) => id)).toEqual([
    "c"
  ]);
  expect(lackingUnits(units.slice(0, 1), {...settings, weights: {...weights, need: 1}})).toHaveLength(1);
  expect(lackingUnits(units.slice(0, 1), {...settings, maxChange: 0.1})).toHaveLength(1);
});

test("order by a number puts the largest first, names in Norwegian order, and rows without a number last", () => {
  const {rows} = distribute(area, settings);
  const names = (order: Parameters<typeof orderRows>[1]) => orderRows(rows, order).map(({unit}) => unit.id);
  expect(names("navn")).toEqual(["Byen", "Dalen", "Kysten"]);
  expect(names("storst")).toEqual(["Byen", "Kysten", "Dalen"]);
  expect(names("perhode")).toEqual(["Dalen", "Kysten", "Byen"]);
});

test("a comparison counts who wins and loses, how much moves, and names the most", () => {
  const without = {...settings, base: {kroner: 0}};
  const now = distribute(area, settings);
  const compared = compareScenarios({area, scenarios: [{name: "A", settings: without}]}, now);
  const rows = comparedRows(compared, [0, 1]);
  // Byen: 3 060 000 · 10/14 = 2 185 714,3 → 2 185 714; 100 000 + 2 760 000 · 10/14 = 2 071 428,6 → 2 071 429
  expect(rows.reduce((sum, {difference}) => sum + difference.value!, 0)).toBe(0);
  expect(
    comparisonSentence(rows, {from: "A", to: "Valgene nå", many: "nettverk"}).replaceAll("\u00a0", " ")
  ).toBe(
    "Fra A til Valgene nå: 2 nettverk vinner til sammen 114 285 kr, 1 taper, 0 er uendret. Dalen vinner mest (+67 857 kr). Byen taper mest (−114 285 kr)."
  );
  const same = comparedRows(compared, [1, 1]);
  expect(comparisonSentence(same, {from: "A", to: "A", many: "nettverk"})).toBe(
    "A og A gir det samme til alle."
  );
});
