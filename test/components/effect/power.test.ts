// @vitest-environment jsdom
import {assert, double, property} from "fast-check";
import {expect, test} from "vitest";
import {knownPoints, readCurve} from "../../../src/components/effect/doubt-detectable.ts";
import {describeBasis, describePower, powerFigure} from "../../../src/components/effect/power.ts";
import {context} from "./fixture.ts";
import {analysis, power} from "./fixture-doubt.ts";
import {drawn, expectAccessible, pick, words} from "./doubt.ts";
import {expectSnapshot} from "../svg.ts";

const figure = () => powerFigure(power, context, analysis);
const points = knownPoints(power.curve);

function effectPower() {
  return drawn(figure());
}

test("the curve is drawn as in its snapshot", () => expectSnapshot(effectPower));

test("numbers of units without a detectable effect are not on the curve", () => {
  expect(points.map(({treatedUnits}) => treatedUnits)).toEqual([10, 20, 40, 80, 160]);
});

test.each([
  [40, "Med 40 skoler kan en endring på 1,8 prosentpoeng eller mer oppdages i 8 av 10 tilfeller."],
  [10, "Med 10 skoler kan en endring på 3,6 prosentpoeng eller mer oppdages i 8 av 10 tilfeller."],
  [9, "For 9 skoler er kurven ikke beregnet."]
])("%s units: %s", (units, text) => {
  expect(describePower(points, units, "school")).toBe(text);
});

test("the basis stands beside the number: years, what is absent, and the number at best", () => {
  expect(describeBasis(power, 40).replaceAll("\u00a0", " ")).toBe(
    "Regnet med ett basisår og 3 år etter oppstart, og at like mye mangler tall som her: 25,0 % blant dem som deltar og 12,5 % i sammenlikningen. Med alle tall vist og snittet av 3 år før: 1,2 prosentpoeng."
  );
  expect(words(figure().querySelector(".pb-doubt-choices"))).toContain("Regnet med ett basisår");
});

test("between computed points the curve falls, stays between its neighbours and is exact for 1/√n", () => {
  assert(
    property(double({min: 10, max: 160, noNaN: true}), (units) => {
      expect(readCurve(points, units)).toBeCloseTo(11.4 / Math.sqrt(units), 9);
    })
  );
  expect(readCurve(points, 161)).toBeUndefined();
});

test("the reading starts at the size of this study, and slider and field move it with the mark in the drawing", () => {
  const root = figure();
  const readout = () => words(root.querySelector(".pb-readout"));
  const mark = () => root.querySelector(".pb-power-picked circle")?.getAttribute("cx");
  expect(readout()).toContain("Med 31 skoler");
  const before = mark();
  pick(root, '[data-key="effekt-neste-pulje-slider"]', 40);
  expect(readout()).toContain("Med 40 skoler kan en endring på 1,8 prosentpoeng");
  expect(mark()).not.toBe(before);
  pick(root, '[data-key="effekt-neste-pulje-field"]', 80);
  expect(readout()).toContain("Med 80 skoler");
  expect(root.querySelector<HTMLInputElement>('[data-key="effekt-neste-pulje-slider"]')?.value).toBe("80");
});

test("a number outside the curve is explained, and the next move of the slider takes the message away", () => {
  const root = figure();
  const field = root.querySelector('[data-key="effekt-neste-pulje-field"]');
  pick(root, '[data-key="effekt-neste-pulje-field"]', 500);
  expect(field?.getAttribute("aria-invalid")).toBe("true");
  expect(words(root.querySelector(".pb-field-message"))).toContain("Skriv et tall fra 10 til 160.");
  pick(root, '[data-key="effekt-neste-pulje-slider"]', 50);
  expect(field?.hasAttribute("aria-invalid")).toBe(false);
  expect(words(root.querySelector(".pb-field-message"))).toBe("");
});

test("assumptions are listed with their numbers, and where municipality and unit cannot be told apart it says so", () => {
  const text = words(figure());
  for (const part of [
    "intraklassekorrelasjon 0,12",
    "8,1 %",
    "31 svar",
    "4,2 skoler per kommune",
    "3 år etter oppstart, mot 40 skoler",
    "25,0 % blant dem som deltar og 12,5 % i sammenlikningen",
    "N × (1 − h)"
  ])
    expect(text).toContain(part);
  expect(words(powerFigure({...power, separable: false}, context, analysis))).toContain("kan ikke skilles");
});

test.each([
  ["no variance", null],
  ["no number of units is enough", {...power, curve: [{treatedUnits: 5, effect: null, ideal: null}]}]
])("%s: a notice instead of a curve", (_case, given) => {
  expect(powerFigure(given, context, analysis).querySelector("svg")).toBeNull();
});

test("the figure is accessible", () => expectAccessible(figure()));
