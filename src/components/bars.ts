import * as Plot from "@observablehq/plot";
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
export function bars(rows: readonly BarRow[], options: BarsOptions = {}): SVGElement {
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
  const height = rows.length * (above ? rowHeight + 18 : rowHeight) + 8;
  const colour = ({label}: BarRow) => (label === selected ? "var(--pb-own)" : "var(--pb-mark)");
  const svg = Plot.plot({
    className: "pb-bars",
    width,
    height,
    marginLeft,
    marginRight,
    marginTop: 4,
    marginBottom: 4,
    style: {
      fontFamily: "inherit",
      fontSize: "13px",
      overflow: "visible",
      color: "var(--pb-ink)",
      background: "none"
    },
    x: {type: "linear", domain: [0, Math.max(1, ...known.map(({value}) => value ?? 0))], axis: null},
    y: {type: "band", domain: labels, axis: null, padding: above ? 0.5 : 0.25},
    marks: [
      // Explicit ends: with a single x Plot stacks the bars and draws an absent value as one of length zero.
      Plot.barX(known, {
        x1: 0,
        x2: "value",
        y: "label",
        fill: colour,
        insetTop: above ? 6 : 0,
        title: (row: BarRow) => `${row.label}: ${speakQuantity(row, format)}`
      }),
      Plot.text(rows, {
        x: (row: BarRow) => row.value ?? 0,
        y: "label",
        text: (row: BarRow) => formatQuantity(row, format),
        textAnchor: "start",
        dx: 6,
        dy: above ? 3 : 0,
        fontWeight: 600,
        fill: "currentColor"
      }),
      Plot.ruleX([0], {stroke: "var(--pb-rule-strong)"}),
      Plot.text(rows, {
        frameAnchor: "left",
        y: "label",
        text: "label",
        textAnchor: above ? "start" : "end",
        dx: above ? 0 : -8,
        dy: above ? -16 : 0,
        fill: "currentColor"
      })
    ]
  });
  if (!(svg instanceof SVGElement)) throw new TypeError("bars: Plot wrapped the chart in a figure");
  // The page's security policy refuses style elements; the rules stand in the style sheet.
  svg.querySelector("style")?.remove();
  return svg;
}
