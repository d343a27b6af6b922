// @vitest-environment jsdom
import {array, assert, double, property} from "fast-check";
import {expect, test} from "vitest";
import {countBins} from "../../../src/components/effect/doubt-histogram.ts";
import {
  describePermutation,
  describePlacebos,
  placeboFigure
} from "../../../src/components/effect/placebo.ts";
import {context, none} from "./fixture.ts";
import {analysis, permutation, placebo} from "./fixture-doubt.ts";
import {drawn, expectAccessible, words} from "./doubt.ts";
import {expectSnapshot} from "../svg.ts";

const show = (treated: number, given: typeof permutation | null = permutation) =>
  placeboFigure(placebo, context, {
    ...analysis,
    headline: {...analysis.headline, carriers: {treated, comparison: 20}},
    permutation: given
  });

function effectPlacebo() {
  return drawn(show(6));
}

function effectPlaceboAlone() {
  return drawn(show(14, null));
}

test.each([effectPlacebo, effectPlaceboAlone].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test("a fake start without an interval has its sign and no dot", () => {
  const rows = [...drawn(show(14)).querySelectorAll(".pb-placebo-row")];
  expect(rows.map((row) => row.querySelectorAll("circle").length)).toEqual([1, 1, 0]);
  expect(rows.at(-1)?.lastElementChild?.textContent).toBe("..");
});

test("an estimate without an interval is shown neither in the drawing nor in the table", () => {
  const root = placeboFigure([{shift: 1, att: 0.7777, se: null, low: null, high: null}], context, {
    ...analysis,
    permutation
  });
  expect(root.querySelector(".pb-placebo-row")?.outerHTML).not.toContain("0,8");
  expect(words(root.querySelector("tbody"))).not.toContain("0,8");
});

test("fewer than ten treated municipalities: the p-value stands above the drawing; from ten on below", () => {
  const notice = (clusters: number) => words(show(clusters).querySelector(".pb-notice"));
  expect(notice(9)).toContain("Tallet bygger på bare 9 kommuner som deltok.");
  expect(notice(9)).toContain("p = 0,03");
  expect(notice(10)).toBe("");
  expect(words(show(10).querySelector(".pb-figure-foot"))).toContain("p = 0,03");
});

test("the p-value counts the estimate itself: 5 of 199 at least as large is 6 of 200", () => {
  expect(describePermutation(permutation)).toBe(
    "Deltakelsen er delt ut på nytt blant kommunene 199 ganger; 5 av 199 utdelinger ga minst like stor endring som den anslåtte (p = 0,03)."
  );
  expect(describePermutation(null)).toContain("ikke beregnet");
});

test("how many fake starts have an interval around zero is said with how many there are", () => {
  expect(describePlacebos(placebo)).toContain("1 av 2 intervaller rommer null.");
  expect(describePlacebos([{shift: 1, ...none}])).toContain("Ingen av dem kan beregnes");
});

test("the estimate and its mirror image are marked in the distribution", () => {
  const rules = [...drawn(show(6)).querySelectorAll(".pb-placebo-observed")];
  expect(rules.map((rule) => rule.getAttribute("stroke-dasharray"))).toEqual([null, "4,4"]);
  const zero = Number(drawn(show(6)).querySelector(".pb-doubt-zero")?.getAttribute("x1"));
  const [own = 0, mirror = 0] = rules.map((rule) => Number(rule.getAttribute("x1")));
  expect(own).toBeLessThan(zero);
  expect((own + mirror) / 2).toBeCloseTo(zero, 1);
});

test("without placebos and permutation there is a notice", () => {
  const root = placeboFigure([{shift: 1, ...none}], context, {...analysis, permutation: null});
  expect(root.querySelector("svg")).toBeNull();
});

test("groups of a histogram are of one width, without gaps, and hold every value once", () => {
  assert(
    property(array(double({min: -1e3, max: 1e3, noNaN: true}), {minLength: 1}), (values) => {
      const bins = countBins(values);
      expect(bins.reduce((sum, {count}) => sum + count, 0)).toBe(values.length);
      const slack = 1e-9 * Math.max(1, ...values.map(Math.abs));
      bins.forEach(({low, high}, i) => {
        if (i > 0) expect(low).toBe(bins[i - 1]?.high);
        const inside = values.filter((v) => v > low + slack && v < high - slack).length;
        expect(bins[i]?.count).toBeGreaterThanOrEqual(inside);
      });
    })
  );
  expect(() => countBins([NaN])).toThrow(RangeError);
  expect(countBins([])).toEqual([]);
});

test("the figure is accessible", () => expectAccessible(show(6)));
