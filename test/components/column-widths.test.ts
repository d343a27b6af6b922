// @vitest-environment jsdom
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {columnWidths} from "../../src/components/column-widths.ts";
import {element} from "../../src/components/element.ts";

function tableOf(widths: readonly number[]): HTMLTableElement {
  const headings = widths.map((width) => {
    const cell = element("th");
    cell.getBoundingClientRect = () => ({width}) as DOMRect;
    return cell;
  });
  return element("table", {}, element("thead", {}, element("tr", {}, ...headings)));
}

const widthsOf = (table: HTMLTableElement) => [...table.tHead!.rows[0]!.cells].map(({style}) => style.width);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("columns keep their widths while numbers change, and let go when they rest", () => {
  const table = tableOf([80, 40]);
  const widths = columnWidths(() => table);
  widths.hold(() => [6, 3]);
  expect([table.style.tableLayout, table.style.width, ...widthsOf(table)]).toEqual([
    "fixed",
    "120px",
    "80px",
    "40px"
  ]);
  vi.advanceTimersByTime(100);
  widths.hold(() => [6, 3]);
  vi.advanceTimersByTime(100);
  expect(table.style.tableLayout).toBe("fixed");
  vi.advanceTimersByTime(100);
  expect([table.style.tableLayout, table.style.width, ...widthsOf(table)]).toEqual(["", "", "", ""]);
});

test("a longer text than any before lets go of the widths at once", () => {
  const table = tableOf([80, 40]);
  const widths = columnWidths(() => table);
  widths.hold(() => [6, 3]);
  widths.allow(1, 3);
  expect(table.style.tableLayout).toBe("fixed");
  widths.allow(1, 4);
  expect(table.style.tableLayout).toBe("");
});

test("a table that is not shown has no widths to hold", () => {
  const table = tableOf([0, 0]);
  columnWidths(() => table).hold(() => [6, 3]);
  expect(table.style.tableLayout).toBe("");
});

test("columns outside the part that the frame shows are told apart while widths are held", () => {
  const table = tableOf([80, 40, 40, 40]);
  const frame = element("div", {}, table);
  Object.defineProperties(frame, {
    scrollLeft: {value: 90},
    clientWidth: {value: 60},
    scrollWidth: {value: 200}
  });
  const widths = columnWidths(() => table);
  const shown = () => [0, 1, 2, 3].map((column) => widths.isShown(column));
  expect(shown()).toEqual([true, true, true, true]);
  widths.hold(() => [6, 3, 3, 3]);
  expect(shown()).toEqual([false, true, true, false]);
  vi.advanceTimersByTime(200);
  expect(shown()).toEqual([true, true, true, true]);
});

test.each([
  ["scrolled to its end stays there", 100, [240, 200]],
  ["scrolled to elsewhere stays where it is", 50, [50, 50]]
])("a frame %s when a column has become wider", (_what, from, [wider, atRest]) => {
  const table = tableOf([100, 100]);
  const frame = element("div", {}, table);
  let scrollWidth = 200;
  Object.defineProperties(frame, {clientWidth: {value: 100}, scrollWidth: {get: () => scrollWidth}});
  Object.defineProperty(frame, "scrollLeft", {value: from, writable: true});
  const widths = columnWidths(() => table);
  widths.hold(() => [6, 3]);
  widths.allow(1, 4);
  scrollWidth = 200 + 40;
  widths.hold(() => [6, 4]);
  expect(frame.scrollLeft).toBe(wider);
  scrollWidth = 200;
  vi.advanceTimersByTime(200);
  expect(frame.scrollLeft).toBe(atRest);
});
