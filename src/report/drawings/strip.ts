import {html, type Html} from "../html.js";
import {looks, marker, px, type Role} from "./svg.js";

/** One value on a strip, in the unit of its scale. */
export interface StripMark {
  role: Role;
  value: number;
  low?: number | null;
  high?: number | null;
}

const width = 180;
const height = 24;
const margin = 8;

/** A row of the barometer as a picture: own value with its interval, comparators as their markers, on a shared scale. */
export function strip(marks: readonly StripMark[], [from, to]: readonly [number, number]): Html {
  const x = (value: number) =>
    margin + ((Math.min(Math.max(value, from), to) - from) / (to - from)) * (width - 2 * margin);
  const own = marks.find((m) => m.role === "own");
  const {stroke} = looks.own;
  return html`<svg
    class="pb-report-strip"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    aria-hidden="true"
  >
    <line x1="${margin}" x2="${width - margin}" y1="12" y2="12" stroke="var(--pb-rule-strong)" />
    <path d="M${margin},8v8M${width - margin},8v8" stroke="var(--pb-rule-strong)" />
    ${
      own && typeof own.low === "number" && typeof own.high === "number"
        ? html`<line
            x1="${px(x(own.low))}"
            x2="${px(x(own.high))}"
            y1="12"
            y2="12"
            stroke="${stroke}"
            stroke-width="5"
            stroke-opacity="0.7"
          />`
        : null
    }${marks.toSorted((a, b) => Number(a.role === "own") - Number(b.role === "own")).map((m) => marker(m.role, x(m.value), 12))}
  </svg>`;
}
