// @vitest-environment jsdom
import {expect, test} from "vitest";
import {inequalitySection} from "../../../src/components/distribution/inequality-section.ts";
import {distribute} from "../../../src/components/distribution/outcome.ts";
import {rulesSection} from "../../../src/components/distribution/rules-section.ts";
import {initialSettings} from "../../../src/components/distribution/settings.ts";
import type {DistributionState} from "../../../src/components/distribution/address.ts";
import {madeSources, makeArea, makeUnit} from "./area.ts";

const area = makeArea({
  units: [...makeArea().units, makeUnit("Øya", {pupils: 400, children: 100, previous: 200_000})]
});
const state = (settings = initialSettings(area)): DistributionState => ({
  area,
  settings,
  order: "navn",
  isLeavingOut: false,
  scenarios: []
});
const words = (node: Element) => (node.textContent ?? "").replaceAll("\u00a0", " ");

test("inequality: every measure has value, sentence and formula; the need says whom it rests on", () => {
  const now = state();
  const {root, renew} = inequalitySection({state: now, outcome: distribute(area, now.settings)}, madeSources);
  const rows = [...root.querySelectorAll("table")].flatMap((table) =>
    /Mål på|Kroner mot/.test(table.caption?.textContent ?? "") ? [...table.querySelectorAll("tbody tr")] : []
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) for (const cell of row.children) expect(cell.textContent?.trim()).not.toBe("");
  expect(words(root)).toContain(
    "Bygger på 3 av 4 nettverk (Mobbing på skolen, 7. trinn, 2025–26). Øya har ikke"
  );
  expect(root.querySelectorAll("figure").length).toBe(2);

  const none = {...now.settings, base: {kroner: 9_000_000}};
  renew(state(none), distribute(area, none));
  expect(root.querySelector<HTMLElement>("table")?.closest("[hidden]")).not.toBeNull();
  expect(words(root)).toContain("Når rammen er fordelt");
});

test("rules: those of the settings follow them, those of the decision stand, and no verdict is a legal one", () => {
  const now = state();
  const {root, renew} = rulesSection({
    state: now,
    outcome: distribute(area, now.settings),
    today: "2026-11-27"
  });
  const shown = () => [...root.querySelectorAll(".pb-finding")].map(words);
  const before = shown();
  expect(before.some((text) => text.includes("følger nøkkelen med 100 000 kr"))).toBe(true);
  const other = {...now.settings, base: {kroner: 0}};
  renew(state(other), distribute(area, other));
  const after = shown();
  expect(after).toHaveLength(before.length);
  expect(after.some((text) => text.includes("avviker fra nøkkelen"))).toBe(true);
  expect(after.join(" ")).not.toMatch(/lovlig|ulovlig|bevist|skyldes/);
  expect(words(root)).toContain("Neste frist er 1. desember 2026 (anbefalt)");
});

test("rules: the reader's own financing is set beside the amounts, as what it is", () => {
  const now = state();
  const {root} = rulesSection({
    state: now,
    outcome: distribute(area, now.settings),
    ownFinancing: new Map([["Dalen", 1]]),
    today: "2026-11-27"
  });
  expect(words(root)).toContain("om hele beløpet er Dekom til skoleeiere");
});
