import {html, type Content, type Html} from "../html.js";
import {drawing, px} from "./svg.js";

/** A pulje as a bar; `end` null: not known. `start` null: nothing is known. */
export interface TimelineRow {
  name: string;
  start: string | null;
  end: string | null;
  /** ISO dates of gatherings and deadlines. */
  dots: readonly string[];
  /** The period in words. */
  period: string;
}

const rowHeight = 40;
const top = 24;

/** Puljer from start to end over the years, one row each; a dashed end where the end is not known. */
export function timelineDrawing(
  rows: readonly TimelineRow[],
  {width, size, label}: {width: number; size: "wide" | "narrow"; label: Content}
): Html {
  const days = rows.flatMap((r) => [r.start, r.end, ...r.dots]).filter((d) => d !== null);
  const years = days.map((d) => Number(d.slice(0, 4)));
  const [first, last] = days.length ? [Math.min(...years), Math.max(...years) + 1] : [2020, 2021];
  const [left, right] = [8, width - 8];
  const origin = Date.UTC(first, 0, 1);
  const span = Date.UTC(last, 0, 1) - origin;
  const x = (iso: string) => left + ((Date.parse(`${iso}T00:00:00Z`) - origin) / span) * (right - left);
  const height = top + rows.length * rowHeight + 4;
  const ticks = days.length ? Array.from({length: last - first + 1}, (_, i) => first + i) : [];
  const every = Math.max(1, Math.ceil(44 / ((right - left) / Math.max(1, last - first))));
  return drawing(
    {width, height, label, size},
    ticks
      .filter((_, i) => i % every === 0)
      .map((year) => {
        const at = px(x(`${year}-01-01`));
        const anchor = at < 30 ? "start" : at > width - 30 ? "end" : "middle";
        return html`<line
            x1="${at}"
            x2="${at}"
            y1="${top - 6}"
            y2="${height - 4}"
            stroke="var(--pb-rule)"
          /><text x="${at}" y="12" font-size="12" text-anchor="${anchor}" fill="var(--pb-ink-soft)"
            >${year}</text
          >`;
      }),
    rows.map((row, i) => drawRow(row, {x, y: top + i * rowHeight, left, right}))
  );
}

function drawRow(
  {name, start, end, dots, period}: TimelineRow,
  {x, y, left, right}: {x: (iso: string) => number; y: number; left: number; right: number}
): Html {
  const line = y + 27;
  const words = html`<text class="pb-value" x="${left}" y="${y + 14}" fill="var(--pb-ink)"
    ><tspan font-weight="600">${name}</tspan> <tspan fill="var(--pb-ink-soft)">${period}</tspan></text
  >`;
  if (start === null)
    return html`<g
      ><line
        x1="${left}"
        x2="${right}"
        y1="${line}"
        y2="${line}"
        stroke="var(--pb-rule-strong)"
        stroke-dasharray="1,6"
      />${words}</g
    >`;
  const lastKnown = end ?? dots.reduce((a, b) => (b > a ? b : a), start);
  const [from, to] = [x(start), Math.max(x(lastKnown), x(start) + 4)];
  return html`<g
    ><line
      x1="${px(from)}"
      x2="${px(to)}"
      y1="${line}"
      y2="${line}"
      stroke="var(--pb-own)"
      stroke-width="8"
    />${
      end === null
        ? html`<line
            x1="${px(to)}"
            x2="${px(Math.min(to + 36, right))}"
            y1="${line}"
            y2="${line}"
            stroke="var(--pb-own)"
            stroke-width="8"
            stroke-dasharray="6,4"
          />`
        : null
    }${dots.map((iso) => html`<circle cx="${px(x(iso))}" cy="${line}" r="3.5" fill="var(--pb-paper)" stroke="var(--pb-ink)" stroke-width="1.5" />`)}${words}</g
  >`;
}
