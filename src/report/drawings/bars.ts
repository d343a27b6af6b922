import {html, type Content, type Html} from "../html.js";
import {drawing, px} from "./svg.js";

/** One bar: kroner or a count, with its label and the value in words. */
export interface BarRow {
  label: string;
  value: number;
  text: string;
}

const rowHeight = 26;

/** Horizontal bars from zero, one row each, with the value in words at the end. */
export function barsDrawing(
  rows: readonly BarRow[],
  {width, size, label}: {width: number; size: "wide" | "narrow"; label: Content}
): Html {
  const left = 52;
  const room = size === "narrow" ? 100 : 230;
  const most = Math.max(1, ...rows.map((r) => r.value));
  const x = (value: number) => left + (value / most) * (width - left - room);
  return drawing(
    {width, height: rows.length * rowHeight + 6, label, size},
    html`<line
      x1="${left}"
      x2="${left}"
      y1="0"
      y2="${rows.length * rowHeight + 2}"
      stroke="var(--pb-rule-strong)"
    />`,
    rows.map((row, i) => {
      const y = i * rowHeight + 4;
      return html`<text x="${left - 8}" y="${y + 14}" text-anchor="end" fill="var(--pb-ink)"
          >${row.label}</text
        ><rect
          x="${left}"
          y="${y}"
          width="${px(x(row.value) - left)}"
          height="18"
          fill="var(--pb-mark)"
        /><text x="${px(x(row.value) + 6)}" y="${y + 14}" fill="var(--pb-ink)">${row.text}</text>`;
    })
  );
}
