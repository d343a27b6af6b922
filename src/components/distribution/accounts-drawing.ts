import {scaleLinear} from "d3-scale";
import {svgElement} from "../element.js";
import {formatKroner, formatWhole} from "../format.js";
import {cutSegments} from "../segments.js";
import type {AccountRow, AgencySeries} from "./accounts.js";

const height = 300;
const margin = {top: 44, right: 16, bottom: 28, left: 48};
const million = 1e6;

const series = [
  {name: "Skole (226-21)", pick: ({school}: AccountRow) => school.value, colour: "var(--pb-own)", dash: null},
  {
    name: "Barnehage (231-21)",
    pick: ({kindergarten}: AccountRow) => kindergarten.value,
    colour: "var(--pb-second)",
    dash: "6,4"
  }
] as const;

/**
 * Booked kroner over the years for school and kindergarten. No line crosses a year without an amount or a year in which
 * the office got another name; such a year has a dashed rule. Returns an svg.
 */
export function drawAccounts(
  {rows, breaks}: Pick<AgencySeries, "rows" | "breaks">,
  {years, width = 640}: {years: readonly [number, number]; width?: number}
): SVGSVGElement {
  const [first, last] = years;
  const x = scaleLinear([first, last], [margin.left + 12, width - margin.right - 12]);
  const most = Math.max(...rows.flatMap((row) => series.map(({pick}) => pick(row) ?? 0)), million);
  const y = scaleLinear([0, most / million], [height - margin.bottom, margin.top]).nice(4);
  const at = (amount: number) => y(amount / million);
  const every = width < 520 ? 3 : 1;
  return svgElement(
    "svg",
    {class: "pb-accounts", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    ...series.map(({name, colour, dash}, i) =>
      svgElement(
        "g",
        {transform: `translate(${i * 170}, 14)`},
        svgElement("line", {
          x1: 0,
          x2: 24,
          y1: 0,
          y2: 0,
          stroke: colour,
          "stroke-width": 2,
          "stroke-dasharray": dash
        }),
        mark(i, {x: 12, y: 0, colour}),
        svgElement("text", {x: 30, y: 4, fill: "var(--pb-ink)"}, name)
      )
    ),
    ...y.ticks(4).flatMap((tick) => [
      svgElement("line", {
        x1: margin.left,
        x2: width - margin.right,
        y1: y(tick),
        y2: y(tick),
        stroke: tick === 0 ? "var(--pb-rule-strong)" : "var(--pb-rule)"
      }),
      svgElement(
        "text",
        {x: margin.left - 8, y: y(tick) + 4, "text-anchor": "end", fill: "var(--pb-ink-soft)"},
        formatWhole(tick)
      )
    ]),
    ...Array.from({length: last - first + 1}, (_, i) => first + i)
      .filter((year) => (last - year) % every === 0)
      .map((year) =>
        svgElement(
          "text",
          {x: x(year), y: height - 8, "text-anchor": "middle", fill: "var(--pb-ink-soft)", "font-size": 12},
          String(year)
        )
      ),
    ...breaks.map(({year}) =>
      svgElement("line", {
        x1: x(year - 0.5),
        x2: x(year - 0.5),
        y1: margin.top - 8,
        y2: height - margin.bottom,
        stroke: "var(--pb-ink-soft)",
        "stroke-dasharray": "3,3"
      })
    ),
    ...series.flatMap(({name, pick, colour, dash}, i) => {
      const points = rows.map((row) => ({startYear: row.year, value: pick(row)}));
      const cuts = breaks.map(({year}) => ({startYear: year}));
      return cutSegments(points, cuts).map((segment) =>
        svgElement(
          "g",
          {},
          svgElement("path", {
            d: `M${segment.map(({startYear, value}) => `${x(startYear)},${at(value!)}`).join("L")}`,
            fill: "none",
            stroke: colour,
            "stroke-width": 2,
            "stroke-dasharray": dash
          }),
          ...segment.map(({startYear, value}) =>
            svgElement(
              "g",
              {},
              svgElement("title", {}, `${name} ${startYear}: ${formatKroner(value!)}`),
              mark(i, {x: x(startYear), y: at(value!), colour})
            )
          )
        )
      );
    })
  );
}

function mark(index: number, {x, y, colour}: {x: number; y: number; colour: string}): SVGElement {
  return index === 0
    ? svgElement("circle", {cx: x, cy: y, r: 4, fill: colour})
    : svgElement("rect", {x: x - 4, y: y - 4, width: 8, height: 8, fill: colour});
}
