import {scaleLinear, scaleLog} from "d3-scale";
import {line} from "d3-shape";
import type {EffectLevel} from "../../model/effect.js";
import {drawKey, frame, round, type KeyItem} from "./doubt-axes.js";
import {drawPicked, drawUnits} from "./doubt-curve-marks.js";
import {readCurve, type CurvePoint} from "./doubt-detectable.js";
import {formatBound, formatOne} from "./doubt-words.js";
import {countUnits, unitHeading} from "./words.js";
import {svgElement} from "../element.js";

interface CurveOptions {
  /** The curve at best, drawn dashed below. */
  ideal: readonly CurvePoint[];
  /** Number of units that is read off. */
  picked: number;
  level: EffectLevel;
  width: number;
}

const marginLeft = 52;
const idealLine = {
  fill: "none",
  stroke: "var(--pb-comparison)",
  "stroke-width": 2,
  "stroke-dasharray": "6,4"
};
const curveKey: readonly KeyItem[] = [
  {
    text: "som i dag: ett basisår, like mye uten tall",
    mark: (x, y) => [
      svgElement("line", {x1: x - 14, x2: x + 14, y1: y, y2: y, stroke: "var(--pb-own)", "stroke-width": 2.5})
    ]
  },
  {
    text: "i beste fall: tre år før, alle tall vist",
    mark: (x, y) => [svgElement("line", {x1: x - 14, x2: x + 14, y1: y, y2: y, ...idealLine})]
  }
];

/**
 * Smallest detectable effect by number of treated units (logarithmic), effects below the curve shaded as not
 * detectable, the curve at best dashed, with the picked number read off by two rules and a dot. Returns an svg.
 */
export function drawCurve(
  points: readonly CurvePoint[],
  {ideal, picked, level, width}: CurveOptions
): SVGSVGElement {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) throw new RangeError("drawCurve: no points to draw");
  const key = drawKey(curveKey, width);
  const top = key.height + 28;
  const bottom = top + Math.round(Math.min(260, Math.max(190, width * 0.4)));
  const right = width - 14;
  const x = scaleLog(
    [first.treatedUnits, Math.max(last.treatedUnits, first.treatedUnits + 1)],
    [marginLeft + 10, right]
  );
  const y = scaleLinear([0, Math.max(...points.map(({effect}) => effect))], [bottom, top]).nice(5);
  const path = line<CurvePoint>(
    ({treatedUnits}) => x(treatedUnits),
    ({effect}) => y(effect)
  ).digits(2);
  const fine = points.flatMap((point, i) => {
    const next = points[i + 1];
    if (!next) return [point];
    const between = Array.from(
      {length: 4},
      (_, k) => point.treatedUnits * (next.treatedUnits / point.treatedUnits) ** (k / 4)
    );
    return between.map((treatedUnits) => ({
      treatedUnits,
      effect: readCurve(points, treatedUnits) ?? point.effect
    }));
  });
  const effect = readCurve(points, picked);
  return frame(
    "pb-power",
    {width, height: bottom + 44},
    svgElement(
      "text",
      {x: 0, y: key.height + 14, "font-size": 12.5, fill: "var(--pb-ink-soft)"},
      "Minste endring som kan oppdages, prosentpoeng"
    ),
    key.node,
    svgElement("path", {
      class: "pb-power-blind",
      d: `${path(fine) ?? ""}L${round(x(last.treatedUnits))},${bottom}L${round(x(first.treatedUnits))},${bottom}Z`,
      fill: "var(--pb-land)",
      stroke: "var(--pb-rule-strong)"
    }),
    ...y.ticks(5).flatMap((tick) => [
      svgElement("line", {
        x1: marginLeft,
        x2: right,
        y1: round(y(tick)),
        y2: round(y(tick)),
        stroke: tick === 0 ? "var(--pb-rule-strong)" : "var(--pb-rule)"
      }),
      svgElement(
        "text",
        {
          x: marginLeft - 8,
          y: round(y(tick)),
          dy: "0.32em",
          "text-anchor": "end",
          fill: "var(--pb-ink-soft)"
        },
        formatBound(tick)
      )
    ]),
    ...drawUnits(points, {x: (units) => round(x(units)), y: bottom}),
    svgElement(
      "text",
      {x: right, y: bottom + 38, "text-anchor": "end", "font-size": 12.5, fill: "var(--pb-ink-soft)"},
      `${unitHeading(level)} som deltar`
    ),
    svgElement("path", {
      class: "pb-power-ideal",
      d: path(ideal.filter(({treatedUnits}) => treatedUnits >= first.treatedUnits)),
      ...idealLine
    }),
    svgElement("path", {
      class: "pb-power-line",
      d: path(fine),
      fill: "none",
      stroke: "var(--pb-own)",
      "stroke-width": 2.5
    }),
    svgElement(
      "g",
      {fill: "var(--pb-paper)", stroke: "var(--pb-own)", "stroke-width": 1.5},
      ...points.map((point) =>
        svgElement(
          "circle",
          {cx: round(x(point.treatedUnits)), cy: round(y(point.effect)), r: 3},
          svgElement(
            "title",
            {},
            `${countUnits(level, point.treatedUnits)}: ${formatOne(point.effect)} prosentpoeng`
          )
        )
      )
    ),
    effect !== undefined &&
      drawPicked({
        x: round(x(picked)),
        y: round(y(effect)),
        bottom,
        left: marginLeft,
        right,
        text: formatOne(effect)
      })
  );
}
