import {scaleLinear} from "d3-scale";
import {svgElement} from "./element.js";
import {formatQuantity, formatWhole, speakQuantity, type Quantity} from "./format.js";

/** One bar: a count or an amount of kroner with its status. Never a share. */
export interface BarRow extends Quantity {
  label: string;
}

export interface BarsOptions {
  width?: number;
  /** How values are written at the bars; default whole numbers. */
  format?: (value: number) => string;
  /** Label of the bar that is the reader's own. */
  selected?: string | null;
}

const characterWidth = 7;
const rowHeight = 30;

/**
 * Horizontal bars from zero for counts and kroner, in the order given, each with its value written at the end. Absent
 * values have no bar but their sign. Labels stand beside the bars, above them under 480 px. Returns an svg. Throws
 * RangeError without rows, on negative values, on a label used twice, or when a value contradicts its status.
 */
export function bars(rows: readonly BarRow[], options: BarsOptions = {}): SVGSVGElement {
  const {width = 640, format = formatWhole, selected = null} = options;
  const labels = rows.map(({label}) => label);
  if (rows.length === 0) throw new RangeError("bars: no rows to draw");
  if (new Set(labels).size !== labels.length) throw new RangeError("bars: a label is used twice");
  if (rows.some(({value}) => value !== null && value < 0))
    throw new RangeError("bars: negative values have no bar from zero");
  const above = width < 480;
  const texts = rows.map((row) => formatQuantity(row, format));
  const marginLeft = above ? 2 : 12 + characterWidth * Math.max(...labels.map(({length}) => length));
  const marginRight = 12 + characterWidth * Math.max(...texts.map(({length}) => length));
  const known = rows.filter(({value}) => value !== null);
  const line = above ? rowHeight + 18 : rowHeight;
  const height = rows.length * line + 8;
  const x = scaleLinear(
    [0, Math.max(1, ...known.map(({value}) => value ?? 0))],
    [marginLeft, width - marginRight]
  );
  const barHeight = above ? 18 : 23;
  return svgElement(
    "svg",
    {class: "pb-bars", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    ...rows.map((row, i) => {
      const top = 4 + i * line + (above ? 22 : (line - barHeight) / 2);
      const middle = top + barHeight / 2;
      const end = x(row.value ?? 0);
      const name = above
        ? {x: marginLeft, y: top - 5}
        : {x: marginLeft - 8, y: middle + 4.5, "text-anchor": "end"};
      return svgElement(
        "g",
        {class: "pb-bar", fill: "var(--pb-ink)"},
        svgElement("title", {}, `${row.label}: ${speakQuantity(row, format)}`),
        row.value !== null &&
          svgElement("rect", {
            x: marginLeft,
            y: top,
            width: end - marginLeft,
            height: barHeight,
            fill: row.label === selected ? "var(--pb-own)" : "var(--pb-mark)"
          }),
        svgElement("text", {x: end + 6, y: middle + 4.5, "font-weight": 600}, texts[i]),
        svgElement("text", name, row.label)
      );
    }),
    svgElement("line", {
      x1: marginLeft,
      x2: marginLeft,
      y1: 4,
      y2: height - 4,
      stroke: "var(--pb-rule-strong)"
    })
  );
}
