// @vitest-environment jsdom
import axe from "axe-core";
import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {
  heatClass,
  letterReasons,
  listHeatRows,
  stepWidth
} from "../../../src/components/effect/heat-cells.ts";
import {drawHeatMap} from "../../../src/components/effect/heat-drawing.ts";
import {heatMapFigure} from "../../../src/components/effect/heat-map.ts";
import {analysis, cell, context, estimate} from "./fixture.ts";
import {expectSnapshot} from "../svg.ts";

const rows = listHeatRows(analysis);
const letters = letterReasons(rows);

function heatMapWide() {
  return drawHeatMap(rows, {width: 1056, letters, showTruth: true}).svg;
}

function heatMapNarrow() {
  return drawHeatMap(rows, {width: 358, letters, showTruth: false}).svg;
}

test.each([heatMapWide, heatMapNarrow].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test("a number is never wider than its cell on a narrow screen", () => {
  const wide = {...analysis, cells: analysis.cells.map((c) => (c.att ? {...c, att: 0.03} : c))};
  const {svg} = drawHeatMap(listHeatRows(wide), {width: 326, letters, showTruth: false});
  const box = Number(svg.querySelector(".pb-heat-cell rect")?.getAttribute("width"));
  const numbers = [...svg.querySelectorAll(".pb-heat-cell-words text:first-child")];
  expect(new Set(numbers.map((text) => text.textContent))).toEqual(new Set(["+0,03"]));
  for (const text of numbers)
    expect(5 * 0.62 * Number(text.getAttribute("font-size") ?? 13)).toBeLessThan(box);
});

test.each([
  ["zero", 0, "pb-heat-zero"],
  ["just below zero", -0.001, "pb-heat-less-1"],
  ["just under the first limit", 0.799, "pb-heat-more-1"],
  ["the first limit", 0.8, "pb-heat-more-2"],
  ["the second limit", -1.6, "pb-heat-less-3"],
  ["the largest effect", -2.4, "pb-heat-less-3"]
])("a limit belongs to the step beyond it: %s", (_name, att, name) => {
  expect(heatClass(att, 0.8)).toBe(name);
});

test.each([
  [[], 0.1],
  [[0.2, -0.1], 0.1],
  [[2.4, -1], 0.8],
  [[-2.41], 0.9]
])("three steps of whole tenths reach the largest effect: %j", (effects, step) => {
  expect(stepWidth(effects)).toBeCloseTo(step, 12);
});

test("a cell without a number is hatched, with the letter of its reason in words", () => {
  const root = heatMapFigure(analysis, context);
  const key = [...root.querySelectorAll(".pb-effect-key li")].map((li) => li.textContent?.trim());
  expect(key).toContain("a Ikke noe tall: brudd i tidsserien mellom basisåret og året");
  expect(key).toContain("b Ikke noe tall: for få deltakere til at tallet vises");
  const absent = [...root.querySelectorAll(".pb-heat .pb-heat-absent")];
  expect(absent).toHaveLength(7);
  for (const each of absent) {
    expect(each.querySelector("path")).not.toBeNull();
    expect(each.getAttribute("aria-label")).toContain("ikke noe tall");
  }
  const signs = [...root.querySelectorAll(".pb-heat .pb-heat-absent-words")];
  expect(signs.map((each) => each.textContent).join("")).toBe("aaabaaa");
});

test("the sign of every effect is printed, and heavy type says that the interval leaves zero out", () => {
  const cells = [...heatMapWide().querySelectorAll(".pb-heat-cell-words")];
  expect(cells.length).toBeGreaterThan(5);
  const effects = cells.map((c) => c.querySelector("text"));
  expect(effects.every((text) => /^[+−]\d/.test(text?.textContent ?? ""))).toBe(true);
  const heavy = effects.filter((text) => text?.getAttribute("font-weight") === "700");
  expect(heavy.map((text) => text?.textContent)).toEqual(["−1,6", "−2,4"]);
});

test("an interval that ends at zero is not heavy", () => {
  const given = {...analysis, cells: [cell("IBS 1", 2019, {att: -1, se: 0.5, low: -2, high: 0})]};
  const {svg} = drawHeatMap(listHeatRows(given), {width: 736, letters, showTruth: false});
  expect(svg.querySelector(".pb-heat-cell-words text")?.getAttribute("font-weight")).toBe("400");
});

test("a cell without an interval shows no number", () => {
  const given = {...analysis, cells: [cell("IBS 1", 2019, {...estimate(-1, 1), low: null, high: null})]};
  const shown = listHeatRows(given)[0]?.cells.find(({time}) => time === 2019);
  expect(shown?.reason).toBe("one-cluster");
  expect(heatMapFigure(given, context).querySelectorAll(".pb-heat-cell-words text")).toHaveLength(0);
});

test("each pulje has its base year marked and a rule at its start", () => {
  const svg = heatMapWide();
  expect(svg.querySelectorAll(".pb-heat-base circle")).toHaveLength(2);
  expect(svg.querySelectorAll(".pb-effect-start")).toHaveLength(2);
});

test("who is compared with whom: every cell but the base years, with both sides and the base year", () => {
  const who = heatMapFigure(analysis, context).querySelector(".pb-effect-who");
  expect(who?.querySelector("summary")?.textContent).toBe("Hvem sammenliknes med hvem");
  const lines = [...(who?.querySelectorAll("tbody tr") ?? [])].map((tr) =>
    [...tr.children].map((c) => c.textContent)
  );
  expect(lines).toHaveLength(16);
  expect(lines[2]).toEqual(["IBS 1", "2019–20", "2018–19", "12", "6", "43", "17", ""]);
  const municipalities = {...analysis, settings: {...analysis.settings, level: "municipality" as const}};
  const headings = heatMapFigure(municipalities, context).querySelectorAll(".pb-effect-who th[scope=col]");
  expect([...headings].map((th) => th.textContent)).toEqual([
    "Pulje",
    "Skoleår",
    "Regnet fra",
    "Kommuner i puljen",
    "Kommuner i sammenlikningen",
    "Merknad"
  ]);
});

/** Relative luminance by WCAG 2.1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test("text on every step of both hues has contrast 4.5:1, light and dark", () => {
  const style = readFileSync("src/style.css", "utf8");
  const inks = [...style.matchAll(/--pb-ink: (#\w{6})/g)].map(([, colour = ""]) => luminance(colour));
  const steps = [...style.matchAll(/--pb-(?:less|more)-\d: (#\w{6})/g)].map(([, c = ""]) => luminance(c));
  expect(steps).toHaveLength(12);
  for (const [i, step] of steps.entries()) {
    const ink = inks[i < 6 ? 0 : 1] ?? 0;
    expect((Math.max(ink, step) + 0.05) / (Math.min(ink, step) + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});

test("axe finds nothing", async () => {
  document.body.replaceChildren(heatMapFigure(analysis, context, {showTruth: true}));
  const {violations} = await axe.run(document.body, {rules: {region: {enabled: false}}});
  expect(violations.map(({id}) => id)).toEqual([]);
});
