// @vitest-environment jsdom
import axe from "axe-core";
import {expect, test} from "vitest";
import {trendsFigure} from "../../../src/components/effect/trends.ts";
import {analysis, context} from "./fixture.ts";
import {expectSnapshot} from "../svg.ts";

function panels(given = analysis): Element {
  const svg = trendsFigure(given, context).querySelector(".pb-effect-trends");
  svg?.querySelector("desc")?.removeAttribute("id");
  svg?.removeAttribute("aria-describedby");
  return svg ?? document.body;
}

function trendsOfPuljer() {
  return panels();
}

function trendsOfOnePulje() {
  return panels({...analysis, trends: analysis.trends.filter(({id}) => id !== "LMP 1")});
}

function trendsWithBreakAtStart() {
  return panels({...analysis, sample: {...analysis.sample, breaks: [2021, 2022]}});
}

test.each(
  [trendsOfPuljer, trendsOfOnePulje, trendsWithBreakAtStart].map((draw) => [draw.name, draw] as const)
)("%s is drawn as in its snapshot", (_name, draw) => expectSnapshot(draw));

/** How many points each line of an arm joins. */
function lineLengths(arm: Element | undefined): number[] {
  return [...(arm?.querySelectorAll(".pb-effect-line") ?? [])].map(
    (path) => (path.getAttribute("d") ?? "").split(/[ML]/).length - 1
  );
}

test("each arm says how many of its units have numbers, where not all have", () => {
  const details = [...panels().querySelectorAll(".pb-effect-panel > text tspan")].map((t) => t.textContent);
  expect(details).toEqual(["12 skoler med tall", "17 skoler med tall (av 19 valgte)"]);
  expect(trendsFigure(analysis, context).querySelector(".pb-figure-subtitle")?.textContent).toContain(
    "Sammenlikningen er 43 skoler med tall."
  );
});

test("lines end at breaks and at years without a share", () => {
  const [comparison, own] = panels().querySelectorAll(".pb-effect-arm");
  // Hidden 2020, break before 2022: 2016–19, 2021 alone, 2022–24.
  expect(lineLengths(own)).toEqual([4, 3]);
  // Missing 2016: 2017–21, 2022–24.
  expect(lineLengths(comparison)).toEqual([5, 3]);
});

test("a year without a share has no dot but a tick with its sign", () => {
  const [first] = panels().querySelectorAll(".pb-effect-panel");
  expect(first?.querySelectorAll(".pb-effect-arm")[1]?.querySelectorAll("title")).toHaveLength(8);
  const signs = [...(first?.querySelectorAll(".pb-absent-tick text") ?? [])].map((t) => t.textContent);
  expect(signs).toEqual([":", ".."]);
});

test("a year in which much is hidden is hollow and shows its bounds", () => {
  const arms = panels().querySelectorAll(".pb-effect-arm");
  expect([...arms].map((arm) => arm.querySelectorAll(".pb-effect-hollow").length)).toEqual([0, 0, 0, 1]);
  expect(panels().querySelectorAll(".pb-effect-bounds")).toHaveLength(1);
});

test("every dot has its interval", () => {
  const arms = [...panels().querySelectorAll(".pb-effect-arm")];
  for (const arm of arms)
    expect(arm.querySelectorAll(".pb-effect-interval")).toHaveLength(arm.querySelectorAll("title").length);
});

test("start and breaks are rules with words, apart also when they fall in the same year", () => {
  const last = [...trendsWithBreakAtStart().querySelectorAll(".pb-effect-panel")].at(-1);
  const words = [...(last?.querySelectorAll(".pb-breaks text") ?? [])].map((t) => t.firstChild?.textContent);
  expect(new Set(words)).toEqual(new Set(["Ny tabell", "Oppstart", "Strengere skjerming"]));
  const start = last?.querySelector(".pb-effect-start")?.getAttribute("x1");
  const rules = [...(last?.querySelectorAll("[stroke-dasharray='3,3'] line") ?? [])];
  expect(rules.map((rule) => rule.getAttribute("x1"))).not.toContain(start);
});

test("a start before the period is no rule", () => {
  const trends = analysis.trends.map((arm) => (arm.id === "IBS 1" ? {...arm, start: 2016} : arm));
  expect(panels({...analysis, trends}).querySelectorAll(".pb-effect-start")).toHaveLength(1);
});

test("the table has shown, hidden and missing units and the answers of every arm and year", () => {
  const root = trendsFigure(analysis, context);
  expect(root.querySelectorAll("tbody tr")).toHaveLength(27);
  const lines = [...root.querySelectorAll("tbody tr")].map((tr) =>
    [...tr.children].map((c) => c.textContent)
  );
  expect(lines[4]?.slice(0, 3)).toEqual(["IBS 1", "2020–21", ":skjermet"]);
  expect(lines[16]).toEqual([
    "LMP 1",
    "2023–24",
    "7,3\u00a0%",
    expect.any(String),
    expect.any(String),
    "11",
    "7",
    "1",
    "320",
    "35,0\u00a0%",
    "5,5\u00a0%",
    "8,9\u00a0%"
  ]);
});

test("without a pulje there is a notice, not a figure", () => {
  const root = trendsFigure({...analysis, trends: []}, context);
  expect(root.getAttribute("role")).toBe("status");
});

test("axe finds nothing", async () => {
  document.body.replaceChildren(trendsFigure(analysis, context));
  const {violations} = await axe.run(document.body, {rules: {region: {enabled: false}}});
  expect(violations.map(({id}) => id)).toEqual([]);
});
