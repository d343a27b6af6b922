import {svgElement} from "../element.js";
import {round} from "./doubt-axes.js";
import type {Bin} from "./doubt-histogram.js";
import {formatSignedTick} from "./doubt-words.js";
import {formatEffect} from "./words.js";
import {formatWhole} from "../format.js";

/** The estimate and those of randomly dealt participation. */
export interface Dealt {
  observed: number;
  statistics: readonly number[];
}

/** Height of the histogram without its axis, in pixels. */
export const histogramHeight = 110;

/** Bars of the dealt estimates, a rule at the observed one and a dashed rule at its mirror image. */
export function drawBars(
  {observed}: Dealt,
  {x, top, bins, right}: {x: (value: number) => number; top: number; bins: readonly Bin[]; right: number}
): SVGGElement {
  const bottom = top + histogramHeight;
  const most = Math.max(...bins.map(({count}) => count), 1);
  const rule = (value: number, dash: string | null) =>
    svgElement("line", {
      class: "pb-placebo-observed",
      x1: x(value),
      x2: x(value),
      y1: top - 6,
      y2: bottom,
      stroke: "var(--pb-second)",
      "stroke-width": 2,
      "stroke-dasharray": dash
    });
  const end = x(observed) + 90 > right;
  return svgElement(
    "g",
    {},
    ...bins.map(({low, high, count}) => {
      const height = round((count / most) * (histogramHeight - 22));
      return svgElement(
        "rect",
        {
          class: "pb-placebo-bar",
          x: x(low) + 0.5,
          y: bottom - height,
          width: Math.max(1, round(x(high) - x(low) - 1)),
          height,
          fill: "var(--pb-mark)"
        },
        svgElement(
          "title",
          {},
          `${formatSignedTick(low)} til ${formatSignedTick(high)}: ${formatWhole(count)} omfordelinger`
        )
      );
    }),
    rule(observed, null),
    rule(-observed, "4,4"),
    svgElement(
      "text",
      {
        class: "pb-value",
        x: x(observed) + (end ? -6 : 6),
        y: top + 6,
        "text-anchor": end ? "end" : "start",
        "font-weight": 600,
        fill: "var(--pb-ink)"
      },
      `anslått ${formatEffect(observed)}`
    )
  );
}
