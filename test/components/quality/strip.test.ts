// @vitest-environment jsdom
import {expect, test} from "vitest";
import type {CheckSummary} from "../../../src/model/quality.ts";
import {outcomeOf} from "../../../src/components/quality/outcome.ts";
import {formatEdition, resultStrip, stripOf} from "../../../src/components/quality/strip.ts";

const check = (id: string, over: Partial<CheckSummary> = {}): CheckSummary => ({
  id,
  title: `Kontroll ${id}`,
  level: 1,
  severity: "warning",
  result: "passed",
  looked: null,
  findings: 0,
  known: 0,
  ...over
});
const failed = {result: "failed"} as const;

test("a failed check is a warning or an error by its severity", () => {
  expect(outcomeOf(check("a"))).toBe("passed");
  expect(outcomeOf(check("a", failed))).toBe("warning");
  expect(outcomeOf(check("a", {...failed, severity: "error"}))).toBe("error");
  expect(outcomeOf(check("a", {result: "not applicable"}))).toBe("none");
});

test("editions stand from the newest, by the id of a check; one that did not exist then has no mark", () => {
  const strip = stripOf({
    checks: [check("a"), check("new", failed)],
    history: [
      {edition: "2026-11-01", checks: [check("a", failed), check("gone")]},
      {edition: "2026-12-01-2", checks: [check("a")]}
    ]
  });
  expect(strip.editions).toEqual(["Denne", "1.12.26 (2)", "1.11.26"]);
  expect(strip.rows.map(({outcomes}) => outcomes)).toEqual([
    ["passed", "passed", "warning"],
    ["warning", null, null]
  ]);
  expect(formatEdition("2026-01-31")).toBe("31.1.26");
});

test.each([320, 390, 900])(
  "at %i px every mark lies inside, as many editions as there is room for",
  (width) => {
    const editions = Array.from({length: 30}, (_, i) => `u${i}`);
    const svg = resultStrip(
      {editions, rows: [{title: "En kontroll", outcomes: editions.map(() => "passed")}]},
      {width}
    );
    const dots = [...svg.querySelectorAll("g[fill], g")].flatMap((g) => [...g.querySelectorAll("circle")]);
    const places = new Set(dots.map((dot) => Number(dot.getAttribute("cx"))));
    expect(places.size).toBeGreaterThan(3);
    for (const x of places) expect(x + 5).toBeLessThanOrEqual(width);
    expect(svg.querySelectorAll("title").length).toBe(Math.floor((width - (width < 640 ? 0 : 400)) / 76));
  }
);
