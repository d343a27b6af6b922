// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {cartogram, type CartogramItem} from "../../src/components/cartogram.ts";
import {placeCircles} from "../../src/components/place-circles.ts";
import {computeLimits, describeSteps, stepOf} from "../../src/components/steps.ts";
import {unitMap} from "../../src/components/unit-map.ts";
import {expectSnapshot} from "./svg.ts";

const items: CartogramItem[] = [
  {code: "5001", name: "Trondheim", longitude: 10.4, latitude: 63.4, size: 20000, value: 0.05, status: "ok"},
  {code: "5006", name: "Steinkjer", longitude: 11.5, latitude: 64.0, size: 2800, value: 0.08, status: "ok"},
  {code: "5007", name: "Namsos", longitude: 11.5, latitude: 64.5, size: 1800, value: 0.11, status: "ok"},
  {code: "5020", name: "Osen", longitude: 10.5, latitude: 64.3, size: 90, value: null, status: "suppressed"},
  {code: "5021", name: "Oppdal", longitude: 9.7, latitude: 62.6, size: 900, value: 0.14, status: "ok"},
  {code: "5022", name: "Rennebu", longitude: 9.9, latitude: 62.8, size: null, value: null, status: "missing"},
  {code: "5028", name: "Melhus", longitude: 10.3, latitude: 63.3, size: 2500, value: 0.17, status: "ok"}
];

function svgOf(root: Element): Element {
  const svg = root.querySelector("svg");
  if (!svg) throw new Error("no svg");
  return svg;
}

function cartogramOfMunicipalities() {
  return svgOf(cartogram(items, {label: "Kommuner", width: 480, selected: "5007"}));
}

test.each([cartogramOfMunicipalities].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

function radius(code: string): number {
  return Number(cartogramOfMunicipalities().querySelector(`[data-code="${code}"] circle`)?.getAttribute("r"));
}

test("the area of a circle follows the number of pupils", () => {
  expect((radius("5001") / radius("5006")) ** 2).toBeCloseTo(20000 / 2800, 0);
});

test("absent values have no colour step; suppressed is hatched", () => {
  const svg = cartogramOfMunicipalities();
  expect(svg.querySelector('[data-code="5020"] circle')?.getAttribute("class")).toBe(
    "pb-map-unit pb-map-suppressed"
  );
  expect(svg.querySelector('[data-code="5020"] .pb-map-hatch')).not.toBeNull();
  expect(svg.querySelector('[data-code="5022"] circle')?.getAttribute("class")).toBe(
    "pb-map-unit pb-map-missing"
  );
  expect(svg.querySelector('[data-code="5020"]')?.getAttribute("aria-label")).toBe(
    "Osen: skjermet · 90 elever"
  );
});

test("exactly one unit can be reached by tab, and arrows move to the neighbour in that direction", () => {
  const root = cartogram(items, {label: "Kommuner", selected: "5006"});
  document.body.replaceChildren(root);
  const listener = vi.fn();
  root.addEventListener("input", listener);
  expect(root.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  root.querySelector<SVGGElement>('[data-code="5006"]')?.focus();
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowUp", bubbles: true}));
  expect(root.value).toBe("5007");
  expect(document.activeElement?.getAttribute("data-code")).toBe("5007");
  expect(root.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", {key: "Home", bubbles: true}));
  expect(root.value).toBe("5028");
  expect(listener).toHaveBeenCalledTimes(2);
});

test("where selecting leads away, arrows only move and Enter selects", () => {
  const root = cartogram(items, {label: "Fylker", selected: "5006", selectOnMove: false});
  document.body.replaceChildren(root);
  const listener = vi.fn();
  root.addEventListener("input", listener);
  root.querySelector<SVGGElement>('[data-code="5006"]')?.focus();
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowUp", bubbles: true}));
  expect(document.activeElement?.getAttribute("data-code")).toBe("5007");
  expect(root.value).toBe("5006");
  expect(listener).not.toHaveBeenCalled();
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
  expect(root.value).toBe("5007");
  expect(listener).toHaveBeenCalledTimes(1);
});

test("map and list show the same selection and tell a change once", () => {
  const root = unitMap(items, {label: "Kommuner", width: 900});
  const listener = vi.fn();
  root.addEventListener("input", listener);
  const names = [...root.querySelectorAll(".pb-unit")].map((button) => button.firstChild?.textContent);
  expect(names).toEqual(["Melhus", "Namsos", "Oppdal", "Osen", "Rennebu", "Steinkjer", "Trondheim"]);
  root.querySelector<HTMLButtonElement>(".pb-unit")?.click();
  expect(root.value).toBe("5028");
  expect(root.querySelector('[data-code="5028"]')?.getAttribute("aria-selected")).toBe("true");
  expect(listener).toHaveBeenCalledTimes(1);
});

test("circles are placed alike every time and hardly overlap", () => {
  const circles = Array.from({length: 60}, (_, i) => ({
    x: 200 + (i % 8) * 6,
    y: 200 + Math.floor(i / 8) * 6,
    radius: 4 + (i % 5) * 3
  }));
  const places = placeCircles(circles);
  expect(placeCircles(circles)).toEqual(places);
  for (const [i, a] of places.entries()) {
    for (const [j, b] of places.entries()) {
      if (j <= i) continue;
      const apart = Math.hypot(a.x - b.x, a.y - b.y) - (circles[i]?.radius ?? 0) - (circles[j]?.radius ?? 0);
      expect(apart).toBeGreaterThan(-2);
    }
  }
});

test("four limits cut the values into five groups; a limit belongs to the group above", () => {
  const values = Array.from({length: 10}, (_, i) => 0.01 * (i + 1));
  const limits = computeLimits(values);
  expect(limits).toEqual([0.03, 0.05, 0.07, 0.09]);
  expect(values.map((value) => stepOf(value, limits))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  expect(describeSteps(limits).map(({text}) => text)).toEqual([
    "under 3,0\u00a0%",
    "3,0–4,9\u00a0%",
    "5,0–6,9\u00a0%",
    "7,0–8,9\u00a0%",
    "9,0\u00a0% og over"
  ]);
});

test("a map without any value has no colours in its legend", () => {
  const absent = items.map((item) => ({...item, value: null, status: "missing" as const}));
  const texts = [...cartogram(absent, {label: "Kommuner"}).querySelectorAll(".pb-legend li")].map(
    (entry) => entry.textContent
  );
  expect(texts[0]).toBe("mangler (..)");
});

test("values that are all alike, or none, have one step", () => {
  expect(describeSteps(computeLimits([0.05, 0.05])).map(({step}) => step)).toEqual([3]);
  expect(computeLimits([])).toEqual([]);
});
