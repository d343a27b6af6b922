import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {expect, test} from "vitest";

const style = readFileSync("src/style.css", "utf8");
const datavis = readFileSync(
  createRequire(import.meta.url).resolve("@udir-design/theme/datavis.css"),
  "utf8"
);

function tokens(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()])
  );
}

const darkStart = style.indexOf("prefers-color-scheme: dark");
const frameStart = style.indexOf("/* Page frame */");
const base = new Map([
  ...tokens(datavis.slice(0, datavis.indexOf("color-scheme.dark"))),
  ...tokens(style.slice(0, darkStart))
]);
const schemes: Record<string, Map<string, string>> = {
  light: base,
  dark: new Map([...base, ...tokens(style.slice(darkStart, frameStart))])
};

/** The colour behind a token, following references. */
function resolve(scheme: string, name: string): string {
  const value = schemes[scheme]?.get(name) ?? "";
  const reference = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  const colour = reference ? resolve(scheme, reference) : value;
  if (!/^#[0-9a-f]{6}$/i.test(colour))
    throw new Error(`${scheme} ${name}: not a colour: ${JSON.stringify(value)}`);
  return colour;
}

/** Relative luminance by WCAG 2.1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(scheme: string, a: string, b: string): number {
  const [low = 0, high = 0] = [a, b]
    .map((name) => luminance(resolve(scheme, name)))
    .toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const both = ["light", "dark"];
const pairs = (foregrounds: string[], backgrounds: string[]) =>
  both.flatMap((scheme) =>
    foregrounds.flatMap((name) => backgrounds.map((on) => [scheme, name, on] as const))
  );

test.each(pairs(["--pb-ink", "--pb-ink-soft", "--pb-link"], ["--pb-paper", "--pb-paper-soft"]))(
  "%s: text %s on %s has contrast 4.5:1",
  (scheme, name, on) => {
    expect(contrast(scheme, name, on)).toBeGreaterThanOrEqual(4.5);
  }
);

test.each([
  ...pairs(["--pb-own", "--pb-second"], ["--pb-paper"]),
  ...pairs(["--pb-ink"], ["--pb-selection"])
])("%s: labels in %s on %s have contrast 4.5:1", (scheme, name, on) => {
  expect(contrast(scheme, name, on)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ...pairs(["--pb-comparison", "--pb-mark", "--pb-rule-strong", "--pb-edge"], ["--pb-paper"]),
  ...pairs(["--pb-edge"], ["--pb-land"])
])("%s: marks in %s on %s have contrast 3:1", (scheme, name, on) => {
  expect(contrast(scheme, name, on)).toBeGreaterThanOrEqual(3);
});

test.each(both)(
  "%s: the five colour steps go one way in luminance, each at least 1.35:1 from the next",
  (scheme) => {
    const steps = [1, 2, 3, 4, 5].map((step) => `--pb-step-${step}`);
    const values = steps.map((name) => luminance(resolve(scheme, name)));
    const direction = Math.sign((values[4] ?? 0) - (values[0] ?? 0));
    for (const [i, name] of steps.slice(1).entries()) {
      expect(Math.sign((values[i + 1] ?? 0) - (values[i] ?? 0))).toBe(direction);
      expect(contrast(scheme, name, steps[i] ?? "")).toBeGreaterThan(1.35);
    }
  }
);
