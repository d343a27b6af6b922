import {scaleLinear, type ScaleLinear} from "d3-scale";
import {svgElement} from "./element.js";
import {
  absenceSign,
  formatKroner,
  formatPercent,
  formatPercentRange,
  formatPercentTick,
  formatWhole,
  speakQuantity,
  type AbsenceStatus,
  type Quantity
} from "./format.js";
import {hatchSquare} from "./hatch.js";

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
  /** Headings of the panels. */
  labels?: {kroner?: string; bullying?: string; participation?: string};
}

interface Panel {
  key: "kroner" | "bullying" | "participation";
  label: string;
  format: (value: number) => string;
  tick: (value: number) => string;
  mean: number | null;
  x: ScaleLinear<number, number>;
}

const rowHeight = {beside: 30, stacked: 44} as const;
const headHeight = 46;
const footHeight = 26;

/**
 * Money, bullying and participation a network on one line, in the order given: dot = kroner per head with a line to
 * the county mean, thin marks for last year and for sharing by heads alone, area of the dot = pupils; beside it the
 * bullying share with its 95 % interval and the share of units that took part. Under 720 px the panels are stacked,
 * each with the names above its lines. Panels without any data are left out. Absent values are shown by their sign.
 * Returns an svg. Throws RangeError without rows or when a value contradicts its status.
 */
