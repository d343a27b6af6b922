import type {Page} from "playwright-core";

/** Red, green and blue, 0–1. */
type Colour = readonly number[];

/** What a page is given to reckon with colours as the browser computes them. */
export interface Colours {
  /** Red, green, blue and opacity, 0–1, of `rgb(…)`, `rgba(…)` or `color(srgb …)`; NaN for anything else. */
  parse: (text: string) => number[];
  /** A colour as it looks with an opacity on another one. */
  lay: (text: string, opacity: number, on: Colour) => number[];
  /** Contrast by WCAG 2.1, 1–21. */
  contrast: (a: Colour, b: Colour) => number;
  /** The first colour of an element, or of one around it, that hides what is behind it. */
  behind: (element: Element | null) => number[];
}

export type WithColours = Window & {colours: Colours};

/** Gives the open page `window.colours`. */
export async function installColours(page: Page): Promise<void> {
  await page.evaluate(() => {
    const colours = {
      parse(text: string): number[] {
        const numbers = (/\(([^)]*)\)/.exec(text)?.[1] ?? "").match(/(?<![a-z\d])-?[\d.]+(?:e-?\d+)?/g) ?? [];
        const [r = NaN, g = NaN, b = NaN, a = 1] = numbers.map(Number);
        return [...[r, g, b].map((c) => (text.startsWith("color(srgb") ? c : c / 255)), a];
      },
      lay(text: string, opacity: number, on: Colour): number[] {
        const [r = NaN, g = NaN, b = NaN, a = 1] = colours.parse(text);
        return [r, g, b].map((c, i) => c * a * opacity + (on[i] ?? NaN) * (1 - a * opacity));
      },
      luminance(colour: Colour): number {
        const [r = NaN, g = NaN, b = NaN] = colour.map((c) =>
          c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      },
      contrast(a: Colour, b: Colour): number {
        const [low = NaN, high = NaN] = [colours.luminance(a), colours.luminance(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
      },
      behind(element: Element | null): number[] {
        for (let at = element; at; at = at.parentElement) {
          const [r = NaN, g = NaN, b = NaN, a] = colours.parse(getComputedStyle(at).backgroundColor);
          if (a === 1) return [r, g, b];
        }
        return [1, 1, 1];
      }
    };
    Object.assign(window, {colours});
  });
}
