import {scaleLinear} from "d3-scale";
import type {EffectLevel} from "../../model/effect.js";
import {formatSignedTick} from "./doubt-words.js";
import {drawBand} from "./event-band.js";
import {frameOf} from "./event-frame.js";
import {drawSlot} from "./event-mark.js";
import {drawRows} from "./event-rows.js";
import type {EventSlot} from "./event-slots.js";
import {round} from "./marks.js";
import {svgElement} from "../element.js";

export interface EventDrawing {
  svg: SVGSVGElement;
  list: SVGGElement;
  /** One mark a slot, in their order, and its middle. */
  marks: {mark: SVGGElement; x: number; y: number}[];
}

const digitWidth = 8;
const plain = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0});

/**
 * The event study as an svg: band as a light area over years that follow each other, 95 % intervals as bars, a dot a
 * year, the base year hollow on the zero line, a rule at the start, signs where there is no number and rows with units,
 * municipalities and cut puljer under the axis. The axis is that of `frameOf`; what goes on outside has arrow heads.
 * Throws RangeError without slots.
 */
export function drawEventStudy(
  slots: readonly EventSlot[],
  {width, level, showTruth}: {width: number; level: EffectLevel; showTruth: boolean}
): EventDrawing {
  if (slots.length === 0) throw new RangeError("drawEventStudy: no years to draw");
  const wide = width >= 560;
  const frame = frameOf(slots);
  const scale = scaleLinear([0, 1]).domain([frame.low, frame.high]);
  const ticks = scale.ticks(6).map((value) => ({value, text: formatSignedTick(value)}));
  const labels = Math.max(...ticks.map(({text}) => text.length)) * digitWidth;
  const [left, right, top] = [wide ? 116 : Math.max(28, labels + 8), 10, 26];
  const chart = Math.round(Math.min(320, Math.max(220, width * 0.42)));
  const bottom = top + chart;
  const room = (width - left - right) / slots.length;
  const first = slots[0]?.eventTime ?? 0;
  const x = (eventTime: number) => round(left + room * (eventTime - first + 0.5));
  const y = scale.range([bottom, top]);
  const at = (value: number) => round(y(value));
  const start = x(-0.5);
  const axes = svgElement("g", {"aria-hidden": "true", fill: "var(--pb-ink-soft)"});
  for (const {value, text} of ticks) {
    axes.append(
      svgElement("line", {
        x1: left,
        x2: width - right,
        y1: at(value),
        y2: at(value),
        stroke: value === 0 ? "var(--pb-ink-soft)" : "var(--pb-rule)"
      }),
      svgElement("text", {x: left - 6, y: at(value), dy: "0.32em", "text-anchor": "end"}, text)
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
  const startAt = start + 66 > width ? {x: start - 5, "text-anchor": "end"} : {x: start + 5};
  axes.append(
    svgElement("text", {...name, y: bottom + 36}, "År siden oppstart"),
    svgElement("line", {class: "pb-effect-start", x1: start, x2: start, y1: 8, y2: bottom}),
    svgElement(
      "text",
      {class: "pb-value", ...startAt, y: 18, "font-weight": 600, fill: "var(--pb-ink)"},
      "oppstart"
    )
  );
  const rows = drawRows(slots, {level, x, top: bottom + 44, room, beside: wide});
  axes.append(...rows.texts);
  const places = slots.map((slot) => ({
    x: x(slot.eventTime),
    y: slot.point ? at(slot.point.att ?? 0) : bottom - 8
  }));
  const marks = slots.map((slot, i) => {
    const place = places[i] ?? {x: 0, y: 0};
    return {...place, mark: drawSlot(slot, {...place, at, frame, beside, showTruth})};
  });
  const list = svgElement("g", {}, ...marks.map(({mark}) => mark));
  const height = rows.bottom + 4;
  const svg = svgElement(
    "svg",
    {class: "pb-event-study", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    axes,
    ...drawBand(slots, {x, y, frame, reach: Math.min(10, room * 0.4)}),
    list
  );
  return {svg, list, marks};
}
