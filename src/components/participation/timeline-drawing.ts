import {scaleUtc} from "d3-scale";
import type {PuljePeriod} from "../../model/participation.js";
import {svgElement} from "../element.js";

export interface TimelineOptions {
  width: number;
  /** The pulje that is chosen; null for none. */
  selected: number | null;
}

const rowHeight = 46;
const top = 34;
/** Length in pixels of the dashed end of a pulje whose last day is not known: it says that it goes on, not how long. */
const openEnd = 36;
const month = new Intl.DateTimeFormat("nb-NO", {month: "short", year: "numeric", timeZone: "UTC"});

/**
 * Puljer as bars from start to end over the years, one row each, with their gatherings and deadlines as dots. A pulje
 * with no known end is dashed at its end; one with no known period is a dotted line with the words `ikke kjent`.
 * Returns an svg. Throws RangeError without puljer.
 */
export function timeline(puljer: readonly PuljePeriod[], {width, selected}: TimelineOptions): SVGSVGElement {
  if (puljer.length === 0) throw new RangeError("timeline: no puljer to draw");
  const left = 68;
  const right = 12;
  const height = top + puljer.length * rowHeight + 4;
  const x = scaleUtc(yearsOf(puljer), [left, width - right]);
  const svg = svgElement("svg", {
    class: "pb-timeline",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    "font-size": 13
  });
  const ticks = puljer.some((p) => p.start !== null) ? x.ticks(Math.max(2, Math.floor(width / 90))) : [];
  for (const year of ticks) {
    if (year.getUTCMonth() !== 0) continue;
    svg.append(
      svgElement("line", {x1: x(year), x2: x(year), y1: top - 8, y2: height - 4, stroke: "var(--pb-rule)"}),
      svgElement(
        "text",
        {
          x: x(year),
          y: 14,
          fill: "var(--pb-ink-soft)",
          "font-size": 12,
          "text-anchor": x(year) > width - 40 ? "end" : "middle"
        },
        String(year.getUTCFullYear())
      )
    );
  }
  puljer.forEach((pulje, i) =>
    svg.append(drawRow(pulje, {x, y: top + i * rowHeight, left, right: width - right, selected}))
  );
  return svg;
}

/** `okt. 2017 – slutt ikke oppgitt`, `mars 2020 – des. 2022`, `ikke kjent`. */
export function describePeriod({start, end}: Pick<PuljePeriod, "start" | "end">): string {
  if (start === null) return "ikke kjent";
  return `${month.format(at(start))} – ${end === null ? "slutt ikke oppgitt" : month.format(at(end))}`;
}

interface RowPlace {
  x: (date: Date) => number;
  y: number;
  left: number;
  right: number;
  selected: number | null;
}

function drawRow(pulje: PuljePeriod, {x, y, left, right, selected}: RowPlace): SVGGElement {
  const own = pulje.pulje === selected;
  const colour = own ? "var(--pb-own)" : "var(--pb-mark)";
  const line = y + 10;
  const label = svgElement(
    "text",
    {
      class: "pb-value",
      x: 0,
      y: line + 5,
      fill: own ? "var(--pb-own)" : "var(--pb-ink)",
      "font-weight": own ? 600 : 400
    },
    `Pulje ${pulje.pulje}`
  );
  const group = svgElement("g", {class: "pb-pulje"}, label);
  if (pulje.start === null) {
    group.append(
      svgElement("line", {
        class: "pb-pulje-unknown",
        x1: left,
        x2: right,
        y1: line,
        y2: line,
        stroke: "var(--pb-rule-strong)",
        "stroke-dasharray": "1,6"
      }),
      text("ikke kjent", {x: left, y: line + 20})
    );
    return group;
  }
  const from = x(at(pulje.start));
  // without a known end the bar reaches to the last gathering that is known, and goes on dashed
  const last = pulje.end ?? pulje.milestones.reduce((day, m) => later(day, m.until ?? m.date), pulje.start);
  const end = x(at(last));
  group.append(
    svgElement("line", {
      class: "pb-pulje-bar",
      x1: from,
      x2: end,
      y1: line,
      y2: line,
      stroke: colour,
      "stroke-width": 8
    })
  );
  if (pulje.end === null) {
    group.append(
      svgElement("line", {
        class: "pb-pulje-open",
        x1: end,
        x2: Math.min(end + openEnd, right),
        y1: line,
        y2: line,
        stroke: colour,
        "stroke-width": 8,
        "stroke-dasharray": "8,3,6,4,4,5,3,20"
      })
    );
  }
  for (const {date, until, label: what, note} of pulje.milestones) {
    if (date === null) continue;
    const days = until === null ? date : `${date}–${until}`;
    group.append(
      svgElement(
        "circle",
        {
          class: "pb-milestone",
          cx: x(at(date)),
          cy: line,
          r: 4.5,
          fill: "var(--pb-paper)",
          stroke: colour,
          "stroke-width": 2
        },
        svgElement("title", {}, [`${days}: ${what}`, note].filter(Boolean).join(", "))
      )
    );
  }
  const words = describePeriod(pulje);
  const fits = from + words.length * 6.4 <= right;
  group.append(text(words, {x: fits ? from : right, y: line + 20, anchor: fits ? "start" : "end"}));
  return group;
}

function text(
  words: string,
  {x, y, anchor = "start"}: {x: number; y: number; anchor?: string}
): SVGTextElement {
  return svgElement(
    "text",
    {class: "pb-value", x, y: y + 2, fill: "var(--pb-ink-soft)", "font-size": 12, "text-anchor": anchor},
    words
  );
}

function later(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}

function at(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

/** Whole years from the first to the last day that is known. Where none is, the axis has one year and no meaning. */
function yearsOf(puljer: readonly PuljePeriod[]): [Date, Date] {
  const years = puljer
    .flatMap((p) => [p.start, p.end, ...p.milestones.map((m) => m.until ?? m.date)])
    .flatMap((day) => (day === null ? [] : [Number(day.slice(0, 4))]));
  const first = years.length === 0 ? 2000 : Math.min(...years);
  return [at(`${first}-01-01`), at(`${Math.max(first, ...years) + 1}-01-01`)];
}
