import type {WheelEvent} from "../../rules/annual-wheel.js";
import {dateInWords, uncapital} from "../../rules/words.js";
import {svgElement} from "../element.js";

const monthHeight = 46;
const left = 70;
const top = 16;
const month = new Intl.DateTimeFormat("nb-NO", {month: "short", timeZone: "UTC"});

const time = (iso: string) => Date.parse(`${iso}T00:00:00Z`);

/** What stands beside a deadline: a bold line and one below it, short enough for the width. */
function lines(
  {date, title, recommended, from, to}: Pick<WheelEvent, "date" | "title" | "recommended" | "from" | "to">,
  width: number
): [string, string] {
  const mark = recommended ? " (anbefalt)" : "";
  return width < 520
    ? [`${dateInWords(date)}${mark}`, title]
    : [`${dateInWords(date)}: ${title}${mark}`, `Fra ${uncapital(from)} til ${uncapital(to)}`];
}

/**
 * Deadlines down a line of months, from the month before the first to the month after the last; a recommended one is a
 * ring, the others are dots. `today` (ISO) is marked where it falls inside. Returns an svg. Throws RangeError without events.
 */
export function drawAnnualWheel(
  events: readonly WheelEvent[],
  {today, width = 640}: {today: string; width?: number}
): SVGSVGElement {
  const dates = events.map(({date}) => time(date));
  if (dates.length === 0) throw new RangeError("annual wheel: no events to draw");
  const firstDay = new Date(Math.min(...dates));
  const lastDay = new Date(Math.max(...dates));
  const start = Date.UTC(firstDay.getUTCFullYear(), firstDay.getUTCMonth() - 1, 1);
  const months: number[] = [];
  for (let at = start; at <= Date.UTC(lastDay.getUTCFullYear(), lastDay.getUTCMonth() + 2, 1);) {
    months.push(at);
    const day = new Date(at);
    at = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  }
  const end = months.at(-1)!;
  const height = top * 2 + (months.length - 1) * monthHeight;
  const y = (at: number) => top + ((at - start) / (end - start)) * (height - 2 * top);
  const now = time(today);
  const isInside = now >= start && now < end;
  return svgElement(
    "svg",
    {class: "pb-wheel", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    svgElement("line", {x1: left, x2: left, y1: top, y2: height - top, stroke: "var(--pb-rule-strong)"}),
    ...months.slice(0, -1).flatMap((at) => [
      svgElement("line", {x1: left - 5, x2: left, y1: y(at), y2: y(at), stroke: "var(--pb-rule-strong)"}),
      ...(isInside && Math.abs(y(at) - y(now)) < 16
        ? []
        : [
            text(month.format(at), {
              x: left - 10,
              y: y(at) + 4,
              "text-anchor": "end",
              fill: "var(--pb-ink-soft)"
            })
          ])
    ]),
    ...(isInside
      ? [
          svgElement("path", {d: `M${left - 2},${y(now)}l-9,-5v10z`, fill: "var(--pb-second)"}),
          text("i dag", {x: left - 15, y: y(now) + 4, "text-anchor": "end", "font-weight": 600})
        ]
      : []),
    ...events.flatMap(({date, title, recommended, from, to}) => {
      const at = y(time(date));
      return [
        svgElement("circle", {
          cx: left,
          cy: at,
          r: 6,
          fill: recommended ? "var(--pb-paper)" : "var(--pb-own)",
          stroke: "var(--pb-own)",
          "stroke-width": 2
        }),
        ...lines({date, title, recommended, from, to}, width).map((line, i) =>
          text(line, {
            x: left + 16,
            y: at + 4 + 17 * i,
            ...(i === 0 ? {"font-weight": 600} : {fill: "var(--pb-ink-soft)"})
          })
        )
      ];
    })
  );
}

function text(content: string, attributes: Record<string, string | number>): SVGTextElement {
  return svgElement("text", {fill: "var(--pb-ink)", ...attributes}, content);
}
