import type {CellReason} from "../../statistics/analysis/result.js";
import {attOf, heatClass, stepWidth, type HeatCell, type HeatRow} from "./heat-cells.js";
import {hatchBox, round} from "./marks.js";
import {containsZero, formatEffect, formatEffectRange, isShown} from "./words.js";
import {svgElement} from "../element.js";
import {formatStartYear, formatWhole} from "../format.js";

export interface HeatDrawing {
  svg: SVGSVGElement;
  list: SVGGElement;
  marks: {cell: HeatCell; mark: SVGGElement; row: number; column: number; x: number; y: number}[];
}

/**
 * Cells as boxes: the effect printed with its sign (heavy where the interval leaves zero out), its interval where there
 * is room, the number of treated units, and the truth when asked for. No number: grey hatch with the letter of the reason;
 * the base year has a hollow dot. A thick rule marks each pulje's start. Throws RangeError without rows.
 */
export function drawHeatMap(
  rows: readonly HeatRow[],
  {width, letters, showTruth}: {width: number; letters: ReadonlyMap<CellReason, string>; showTruth: boolean}
): HeatDrawing {
  const years = rows[0]?.cells.map(({time}) => time) ?? [];
  if (years.length === 0) throw new RangeError("drawHeatMap: no cells to draw");
  const wide = width >= 560;
  const names = wide ? Math.min(170, 16 + 7 * Math.max(...rows.map(({pulje}) => pulje.length))) : 0;
  const box = (width - names - 2) / years.length;
  const ranges = box >= 92;
  const cellHeight = 44 + (ranges ? 14 : 0) + (showTruth ? 14 : 0);
  const rowHeight = cellHeight + (wide ? 6 : 28);
  const head = 22;
  // numbers as large as the box of a cell allows: `+0,03` is wider than one of ten years on a narrow screen
  const longest = Math.max(
    ...rows.flatMap(({cells}) => cells.map((cell) => formatEffect(attOf(cell) ?? 0).length))
  );
  const size = round(Math.min(13, Math.max(9.5, (box - 3) / (0.62 * longest))));
  const step = stepWidth(rows.flatMap(({cells}) => cells.flatMap((cell) => attOf(cell) ?? [])));
  const left = (column: number) => round(names + 1 + column * box);
  const top = (row: number) => head + row * rowHeight + (wide ? 0 : 22);
  const axes = svgElement("g", {"aria-hidden": "true", fill: "var(--pb-ink-soft)"});
  const every = Math.ceil(58 / box);
  years.forEach((year, column) => {
    if ((years.length - 1 - column) % every !== 0) return;
    const middle = left(column) + box / 2;
    const at =
      middle < 28
        ? {x: 0, "text-anchor": "start"}
        : middle > width - 28
          ? {x: width - 1, "text-anchor": "end"}
          : {x: middle, "text-anchor": "middle"};
    axes.append(svgElement("text", {...at, y: 14, "font-size": 12}, formatStartYear(year)));
  });
  const marks = rows.flatMap(({cells}, row) =>
    cells.map((cell, column) => {
      const place = {x: left(column), y: top(row), width: round(box - 2), height: cellHeight};
      const mark = drawCell(cell, {place, step, size, ranges, letters, showTruth});
      return {cell, mark, row, column, x: place.x + box / 2, y: place.y + cellHeight / 2};
    })
  );
  const starts = svgElement("g", {"aria-hidden": "true"});
  rows.forEach(({pulje, group}, row) => {
    const at = wide ? {x: 0, y: top(row) + cellHeight / 2 + 4} : {x: 0, y: top(row) - 6};
    axes.append(svgElement("text", {...at, "font-weight": 600, fill: "var(--pb-ink)"}, pulje));
    const column = years.indexOf(group);
    if (column < 0) return;
    const x = left(column) - 1;
    const [y1, y2] = [top(row) - 3, top(row) + cellHeight + 3];
    starts.append(svgElement("line", {class: "pb-effect-start", x1: x, x2: x, y1, y2}));
  });
  const list = svgElement("g", {}, ...marks.map(({mark}) => mark));
  // beside the marks: text inside a mark would have to begin its name (WCAG 2.5.3)
  const words = svgElement(
    "g",
    {"aria-hidden": "true", "text-anchor": "middle", "pointer-events": "none"},
    ...marks.map(({mark}) =>
      svgElement("g", {class: `${mark.classList[0]}-words`}, ...mark.querySelectorAll("text"))
    )
  );
  const height = head + rows.length * rowHeight + 4;
  const svg = svgElement(
    "svg",
    {class: "pb-heat", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    axes,
    list,
    words,
    starts
  );
  return {svg, list, marks};
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

function drawCell(
  cell: HeatCell,
  {
    place,
    step,
    size,
    ranges,
    letters,
    showTruth
  }: {
    place: Place;
    step: number;
    /** Font size of the effect. */
    size: number;
    ranges: boolean;
    letters: ReadonlyMap<CellReason, string>;
    showTruth: boolean;
  }
): SVGGElement {
  const {view, reason} = cell;
  const middle = round(place.x + place.width / 2);
  if (reason === "base-period")
    return svgElement(
      "g",
      {class: "pb-heat-base"},
      svgElement("rect", {...place}),
      svgElement("circle", {class: "pb-effect-base", cx: middle, cy: place.y + 15, r: 4.5}),
      svgElement("text", {x: middle, y: place.y + 35, "font-size": 11}, "basis")
    );
  if (reason !== null || view === null || !isShown(view)) {
    const y = round(place.y + place.height / 2);
    return svgElement(
      "g",
      {class: "pb-heat-absent"},
      svgElement("rect", {...place}),
      svgElement("path", {d: hatchBox(place)}),
      svgElement("circle", {cx: middle, cy: y, r: 9}),
      svgElement("text", {x: middle, y: y + 4}, reason ? (letters.get(reason) ?? "") : "")
    );
  }
  const small = [
    ...(ranges ? [formatEffectRange(view)] : []),
    `n ${formatWhole(view.treated)}`,
    ...(showTruth && view.truth !== null ? [`×${formatEffect(view.truth)}`] : [])
  ];
  return svgElement(
    "g",
    {class: `pb-heat-cell ${heatClass(view.att, step)}`},
    svgElement("rect", {...place}),
    svgElement(
      "text",
      {
        x: middle,
        y: place.y + 18,
        "font-size": size < 13 ? size : null,
        "font-weight": containsZero(view) ? 400 : 700
      },
      formatEffect(view.att)
    ),
    ...small.map((text, i) =>
      svgElement("text", {x: middle, y: place.y + 35 + 14 * i, "font-size": 11}, text)
    )
  );
}