export function networkDots(rows: readonly NetworkRow[], options: NetworkDotsOptions = {}): SVGSVGElement {
  const {width = 640, selected = null, mean = {}, labels = {}} = options;
  if (rows.length === 0) throw new RangeError("networkDots: no networks to draw");
  const beside = width >= 720;
  const nameWidth = beside ? Math.min(220, 16 + 7.2 * Math.max(...rows.map(({name}) => name.length))) : 0;
  const wanted = [
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
  ] as const;
  const present = wanted.filter(({key}) => rows.some((row) => row[key] !== undefined));
  const shares = present.map(({key}) => (key === "kroner" ? 2 : 1));
  const gap = 40;
  const unit =
    (width - nameWidth - 24 - gap * (present.length - 1)) / shares.reduce((sum, share) => sum + share, 0);
  let left = nameWidth + 8;
  const line = beside ? rowHeight.beside : rowHeight.stacked;
  const blockHeight = headHeight + rows.length * line + footHeight;
  const radius = dotRadius(rows);
  const blocks = present.map((panel, i) => {
    const panelWidth = beside ? unit * (shares[i] ?? 1) : width - 24;
    const from = beside ? left : 12;
    if (beside) left += panelWidth + gap;
    const x = scaleLinear(
      [0, Math.max(...valuesOf(rows, panel.key), panel.mean ?? 0, 1e-9)],
      [from, from + panelWidth]
    ).nice(4);
    return drawPanel({...panel, x}, rows, {
      top: beside ? 0 : i * (blockHeight + 24),
      line,
      beside,
      selected,
      radius,
      width: panelWidth
    });
  });
  const names = beside
    ? rows.map((row, i) => drawName(row, {x: 0, y: headHeight + i * line + line / 2 + 5, selected}))
    : [];
  const stripes = beside
    ? rows.map((_row, i) =>
        svgElement("line", {
          x1: 0,
          x2: width,
          y1: headHeight + (i + 1) * line,
          y2: headHeight + (i + 1) * line,
          stroke: "var(--pb-rule)"
        })
      )
    : [];
  const height = beside ? blockHeight : present.length * (blockHeight + 24) - 24;
  return svgElement(
    "svg",
    {class: "pb-network-dots", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    ...stripes,
    ...names,
    ...blocks
  );
}

interface PanelPlace {
  top: number;
  line: number;
  beside: boolean;
  selected: string | null;
  radius: (pupils: number | null) => number;
  width: number;
}

function drawPanel(panel: Panel, rows: readonly NetworkRow[], place: PanelPlace): SVGGElement {
  const {x, label, tick, key, mean} = panel;
  const {top, line, beside} = place;
  const [start = 0, end = 0] = x.range();
  const bottom = headHeight + rows.length * line;
  const ticks = x.ticks(Math.max(2, Math.floor(place.width / 80)));
  const group = svgElement("g", {
    class: `pb-panel pb-panel-${key}`,
    transform: top ? `translate(0,${top})` : null
  });
  group.append(
    svgElement("text", {x: start, y: 14, fill: "var(--pb-ink)", "font-weight": 600}, label),
    ...ticks.flatMap((value) => [
      svgElement("line", {
        x1: x(value),
        x2: x(value),
        y1: headHeight - 4,
        y2: bottom,
        stroke: "var(--pb-rule)"
      }),
      svgElement(
        "text",
        {
          x: x(value),
          y: bottom + 18,
          fill: "var(--pb-ink-soft)",
          "font-size": 12,
          "text-anchor": anchorAt(x(value), start, end)
        },
        tick(value)
      )
    ]),
    svgElement("line", {
      x1: start,
      x2: start,
      y1: headHeight - 4,
      y2: bottom,
      stroke: "var(--pb-rule-strong)"
    })
  );
  if (mean !== null) {
    const at = x(mean);
    group.append(
      svgElement("line", {
        class: "pb-mean",
        x1: at,
        x2: at,
        y1: headHeight - 10,
        y2: bottom,
        stroke: "var(--pb-ink-soft)",
        "stroke-dasharray": "3,3"
      }),
      svgElement(
        "text",
        {
          x: at,
          y: 33,
          fill: "var(--pb-ink-soft)",
          "font-size": 12,
          "text-anchor": at > (start + end) / 2 ? "end" : "start"
        },
        `Snitt ${panel.format(mean)}`
      )
    );
  }
  for (const [i, row] of rows.entries()) {
    const y = headHeight + i * line + (beside ? line / 2 : line - 14);
    if (!beside) group.append(drawName(row, {x: start, y: y - 14, selected: place.selected}));
    const quantity = row[key];
    if (quantity) group.append(drawQuantity(row, quantity, panel, {...place, y}));
  }
  return group;
}

function drawQuantity(
  row: NetworkRow,
  quantity: Quantity,
  panel: Panel,
  {y, selected, radius, beside}: PanelPlace & {y: number}
): SVGGElement {
  const {x, key, mean, format} = panel;
  const colour = row.code === selected ? "var(--pb-own)" : "var(--pb-mark)";
  const group = svgElement("g", {}, svgElement("title", {}, describe(row, quantity, panel)));
  if (quantity.status !== "ok" || quantity.value === null) {
    const [start = 0] = x.range();
    group.append(...drawSign(quantity.status as AbsenceStatus, {x: start + 4, y, stroke: colour}));
    return group;
  }
  const at = x(quantity.value);
  if (key === "kroner") {
    if (mean !== null)
      group.append(
        svgElement("line", {x1: x(mean), x2: at, y1: y, y2: y, stroke: colour, "stroke-width": 2})
      );
    if (row.lastYear?.value != null) group.append(thinMark(x(row.lastYear.value), y, "solid"));
    if (row.proRata?.value != null) group.append(thinMark(x(row.proRata.value), y, "dashed"));
  }
  const {low, high} = row.bullying ?? {};
  if (key === "bullying" && low != null && high != null) {
    group.append(
      svgElement("line", {x1: x(low), x2: x(high), y1: y, y2: y, stroke: colour, "stroke-width": 2})
    );
  }
  const r = key === "kroner" ? radius(row.pupils) : 4.5;
  group.append(
    svgElement("circle", {cx: at, cy: y, r, fill: colour, stroke: "var(--pb-paper)", "stroke-width": 1})
  );
  const high95 = key === "bullying" && high != null ? x(high) : at + r;
  const text = svgElement(
    "text",
    {y: y + 4, fill: "var(--pb-ink)", "font-weight": row.code === selected ? 600 : 400},
    format(quantity.value)
  );
  const [, end = 0] = x.range();
  const length = format(quantity.value).length * 7.2;
  const clear = high95 + 6 + length > end + (beside ? 32 : 8);
  text.setAttribute(
    "x",
    String(clear ? (key === "bullying" && low != null ? x(low) : at - r) - 6 : high95 + 6)
  );
  text.setAttribute("text-anchor", clear ? "end" : "start");
  text.setAttribute("class", "pb-value");
  group.append(text);
  return group;
}

function thinMark(x: number, y: number, kind: "solid" | "dashed"): SVGLineElement {
  return svgElement("line", {
    class: kind === "solid" ? "pb-last-year" : "pb-pro-rata",
    x1: x,
    x2: x,
    y1: y - 9,
    y2: y + 9,
    stroke: kind === "solid" ? "var(--pb-ink-soft)" : "var(--pb-second)",
    "stroke-width": 2,
    "stroke-dasharray": kind === "solid" ? null : "3,2"
  });
}

function drawSign(
  status: AbsenceStatus,
  {x, y, stroke}: {x: number; y: number; stroke: string}
): SVGElement[] {
  const size = 10;
  return [
    svgElement("rect", {x, y: y - size / 2, width: size, height: size, fill: "var(--pb-paper)", stroke}),
    ...(status === "suppressed"
      ? [svgElement("path", {d: hatchSquare(x + size / 2, y, size), stroke, fill: "none"})]
      : []),
    svgElement(
      "text",
      {x: x + size + 5, y: y + 4, fill: "var(--pb-ink)", "font-weight": 600},
      absenceSign(status).sign
    )
  ];
}

function drawName(
  {code, name}: NetworkRow,
  {x, y, selected}: {x: number; y: number; selected: string | null}
): SVGTextElement {
  const own = code === selected;
  return svgElement(
    "text",
    {x, y, fill: own ? "var(--pb-own)" : "var(--pb-ink)", "font-weight": own ? 600 : 400},
    name
  );
}

function describe(row: NetworkRow, quantity: Quantity, {key, label, format}: Panel): string {
  const {low, high} = row.bullying ?? {};
  const parts = [`${row.name}, ${label.toLowerCase()}: ${speakQuantity(quantity, format)}`];
  if (key === "bullying" && low != null && high != null)
    parts.push(`95 % intervall ${formatPercentRange(low, high)}`);
  if (key === "kroner" && row.lastYear) parts.push(`i fjor ${speakQuantity(row.lastYear, format)}`);
  if (key === "kroner" && row.proRata) parts.push(`etter antall alene ${speakQuantity(row.proRata, format)}`);
  if (row.pupils !== null) parts.push(`${formatWhole(row.pupils)} elever`);
  return parts.join(", ");
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

/** Radius in pixels so that area follows pupils; 3 px where the number is unknown. */
function dotRadius(rows: readonly NetworkRow[]): (pupils: number | null) => number {
  const most = Math.max(1, ...rows.map(({pupils}) => pupils ?? 0));
  return (pupils) => (pupils === null ? 3 : Math.max(3, 12 * Math.sqrt(pupils / most)));
}

function anchorAt(x: number, start: number, end: number): string {
  return x - start < 1 ? "start" : end - x < 1 ? "end" : "middle";
}
