// @vitest-environment jsdom
import {expect, test} from "vitest";
import {explainOutside, sideOfBounds} from "../../../src/components/effect/arm-words.ts";
import {drawCells} from "../../../src/components/effect/doubt-cells.ts";
import {ledgerFigure} from "../../../src/components/effect/ledger.ts";
import {context} from "./fixture.ts";
import {analysis, hiddenArms} from "./fixture-doubt.ts";
import {drawn, expectAccessible, words} from "./doubt.ts";
import {expectSnapshot} from "../svg.ts";

const figure = () => ledgerFigure({...analysis, trends: hiddenArms}, context);

function effectLedger() {
  return drawn(figure());
}

function effectLedgerNarrow() {
  return drawCells(hiddenArms, {nameOf: ({id}) => id ?? "", describe: () => "", width: 220});
}

test.each([effectLedger, effectLedgerNarrow].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test("an arm names all its chosen units: the ledger counts also those without a single number", () => {
  expect(words(drawn(figure()).querySelector(".pb-cells-arm > text"))).toBe("LMP 1 (20 valgte skoler)");
});

test("heights are parts of the units: shown and hidden are proportional to their numbers", () => {
  const cell = drawn(figure()).querySelectorAll(".pb-cell")[2];
  const height = (selector: string) => Number(cell?.querySelector(selector)?.getAttribute("height"));
  expect(height(".pb-cell-hidden rect") / height(".pb-cell-shown")).toBeCloseTo(6 / 10, 2);
});

test("a year without a shown number has no filled part, and a mean that is absent is never zero", () => {
  const cells = drawn(figure()).querySelectorAll(".pb-cell");
  expect(cells[3]?.querySelector(".pb-cell-shown")).toBeNull();
  const row = [...figure().querySelectorAll("tbody tr")][3];
  expect(words(row ?? null)).toContain("..");
  expect(row?.querySelectorAll(".pb-absent").length).toBe(3);
});

test("hidden and missing are counted under the cell with their signs, with the bounds of the mean", () => {
  const texts = [...drawn(figure()).querySelectorAll(".pb-cell")].map((cell) =>
    [...cell.querySelectorAll("text")].map((text) => text.textContent?.replaceAll("\u00a0", " "))
  );
  expect(texts.slice(0, 4)).toEqual([[], ["2:", "7,0–7,5 %"], ["6: 4..", "7,0–8,5 %"], ["20.."]]);
});

test("the title counts all numbers, the note says that hidden ones are never zero and what 1 and 4 stand for", () => {
  const text = words(figure());
  expect(words(figure().querySelector("h2"))).toBe("5,0 % av tallene i analysen er skjermet");
  expect(text).toContain("Skjermede tall er aldri satt til null.");
  expect(text).toContain("parvis sammenlikning");
  expect(text).toContain("om hvert skjermet tall var 1 eller 4");
  expect(text).toContain("Størst spenn har LMP 1 i 2020–21, fra 7,0 til 8,5 prosent.");
});

const withMean = (share: number | null) =>
  hiddenArms.map((arm) => ({
    ...arm,
    points: arm.points.map((point) => (point.hidden === 2 ? {...point, share} : point))
  }));

test.each([
  [7.54, undefined],
  [7.56, "above"],
  [6.95, undefined],
  [6.94, "below"],
  [null, undefined]
] as const)(
  "beside bounds of 7,0 to 7,5 a mean of %s is %s: both count as they are written",
  (share, side) => {
    expect(sideOfBounds(withMean(share)[0]!.points[1]!)).toBe(side);
  }
);

test("a mean of the shown outside of the bounds is explained in one sentence, and in the table where it happens", () => {
  const given = withMean(8.2);
  expect(explainOutside(given)).toBe(
    "For LMP 1 i 2019–20 og 1 annet sted ligger snittet av de viste over grensene: grensene gjelder alle, og de skjermede har lavere andel enn de viste, enten antallet er 1 eller 4."
  );
  const root = ledgerFigure({...analysis, trends: given}, context);
  const remarks = [...root.querySelectorAll("tbody tr")].map((row) => words(row.lastElementChild));
  const expected = "snitt av viste over grensene, for de skjermede har lavere andel enn de viste";
  expect(remarks).toEqual(["", expected, expected, ...Array<string>(5).fill("")]);
  expect(words(root)).toContain("enten antallet er 1 eller 4.");
});

test("a mean within the bounds needs no explanation", () => {
  const given = withMean(7.2).map((arm) => ({...arm, points: arm.points.filter(({hidden}) => hidden < 6)}));
  expect(explainOutside(given)).toBe("");
});

test("without hidden numbers the title says so and no bounds are mentioned", () => {
  const root = ledgerFigure({...analysis, trends: hiddenArms.slice(1)}, context);
  expect(words(root.querySelector("h2"))).toBe("Ingen av tallene i analysen er skjermet");
  expect(words(root)).not.toContain("Størst spenn");
});

test("without arms there is a notice", () => {
  expect(ledgerFigure({...analysis, trends: []}, context).querySelector("svg")).toBeNull();
});

test("the figure is accessible", () => expectAccessible(figure()));
