import {scaleLinear} from "d3-scale";
import {draw, mark} from "./drawing.js";
import {formatKroner, formatPercent, formatPercentTick, formatWhole, type Quantity} from "./format.js";
import {
  drawKey,
  drawName,
  drawPanel,
  headHeight,
  headingHeight,
  wrapHeading,
  type Panel
} from "./network-dots-panel.js";

/**
 * One network. `kroner` is kroner per pupil and kindergarten child, `lastYear` and `proRata` the same for last year
 * and for an amount shared by heads alone; `bullying` and `participation` are shares 0–1; `pupils` gives the area of
 * the dot. Each quantity carries its own status.
 */
export interface NetworkRow {
  code: string;
  name: string;
  pupils: number | null;
  kroner: Quantity;
  lastYear?: Quantity;
  proRata?: Quantity;
  bullying?: Quantity & {low?: number | null; high?: number | null};
  participation?: Quantity;
}

export interface NetworkDotsOptions {
  width?: number;
  /** Code of the network that is the reader's own. */
  selected?: string | null;
  /** The county's means, drawn as one rule a panel. */
  mean?: {kroner?: number | null; bullying?: number | null; participation?: number | null};
  /** Headings of the panels, in two lines where they are long, and what the mark of last year is called. */
  labels?: {kroner?: string; bullying?: string; participation?: string; lastYear?: string};
  /** The svg of an earlier call, to write this one into. */
  before?: Element | undefined;
}

const rowHeight = {beside: 30, stacked: 44} as const;
const footHeight = 26;
const keyHeight = 26;
const blockGap = 24;
const panelGap = 44;
const characterWidth = 7.2;
const wide = 720;
const largestDot = 12;

/**
 * Money, bullying and participation a network on one line, in the order given: dot = kroner per head with a line to
 * the county mean, thin marks for last year and for sharing by heads alone, area of the dot = pupils; beside it the
 * bullying share with its 95 % interval and the share of units that took part. Under 720 px the panels are stacked,
 * each with the names above its lines. Panels without any data are left out. Absent values are shown by their sign.
 * Returns an svg. Throws RangeError without rows or when a value contradicts its status.
 */
export function networkDots(rows: readonly NetworkRow[], options: NetworkDotsOptions = {}): SVGSVGElement {
  const {width = 640, selected = null, mean = {}, labels = {}, before} = options;
  if (rows.length === 0) throw new RangeError("networkDots: no networks to draw");
  const beside = width >= wide;
  const longest = Math.max(...rows.map(({name}) => name.length));
  const nameWidth = beside ? Math.min(220, 16 + characterWidth * longest) : 0;
  const wanted: (Omit<Panel, "x" | "measured" | "heading"> & {label: string})[] = [
    {
      key: "kroner",
      label: labels.kroner ?? "Kroner per elev og barn",
      format: formatKroner,
      tick: formatWhole,
      mean: mean.kroner ?? null
    },
    {
      key: "bullying",
      label: labels.bullying ?? "Andel som blir mobbet",
      format: formatPercent,
      tick: formatPercentTick,
      mean: mean.bullying ?? null
    },
    {
      key: "participation",
      label: labels.participation ?? "Andel enheter som deltar",
      format: formatPercent,
      tick: formatPercentTick,
      mean: mean.participation ?? null
    }
  ];
  const panels = wanted.filter(({key}) => rows.some((row) => row[key] !== undefined));
  const parts = panels.map(({key}) => (key === "kroner" ? 1.8 : 1));
  const part =
    (width - nameWidth - 30 - panelGap * (panels.length - 1)) / parts.reduce((sum, p) => sum + p, 0);
  const line = beside ? rowHeight.beside : rowHeight.stacked;
  const key = rows.some(({kroner}) => kroner.value !== null) ? keyHeight : 0;
  const headings = panels.map(({label}, i) =>
    wrapHeading(label, beside ? part * (parts[i] ?? 1) + panelGap - 8 : width - 28)
  );
  const head = headHeight + (Math.max(...headings.map(({length}) => length)) - 1) * headingHeight;
  const blockHeight = head + rows.length * line + footHeight;
  const radius = dotRadius(rows);
  let left = beside ? nameWidth + 8 : 12;
  const blocks = panels.map((panel, i) => {
    const panelWidth = beside ? part * (parts[i] ?? 1) : width - 28;
    const from = left;
    if (beside) left += panelWidth + panelGap;
    const top = beside || i === 0 ? 0 : key + i * (blockHeight + blockGap);
    const values = [...valuesOf(rows, panel.key), ...(panel.mean === null ? [] : [panel.mean])];
    // Without a single value there is nothing to measure: the panel then shows signs and no axis.
    const room = panel.key === "kroner" ? labelRoom(rows, panel.format) - (beside ? panelGap - 8 : 16) : 0;
    const x = scaleLinear(
      [0, Math.max(...values, 0) || 1],
      [from, from + panelWidth - Math.max(0, room)]
    ).nice(4);
    const measured = values.length > 0;
    const limit = Math.min(width - 2, beside ? from + panelWidth + panelGap - 8 : width);
    const heading = headings[i] ?? [];
    const place = {top, head, line, named: !beside, selected, radius, limit};
    return drawPanel({...panel, heading, x, measured}, rows, place);
  });
  const rules = rows.map((_row, i) => {
    const y = head + (i + 1) * line;
    return mark("line", {x1: 0, x2: width, y1: y, y2: y, stroke: "var(--pb-rule)"});
  });
  const names = rows.map((row, i) => drawName(row, {x: 0, y: head + i * line + line / 2 + 5, selected}));
  const height = key + (beside ? blockHeight : panels.length * (blockHeight + blockGap) - blockGap);
  const image = mark(
    "svg",
    {class: "pb-network-dots", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    ...(beside ? [...rules, ...names] : []),
    ...blocks,
    key
      ? drawKey(rows, {
          x: beside ? nameWidth + 8 : 12,
          y: blockHeight + 12,
          lastYear: labels.lastYear ?? "i fjor"
        })
      : null
  );
  return draw(image, before);
}

function valuesOf(rows: readonly NetworkRow[], key: Panel["key"]): number[] {
  const quantities = rows.flatMap((row) =>
    key === "kroner" ? [row.kroner, row.lastYear, row.proRata] : [row[key]]
  );
  const values = quantities.flatMap((quantity) => (quantity?.value == null ? [] : [quantity.value]));
  const highs =
    key === "bullying" ? rows.flatMap(({bullying}) => (bullying?.high == null ? [] : [bullying.high])) : [];
  return [...values, ...highs];
}

/** Pixels that the longest label needs to the right of the largest dot, so that the outermost dot has its label beside it. */
function labelRoom(rows: readonly NetworkRow[], format: (value: number) => string): number {
  const lengths = rows.map(({kroner}) => (kroner.value === null ? 0 : format(kroner.value).length));
  return largestDot + 6 + Math.max(...lengths) * characterWidth;
}

/** Radius in pixels so that area follows pupils; 3 px where the number is unknown. */
function dotRadius(rows: readonly NetworkRow[]): (pupils: number | null) => number {
  const most = Math.max(1, ...rows.map(({pupils}) => pupils ?? 0));
  return (pupils) => (pupils === null ? 3 : Math.max(3, largestDot * Math.sqrt(pupils / most)));
}
