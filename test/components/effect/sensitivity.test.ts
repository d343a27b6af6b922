// @vitest-environment jsdom
import {expect, test} from "vitest";
import {
  describeBreakdown,
  nearestBound,
  readInterval,
  sensitivityReasonWords,
  type Violation
} from "../../../src/components/effect/doubt-breakdown.ts";
import {drawBounds} from "../../../src/components/effect/doubt-bounds.ts";
import {sensitivityFigure} from "../../../src/components/effect/sensitivity.ts";
import {context} from "./fixture.ts";
import {analysis, sensitivity} from "./fixture-doubt.ts";
import {drawn, expectAccessible, pick, words} from "./doubt.ts";
import {expectSnapshot} from "../svg.ts";

const figure = () => sensitivityFigure(sensitivity, context, analysis);

function effectSensitivity() {
  return drawn(figure());
}

function effectSensitivityWide() {
  return drawBounds(sensitivity, {width: 1056, picked: {relative: 2, smoothness: 0}});
}

test.each([effectSensitivity, effectSensitivityWide].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test.each<[Violation, number | null, string]>([
  [
    "relative",
    0.4444,
    "Konklusjonen holder så lenge avviket etter oppstart er mindre enn 0,44 ganger det største før oppstart."
  ],
  [
    "relative",
    0.3999,
    "Konklusjonen holder så lenge avviket etter oppstart er mindre enn 0,39 ganger det største før oppstart."
  ],
  [
    "relative",
    0.004,
    "Konklusjonen holder så lenge avviket etter oppstart er langt mindre enn 0,01 ganger det største før oppstart."
  ],
  ["relative", 0, "Intervallet rommer null selv uten avvik etter oppstart."],
  ["relative", Infinity, "Intervallet holder seg unna null ved alle avvik som er prøvd."],
  ["relative", null, "Grensen for når intervallet når null, kunne ikke beregnes."],
  [
    "smoothness",
    0.3,
    "Konklusjonen holder så lenge den skjeve utviklingen endrer seg mindre enn 0,3 prosentpoeng fra år til år."
  ],
  [
    "smoothness",
    0,
    "Intervallet rommer null selv om forskjellen fra før oppstart hadde fortsatt i en rett linje."
  ]
])("breakdown of %s at %s is never rounded up: %s", (kind, value, text) => {
  expect(describeBreakdown(kind, value)).toBe(text);
});

test.each([
  [0, 0],
  [0.12, 0],
  [0.13, 1],
  [0.375, 2],
  [0.6, 2],
  [1.3, 5],
  [9, 6]
])("the computed bound nearest to %s is number %s, of two equally near the larger", (wanted, index) => {
  expect(nearestBound([0, 0.25, 0.5, 0.75, 1, 1.5, 2], wanted)).toBe(index);
});

test("an interval is read at a computed bound, which is named, never between two", () => {
  expect(readInterval(sensitivity, "relative", 0.6)).toBe(
    "Ved M̄ = 0,5 (nærmeste beregnede verdi til 0,6) er 95 % intervallet −2,4 til +0,05 prosentpoeng, og det rommer null. Uten utvalgsfeil: −1,5 til −0,9."
  );
  expect(readInterval(sensitivity, "smoothness", 0.1)).toBe(
    "Ved M = 0,1 er 95 % intervallet −2,3 til −0,4 prosentpoeng, og det rommer ikke null."
  );
  expect(readInterval(sensitivity, "smoothness", 0.75)).toBe("Ved M = 0,75 kan intervallet ikke beregnes.");
});

test("slider and field show the same, read the interval aloud and mark the bound in the drawing", () => {
  const root = figure();
  const mark = () => root.querySelector(".pb-bounds-relative .pb-doubt-picked")?.getAttribute("x");
  const before = mark();
  pick(root, '[data-key="effekt-relative-slider"]', 0.25);
  expect(root.querySelector<HTMLInputElement>('[data-key="effekt-relative-field"]')?.value).toBe("0.25");
  expect(words(root.querySelector(".pb-readout"))).toContain(
    "Ved M̄ = 0,25 er 95 % intervallet −2,2 til −0,2"
  );
  expect(mark()).not.toBe(before);
  pick(root, '[data-key="effekt-relative-field"]', 2);
  expect(root.querySelector<HTMLInputElement>('[data-key="effekt-relative-slider"]')?.value).toBe("2");
  expect(root.querySelector(".pb-readout")?.getAttribute("aria-live")).toBe("polite");
  expect(root.querySelector(".pb-chart svg")?.getAttribute("aria-label")).toContain("skjev utvikling");
});

test("a bound without an interval has its sign and no dot", () => {
  const svg = drawn(figure());
  expect(svg.querySelectorAll(".pb-bounds-smoothness .pb-bounds-interval")).toHaveLength(1 + 5);
  expect(svg.querySelectorAll(".pb-bounds-relative .pb-bounds-interval")).toHaveLength(1 + 7);
  expect(words(svg.querySelector(".pb-bounds-smoothness"))).toContain("..");
});

test("bounds without sampling error stand beside M̄ alone and are labelled so", () => {
  const root = figure();
  expect(root.querySelectorAll(".pb-bounds-relative .pb-bounds-plug-in")).toHaveLength(7);
  expect(root.querySelectorAll(".pb-bounds-smoothness .pb-bounds-plug-in")).toHaveLength(0);
  expect(words(root.querySelector(".pb-doubt-key"))).toContain("uten utvalgsfeil");
});

/** How many rules of a breakdown the panel of M̄ has. */
function countRules(value: number | null): number {
  const given = {...sensitivity, relativeBreakdown: value};
  const svg = drawBounds(given, {width: 640, picked: {relative: 0, smoothness: 0}});
  return svg.querySelectorAll(".pb-bounds-relative .pb-bounds-breakdown").length;
}

test("a breakdown outside the computed bounds, or none, has no rule", () => {
  expect([0.44, 2, 2.1, 0, Infinity, null].map(countRules)).toEqual([1, 1, 0, 0, 0, 0]);
});

test.each(Object.entries(sensitivityReasonWords))(
  "%s: a notice says why there is nothing",
  (reason, text) => {
    const root = sensitivityFigure(
      {...sensitivity, reason: reason as keyof typeof sensitivityReasonWords},
      context,
      analysis
    );
    expect(root.querySelector("svg")).toBeNull();
    expect(words(root)).toContain(text);
  }
);

test("the figure is accessible", () => expectAccessible(figure()));
