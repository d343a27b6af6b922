import {shorten} from "../../model/text-length.js";
import {scaleLinear} from "d3-scale";
import {svgElement} from "../element.js";
import {absenceSign, formatKroner, formatWhole, type Quantity} from "../format.js";
import {formatSignedKroner} from "./words.js";

/** One unit's amounts before and after. */
export interface DifferenceRow {
  id: string;
  name: string;
  from: Quantity;
  to: Quantity;
}

const line = 32;
const head = 28;
const foot = 8;
const characterWidth = 7;

/**
 * Differences as arrows from a ring (before) to a dot (after), one row a unit in the order given; more is to the right and
 * green-dark, less is to the left and brown, and the difference is written beside it. Absent amounts are shown by their sign.
 * Returns an svg. Throws RangeError without rows.
 */
export function differenceArrows(
  rows: readonly DifferenceRow[],
  {width = 640}: {width?: number} = {}
): SVGSVGElement {
  if (rows.length === 0) throw new RangeError("differenceArrows: no rows to draw");
  const isNarrow = width < 560;
  const longest = Math.max(...rows.map(({name}) => name.length));
  const left = isNarrow ? 8 : Math.min(220, 16 + characterWidth * longest);
  const labelWidth = 110;
  const step = isNarrow ? line + 14 : line;
  const values = rows.flatMap(({from, to}) => [from.value, to.value].filter((value) => value !== null));
  const x = scaleLinear([0, Math.max(...values, 1)], [left, width - labelWidth]).nice(4);
  const height = head + rows.length * step + foot;
  const ticks = x.ticks(Math.max(2, Math.floor((width - left - labelWidth) / 110)));
  return svgElement(
    "svg",
    {class: "pb-differences", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    ...ticks.flatMap((tick) => [
      svgElement("line", {
        x1: x(tick),
        x2: x(tick),
        y1: head - 6,
        y2: height - foot,
        stroke: "var(--pb-rule)"
      }),
      svgElement(
        "text",
        {
          x: x(tick),
          y: 14,
          "text-anchor": tick === 0 ? "start" : "middle",
          fill: "var(--pb-ink-soft)",
          "font-size": 12
        },
        formatWhole(tick)
      )
    ]),
    ...rows.map((row, i) => drawRow(row, {x, y: head + i * step + step - line / 2, isNarrow}))
  );
}

function drawRow(
  {id, name, from, to}: DifferenceRow,
  {x, y, isNarrow}: {x: (value: number) => number; y: number; isNarrow: boolean}
): SVGGElement {
  const group = svgElement(
    "g",
    {"data-code": id},
    svgElement(
      "text",
      {x: isNarrow ? x(0) : 0, y: isNarrow ? y - 16 : y + 4, fill: "var(--pb-ink)"},
      shorten(name, 60)
    )
  );
  if (from.value === null || to.value === null) {
    const status = from.value === null ? from.status : to.status;
    group.append(
      svgElement(
        "text",
        {x: x(0) + 4, y: y + 4, fill: "var(--pb-ink)"},
        absenceSign(status === "ok" ? "missing" : status).sign
      )
    );
    return group;
  }
  const difference = to.value - from.value;
  const colour =
    difference > 0 ? "var(--pb-own)" : difference < 0 ? "var(--pb-second)" : "var(--pb-comparison)";
  const [start, end] = [x(from.value), x(to.value)];
  const direction = Math.sign(difference);
  group.append(
    svgElement(
      "title",
      {},
      `${name}: ${formatKroner(from.value)} → ${formatKroner(to.value)}, ${formatSignedKroner(difference)}`
    ),
    svgElement("line", {x1: start, x2: end, y1: y, y2: y, stroke: colour, "stroke-width": 2}),
    svgElement("circle", {
      cx: start,
      cy: y,
      r: 4.5,
      fill: "var(--pb-paper)",
      stroke: colour,
      "stroke-width": 1.5
    }),
    Math.abs(end - start) > 12
      ? svgElement("path", {
          d: `M${end},${y}l${-9 * direction},-5v10z`,
          fill: colour
        })
      : svgElement("circle", {cx: end, cy: y, r: 3.5, fill: colour}),
    svgElement(
      "text",
      {class: "pb-value", x: Math.max(start, end) + 10, y: y + 4, fill: "var(--pb-ink)"},
      difference === 0 ? "uendret" : formatSignedKroner(difference)
    )
  );
  return group;
}
