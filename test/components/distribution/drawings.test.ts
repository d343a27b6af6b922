// @vitest-environment jsdom
import {expect, test} from "vitest";
import {differenceArrows} from "../../../src/components/distribution/difference-arrows.ts";
import {lorenzDrawing} from "../../../src/components/distribution/lorenz-drawing.ts";
import {distribute} from "../../../src/components/distribution/outcome.ts";
import {overviewContent} from "../../../src/components/distribution/overview.ts";
import {initialSettings, type DistributionSettings} from "../../../src/components/distribution/settings.ts";
import {unitStrip} from "../../../src/components/distribution/unit-strip.ts";
import {expectSnapshot} from "../svg.ts";
import {makeArea, makeUnit} from "./area.ts";

const ok = (value: number) => ({value, status: "ok" as const});
const points = [
  {heads: 0, kroner: 0},
  {heads: 0.6, kroner: 0.5},
  {heads: 0.9, kroner: 0.82},
  {heads: 1, kroner: 1}
];

function distributionLorenz() {
  return lorenzDrawing(points, {
    width: 390,
    xLabel: "Andel av hodene, lavest sats først",
    other: {points: [points[0]!, points[3]!], label: "siste vedtak"}
  });
}

function distributionArrows() {
  return differenceArrows(
    [
      {id: "a", name: "Dalen", from: ok(300_000), to: ok(420_000)},
      {id: "b", name: "Byen", from: ok(2_100_000), to: ok(1_980_000)},
      {id: "c", name: "Kysten", from: ok(600_000), to: ok(600_000)},
      {id: "d", name: "Øya", from: ok(5), to: {value: null, status: "notApplicable"}}
    ],
    {width: 640}
  );
}

function distributionStrip() {
  return unitStrip(
    Array.from({length: 70}, (_, i) => ({
      id: `${i}`,
      name: `Kommune ${i}`,
      value: i === 7 ? null : 200 + ((i * 37) % 50) + (i % 9 === 0 ? 400 : 0),
      heads: 100 + i * 40
    })),
    {width: 640, mean: 260, label: "Kroner per elev og barn"}
  );
}

test.each([distributionLorenz, distributionArrows, distributionStrip])("%o draws as before", async (draw) => {
  await expectSnapshot(draw);
});

test("a strip draws one dot for each unit with a number, none for one without, and no dot over another", () => {
  const circles = [...distributionStrip().querySelectorAll("circle")].map((circle) =>
    ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name)))
  );
  expect(circles).toHaveLength(69);
  for (const [i, [x, y, r]] of circles.entries())
    for (const [x2, y2, r2] of circles.slice(i + 1))
      expect(Math.hypot(x! - x2!, y! - y2!)).toBeGreaterThan(Math.max(r!, r2!));
});

test("without anything to draw each says so", () => {
  expect(() => lorenzDrawing([], {xLabel: ""})).toThrow(RangeError);
  expect(() => differenceArrows([])).toThrow(RangeError);
  expect(() => unitStrip([], {label: ""})).toThrow(RangeError);
});

test.each([
  {units: 3, changes: {frame: null}, why: "Rammen er ikke kjent"},
  {units: 70, changes: {frame: null}, why: "Rammen er ikke kjent"},
  {units: 70, changes: {base: {kroner: 9_000_000}}, why: "Rammen lar seg ikke fordele"}
])("$units units without an amount: a sentence that says why, no axis, no grid", ({units, changes, why}) => {
  const area = makeArea({
    units: Array.from({length: units}, (_, i) => makeUnit(`Nett ${i + 1}`, {pupils: 10, children: 5}))
  });
  const settings: DistributionSettings = {...initialSettings(area), ...changes};
  const state = {area, settings, order: "navn" as const, isLeavingOut: false, scenarios: []};
  const {chart, textAlternative} = overviewContent({state, outcome: distribute(area, settings)});
  if (typeof chart !== "function") throw new TypeError("the chart is drawn for a width");
  const drawn = chart(1000);
  expect(drawn.querySelector("p")?.textContent).toContain(why);
  expect(textAlternative).toBe(drawn.querySelector("p")?.textContent);
  const upright = [...drawn.querySelectorAll("line")].filter(
    (line) => line.getAttribute("x1") === line.getAttribute("x2")
  );
  expect(upright).toEqual([]);
  expect([...drawn.querySelectorAll("text")].map(({textContent}) => textContent)).not.toContain("0");
});
