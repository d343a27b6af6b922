import {scaleLinear} from "d3-scale";
import {area} from "d3-shape";
import type {EffectLevel} from "../../model/effect.js";
import {bandOf, shownPoint, type EventSlot} from "./event-slots.js";
import {crossPath, round} from "./marks.js";
import {formatEffect, unitHeading} from "./words.js";
import {svgElement} from "../element.js";
import {formatWhole} from "../format.js";

export interface EventDrawing {
  svg: SVGSVGElement;
  list: SVGGElement;
  /** One mark a slot, in their order, and its middle. */
  marks: {mark: SVGGElement; x: number; y: number}[];
}

const rowHeight = 18;
const plain = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0});

/**
 * The event study as an svg: band as a light area over years that follow each other, 95 % intervals as bars, a dot a
 * year, the base year hollow on the zero line, a rule at the start, signs where there is no number and rows with units,
 * municipalities and cut puljer under the axis. Throws RangeError without slots.
 */
export function drawEventStudy(
  slots: readonly EventSlot[],
  {width, level, showTruth}: {width: number; level: EffectLevel; showTruth: boolean}
): EventDrawing {
  if (slots.length === 0) throw new RangeError("drawEventStudy: no years to draw");
  const wide = width >= 560;
  const rows = countRows(slots, level);
  const [left, right, top] = [wide ? 116 : 40, 10, 26];
  const chart = Math.round(Math.min(320, Math.max(220, width * 0.42)));
  const bottom = top + chart;
  const line = wide ? rowHeight : 2 * rowHeight;
  const height = bottom + 44 + rows.length * line + 4;
  const room = (width - left - right) / slots.length;
  const first = slots[0]?.eventTime ?? 0;
  const x = (eventTime: number) => round(left + room * (eventTime - first + 0.5));
  const y = scaleLinear([0, 1], [bottom, top]).domain(extentOf(slots, showTruth)).nice();
  const at = (value: number) => round(y(value));
  const start = x(-0.5);
  const axes = svgElement("g", {"aria-hidden": "true", fill: "var(--pb-ink-soft)"});
  for (const value of y.ticks(6)) {
    axes.append(
      svgElement("line", {
        x1: left,
        x2: width - right,
        y1: at(value),
        y2: at(value),
        stroke: value === 0 ? "var(--pb-ink-soft)" : "var(--pb-rule)"
      }),
      svgElement("text", {x: left - 6, y: at(value), dy: "0.32em", "text-anchor": "end"}, formatEffect(value))
    );
  }
  const every = room < 22 ? 2 : 1;
  for (const {eventTime} of slots.filter((slot) => slot.eventTime % every === 0)) {
    axes.append(
      svgElement("text", {x: x(eventTime), y: bottom + 18, "text-anchor": "middle"}, plain.format(eventTime))
    );
  }
  const base = slots.find(({point}) => point?.isBase);
  const beside = room >= 50;
  const below = base && !beside ? x(base.eventTime) : null;
  if (below !== null)
    axes.append(svgElement("text", {x: below, y: bottom + 36, "text-anchor": "middle"}, "basisår"));
  // The name of the axis stands where the name of the base year does not.
  const name =
    below !== null && below > width - 160
      ? {x: left, "text-anchor": "start"}
      : {x: width - right, "text-anchor": "end"};
  axes.append(
    svgElement("text", {...name, y: bottom + 36}, "År siden oppstart"),
    svgElement("line", {class: "pb-effect-start", x1: start, x2: start, y1: 8, y2: bottom}),
    svgElement(
      "text",
      {class: "pb-value", x: start + 5, y: 18, "font-weight": 600, fill: "var(--pb-ink)"},
      "oppstart"
    )
  );
  rows.forEach(({label, values}, i) => {
    const own = bottom + 44 + i * line + (wide ? 12 : rowHeight + 10);
    axes.append(svgElement("text", {x: 0, y: wide ? own : own - rowHeight + 2, "font-size": 12}, label));
    slots.forEach(({eventTime}, s) =>
      axes.append(
        svgElement(
          "text",
          {x: x(eventTime), y: own, "text-anchor": "middle", "font-size": 12},
          values[s] ?? ""
        )
      )
    );
  });
  const places = slots.map((slot) => ({
    x: x(slot.eventTime),
    y: slot.point ? at(slot.point.att ?? 0) : bottom - 8
  }));
  const marks = slots.map((slot, i) => {
    const place = places[i] ?? {x: 0, y: 0};
    return {...place, mark: drawSlot(slot, {...place, at, beside, showTruth})};
  });
  const list = svgElement("g", {}, ...marks.map(({mark}) => mark));
  const svg = svgElement(
    "svg",
    {class: "pb-event-study", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    axes,
    ...drawBand(slots, {x, at, reach: Math.min(10, room * 0.4)}),
    list
  );
  return {svg, list, marks};
}

function extentOf(slots: readonly EventSlot[], showTruth: boolean): [number, number] {
  const values = slots.flatMap((slot) => {
    const band = bandOf(slot.point);
    const shown = shownPoint(slot);
    const truth = showTruth ? (slot.point?.truth ?? 0) : 0;
    return [truth, ...(band ? [band.low, band.high] : []), ...(shown ? [shown.low, shown.high] : [])];
  });
  return [Math.min(-0.5, ...values), Math.max(0.5, ...values)];
}

/** What stands under the axis: a municipality is its own unit, so its row would only repeat. */
function countRows(slots: readonly EventSlot[], level: EffectLevel): {label: string; values: string[]}[] {
  const count = (of: (slot: EventSlot) => number) =>
    slots.map((slot) => (slot.point ? formatWhole(of(slot)) : "."));
  const rows = [{label: unitHeading(level), values: count(({units}) => units)}];
  if (level === "school") rows.push({label: "Kommuner", values: count(({municipalities}) => municipalities)});
  if (slots.some(({cut}) => cut.length > 0))
    rows.push({
      label: "Puljer kuttet",
      values: slots.map(({cut}) => (cut.length ? `${formatWhole(cut.length)} ↯` : ""))
    });
  return rows;
}

function drawBand(
  slots: readonly EventSlot[],
  {x, at, reach}: {x: (eventTime: number) => number; at: (value: number) => number; reach: number}
): SVGPathElement[] {
  const runs: {x: number; low: number; high: number}[][] = [];
  let open = false;
  for (const {eventTime, point} of slots) {
    const band = bandOf(point);
    if (band && !open) runs.push([]);
    open = band !== undefined;
    if (band) runs.at(-1)?.push({x: x(eventTime), ...band});
  }
  const path = area<{x: number; low: number; high: number}>(
    (p) => p.x,
    (p) => at(p.low),
    (p) => at(p.high)
  ).digits(2);
  return runs.map((run) => {
    const [from, to] = [run[0], run.at(-1)];
    const ends = from && to ? [{...from, x: from.x - reach}, ...run, {...to, x: to.x + reach}] : run;
    return svgElement("path", {class: "pb-effect-band", "aria-hidden": "true", d: path(ends) ?? ""});
  });
}

function drawSlot(
  slot: EventSlot,
  {
    x,
    y,
    at,
    beside,
    showTruth
  }: {x: number; y: number; at: (value: number) => number; beside: boolean; showTruth: boolean}
): SVGGElement {
  const shown = shownPoint(slot);
  const truth = showTruth ? (slot.point?.truth ?? null) : null;
  const cross =
    truth !== null &&
    !slot.point?.isBase &&
    svgElement("path", {class: "pb-effect-truth", d: crossPath(x + 9, at(truth))});
  if (slot.point?.isBase)
    return svgElement(
      "g",
      {class: "pb-effect-base"},
      svgElement("circle", {cx: x, cy: y, r: 5}),
      beside && svgElement("text", {class: "pb-value", x: x + 7, y: y + 21, "text-anchor": "end"}, "basisår")
    );
  if (!shown)
    return svgElement(
      "g",
      {class: "pb-effect-absent"},
      svgElement("rect", {x: x - 9, y: y - 4.5, width: 9, height: 9}),
      svgElement("text", {x: x + 4, y: y + 4, "font-weight": 700}, ".")
    );
  return svgElement(
    "g",
    {class: "pb-effect-point"},
    svgElement("line", {x1: x, x2: x, y1: at(shown.low), y2: at(shown.high)}),
    svgElement("circle", {cx: x, cy: y, r: 5}),
    cross
  );
}
