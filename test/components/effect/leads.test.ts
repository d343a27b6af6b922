// @vitest-environment jsdom
import {expect, test} from "vitest";
import {describeOverlooked, leadsFigure} from "../../../src/components/effect/leads.ts";
import {context} from "./fixture.ts";
import {analysis, leads} from "./fixture-doubt.ts";
import {drawn, expectAccessible, words} from "./doubt.ts";
import {expectSnapshot} from "../svg.ts";

const shown = leadsFigure(analysis, context);

function effectLeads() {
  return drawn(leadsFigure(analysis, context));
}

test("the leads are drawn as in their snapshot", () => expectSnapshot(effectLeads));

test("the base is a hollow dot on zero, and every year without an estimate has its sign, never a dot", () => {
  const svg = drawn(shown);
  const base = svg.querySelector(".pb-doubt-base circle");
  expect(base?.getAttribute("fill")).toBe("var(--pb-paper)");
  expect(base?.getAttribute("cy")).toBe(svg.querySelector(".pb-doubt-zero")?.getAttribute("y1"));
  expect(svg.querySelectorAll(".pb-lead")).toHaveLength(3);
  expect([...svg.querySelectorAll("text")].filter((text) => text.textContent === "..")).toHaveLength(1);
  expect(shown.querySelectorAll("tbody tr")).toHaveLength(4);
  expect(words(shown.querySelector(".pb-signs"))).toContain("Tallet mangler");
});

/** Upper and lower end in pixels of each line of a kind. */
function ends(selector: string): number[][] {
  return [...drawn(shown).querySelectorAll(selector)].map((line) =>
    ["y1", "y2"].map((name) => Number(line.getAttribute(name)))
  );
}

test("the simultaneous interval holds the pointwise one in every year", () => {
  const [pointwise, band] = [ends(".pb-doubt-interval"), ends(".pb-doubt-band")];
  expect(band).toHaveLength(3);
  band.forEach(([low = 0, high = 0], i) => {
    expect(low).toBeGreaterThan(pointwise[i]?.[0] ?? Infinity);
    expect(high).toBeLessThan(pointwise[i]?.[1] ?? -Infinity);
  });
});

test("the grey zone reaches as far as a constant violation that would be overlooked", () => {
  const svg = drawn(shown);
  const zone = svg.querySelector(".pb-doubt-zone");
  const top = Number(zone?.getAttribute("y"));
  const bottom = top + Number(zone?.getAttribute("height"));
  const zero = Number(svg.querySelector(".pb-doubt-zero")?.getAttribute("y1"));
  const perPoint = (bottom - top) / (2 * leads.constantViolation);
  expect((top + bottom) / 2).toBeCloseTo(zero, 1);
  const [band] = svg.querySelectorAll(".pb-doubt-band");
  const length = Number(band?.getAttribute("y1")) - Number(band?.getAttribute("y2"));
  expect(length / perPoint).toBeCloseTo(2 * leads.critical * 0.7, 1);
});

test("it gives no verdict: what could be overlooked is said, and that seeing nothing is not that there is nothing", () => {
  expect(words(shown)).toContain("At vi ikke ser noe, betyr ikke at det ikke er noe.");
  expect(describeOverlooked(leads)).toBe(
    "En like stor forskjell i alle årene på under 1,7 prosentpoeng, eller en skjev utvikling på under 0,8 prosentpoeng i året, ville blitt oversett i minst 2 av 10 tilfeller."
  );
  expect(words(shown)).toContain("p = 0,64");
  expect(words(shown)).not.toMatch(/oppfylt|bestått|godkjent|✓/);
});

test("without leads there is a notice instead of a drawing", () => {
  const none = leadsFigure({...analysis, leads: null}, context);
  expect(none.querySelector("svg")).toBeNull();
  expect(words(none)).toContain("ikke undersøkt");
});

test("the figure is accessible", () => expectAccessible(leadsFigure(analysis, context)));
