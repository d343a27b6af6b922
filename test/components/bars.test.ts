// @vitest-environment jsdom
import {expect, test} from "vitest";
import {bars, type BarRow} from "../../src/components/bars.ts";
import {formatKroner} from "../../src/components/format.ts";
import {expectSnapshot} from "./svg.ts";

const rows: BarRow[] = [
  {label: "Dekom", value: 39_700_000, status: "ok"},
  {label: "Rekom", value: null, status: "missing"},
  {label: "Kompetanseløftet", value: 0, status: "ok"},
  {label: "0301", value: 12_000_000, status: "ok"}
];

function barsWide() {
  return bars(rows, {width: 800, format: formatKroner, selected: "Dekom"});
}

function barsNarrow() {
  return bars(rows, {width: 358, format: formatKroner});
}

test.each([barsWide, barsNarrow].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test("an absent value has no bar; zero has a bar of no length and the text 0", () => {
  const svg = barsWide();
  const widths = [...svg.querySelectorAll('g[aria-label="bar"] rect')].map((rect) =>
    Number(rect.getAttribute("width"))
  );
  expect(widths).toHaveLength(3);
  expect(widths.filter((width) => width === 0)).toHaveLength(1);
  const texts = [...svg.querySelectorAll("text")].map((text) => text.textContent);
  expect(texts).toContain("..");
  expect(texts).toContain("0\u00a0kr");
});

test("the length of a bar follows its value from zero", () => {
  const widths = [...barsWide().querySelectorAll('g[aria-label="bar"] rect')].map((rect) =>
    Number(rect.getAttribute("width"))
  );
  expect((widths[0] ?? 0) / (widths[2] ?? 0)).toBeCloseTo(39.7 / 12, 6);
});

test("negative values and labels used twice are refused", () => {
  expect(() => bars([{label: "A", value: -1, status: "ok"}])).toThrow(RangeError);
  expect(() => bars([rows[0], rows[0]].filter((row) => row !== undefined))).toThrow(RangeError);
});
