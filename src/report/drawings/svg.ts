import {html, join, plain, type Content, type Html} from "../html.js";

/** A number of pixels with at most one decimal. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A drawing with its text alternative. `size` says for which screens it is made; both are in the page. */
export function drawing(
  {width, height, label, size}: {width: number; height: number; label: Content; size?: "wide" | "narrow"},
  ...content: readonly Content[]
): Html {
  return html`<svg${size ? html` class="pb-report-${size}"` : null} viewBox="0 0 ${width} ${px(height)}" width="${width}" height="${px(height)}" role="img" aria-label="${plain(label)}" font-size="13">${join(content)}</svg>`;
}

/** The shapes of series and verdicts, around 0,0. */
export const shapes = {
  circle: "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z",
  square: "M-4,-4h8v8h-8Z",
  diamond: "M0,-5.5L4.5,0L0,5.5L-4.5,0Z",
  triangle: "M0,-5L5,4L-5,4Z"
} as const;
export type Shape = keyof typeof shapes;

export type Role = "own" | "county" | "nation";

/** How the series of a report look: colour, marker and dash by the part in the argument. */
export const looks: Readonly<
  Record<Role, {shape: Shape; stroke: string; text: string; dash: string | null; width: number}>
> = {
  own: {shape: "circle", stroke: "var(--pb-own)", text: "var(--pb-own)", dash: null, width: 2.5},
  county: {
    shape: "square",
    stroke: "var(--pb-comparison)",
    text: "var(--pb-ink-soft)",
    dash: "6,3",
    width: 1.5
  },
  nation: {
    shape: "diamond",
    stroke: "var(--pb-comparison)",
    text: "var(--pb-ink-soft)",
    dash: "2,3",
    width: 1.5
  }
};

/** A marker at a place; those of comparisons are hollow. */
export function marker(role: Role, x: number, y: number): Html {
  const {shape, stroke} = looks[role];
  return html`<path
    d="${shapes[shape]}"
    transform="translate(${px(x)},${px(y)})"
    fill="${role === "own" ? stroke : "var(--pb-paper)"}"
    stroke="${stroke}"
    stroke-width="1.5"
  />`;
}
