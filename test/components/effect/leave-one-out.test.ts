// @vitest-environment jsdom
import {expect, test} from "vitest";
import {
  describeRobustness,
  largestChange,
  leaveOneOutFigure
} from "../../../src/components/effect/leave-one-out.ts";
import {context, none} from "./fixture.ts";
import {analysis, names} from "./fixture-doubt.ts";
import {drawn, expectAccessible, words} from "./doubt.ts";
import {expectSnapshot} from "../svg.ts";

const figure = () => leaveOneOutFigure(analysis, names, context);

function effectLeaveOneOut() {
  return drawn(figure());
}

test("the strip is drawn as in its snapshot", () => expectSnapshot(effectLeaveOneOut));

test("municipalities stand in the order of their names, and the table cannot be sorted by value", () => {
  const root = figure();
  const order = [...root.querySelectorAll("tbody th")].map((cell) => cell.textContent);
  expect(order).toEqual(["Ask", "Bø", "Lindvik", "Øygrend", "Ålvik"]);
  expect(root.querySelectorAll(".pb-sort")).toHaveLength(0);
});

test("of all municipalities only the one whose absence moves the number most is named in the drawing", () => {
  const texts = [...drawn(figure()).querySelectorAll("text")].map((text) => text.textContent ?? "");
  expect(texts).toContain("uten Lindvik: −0,9");
  for (const name of ["Ask", "Bø", "Øygrend", "Ålvik"]) expect(texts.join()).not.toContain(name);
});

test("no two dots cover each other", () => {
  const dots = [...drawn(figure()).querySelectorAll(".pb-strip-dots circle")].map((dot) => [
    Number(dot.getAttribute("cx")),
    Number(dot.getAttribute("cy"))
  ]);
  expect(dots).toHaveLength(5);
  dots.forEach(([x = 0, y = 0], i) => {
    for (const [x2 = 0, y2 = 0] of dots.slice(i + 1))
      expect(Math.hypot(x - x2, y - y2)).toBeGreaterThanOrEqual(8.9);
  });
});

test("the band is the interval with all, and its numbers are in the words", () => {
  expect(words(figure())).toContain("Med alle: −1,2 prosentpoeng (95 % intervall −2,0 til −0,4).");
  expect(drawn(figure()).querySelector(".pb-strip-band title")?.textContent).toContain("−2,0 til −0,4");
});

const all = {att: -0.2, low: -0.6, high: 0.2};

test("a change of sign is said, and so are municipalities without which there is no number", () => {
  expect(
    describeRobustness(
      [
        {name: "Ask", att: 0.1},
        {name: "Bø", att: -0.3}
      ],
      all
    )
  ).toContain("Fortegnet skifter.");
  expect(
    describeRobustness(
      [
        {name: "Ask", att: -0.1},
        {name: "Bø", att: -0.3}
      ],
      all
    )
  ).toContain("Fortegnet er det samme");
  expect(
    describeRobustness(
      [
        {name: "Ask", att: null},
        {name: "Bø", att: -0.3}
      ],
      all
    )
  ).toContain("Tallet kan ikke beregnes uten Ask, så det hviler på denne kommunen.");
});

test("the largest change is one of size, whatever its direction; none when nothing has a value", () => {
  expect(
    largestChange(
      [
        {name: "Ask", att: 0.1},
        {name: "Bø", att: -0.6}
      ],
      -0.2
    )
  ).toEqual({name: "Bø", att: -0.6});
  expect(largestChange([{name: "Ask", att: null}], -0.2)).toBeNull();
});

test("a municipality without a name stands under its number", () => {
  expect(words(leaveOneOutFigure(analysis, new Map(), context))).toContain("uten 9903: −0,9");
});

test("without a headline with an interval there is a notice", () => {
  const root = leaveOneOutFigure({...analysis, headline: {...analysis.headline, ...none}}, names, context);
  expect(root.querySelector("svg")).toBeNull();
});

test("the figure is accessible", () => expectAccessible(figure()));
