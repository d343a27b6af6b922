// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {funnel} from "../../src/components/funnel.ts";
import {shapeFunnel, type FunnelUnit} from "../../src/components/funnel-data.ts";
import {nextDot, type PlacedDot} from "../../src/components/funnel-moves.ts";
import {exactLimits} from "../../src/statistics/shares/funnel-limits.ts";
import {expectSnapshot} from "./svg.ts";

const names = [
  "Åsvang",
  "Berget",
  "Dalen",
  "Eik",
  "Fjell",
  "Grend",
  "Hav",
  "Iskant",
  "Jordet",
  "Kyst",
  "Lia",
  "Moen"
];
/** Twelve schools, of which Moen lies far above and Kyst far below. */
const schools: FunnelUnit[] = names.map((name, i) => {
  const respondents = 20 + 15 * i;
  const share = name === "Moen" ? 0.25 : name === "Kyst" ? 0.01 : [0.08, 0.03, 0.12, 0.18][i % 4]!;
  return {code: `S${i}`, name, share, respondents};
});
const target = {name: "Eksempelfylket", share: 0.1};
const plain = shapeFunnel(schools, {target, overdispersion: false});
const wide = shapeFunnel(schools, {target, overdispersion: true});
const label = "Skoler i Eksempelfylket";

function svgOf(root: Element): Element {
  return root.querySelector("svg.pb-funnel")!;
}

function funnelWide() {
  return svgOf(funnel(plain, {label, width: 800, selected: "S3"}));
}

function funnelNarrow() {
  return svgOf(funnel(wide, {label, width: 358}));
}

test.each([funnelWide, funnelNarrow].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test("without overdispersion the limits are the exact binomial ones at every number of answers", () => {
  expect(plain.spread).toBe(0);
  for (const {level, points} of plain.limits) {
    for (const {respondents, low, high} of points)
      expect({low, high}).toEqual(exactLimits({target: target.share, n: respondents, level}));
  }
});

test("with overdispersion the limits lie farther out, and fewer units lie outside", () => {
  expect(wide.spread).toBeGreaterThan(0);
  const last = (data: typeof plain) => data.limits[0]!.points.at(-1)!;
  expect(last(wide).high).toBeGreaterThan(last(plain).high);
  expect(last(wide).low).toBeLessThan(last(plain).low);
  expect([plain.outside[0.95], plain.outside[0.998]]).toEqual([5, 2]);
  expect([wide.outside[0.95], wide.outside[0.998]]).toEqual([1, 0]);
});

test("units that differ by chance alone, or fewer than ten, have the same limits with overdispersion", () => {
  const equal = schools.map((school) => ({...school, share: 0.1}));
  const few = shapeFunnel(schools.slice(3), {target, overdispersion: true});
  expect(shapeFunnel(equal, {target, overdispersion: true}).spread).toBe(0);
  expect([few.spread, few.enoughUnits]).toEqual([0, false]);
});

test("the limits reach from the fewest to the most answers", () => {
  for (const {points} of plain.limits) {
    const sizes = points.map(({respondents}) => respondents);
    expect(sizes[0]).toBeLessThanOrEqual(20);
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(185);
    expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
  }
});

test("units are ordered by name, never by share", () => {
  const options = [...funnelWide().querySelectorAll("[role=option]")];
  const shown = options.map((option) => option.getAttribute("aria-label")?.split(",")[0]);
  expect(shown).toEqual(names.toSorted((a, b) => a.localeCompare(b, "nb")));
});

test("dots look alike wherever they lie; only the selected unit is larger and named", () => {
  const svg = funnelWide();
  const looks = [...svg.querySelectorAll(".pb-funnel-dot")].map((dot) =>
    ["class", "r", "fill", "stroke"].map((name) => dot.getAttribute(name)).join("|")
  );
  expect(new Set(looks).size).toBe(1);
  expect(svg.querySelectorAll(".pb-funnel-own")).toHaveLength(1);
  expect(svg.querySelector(".pb-funnel-name")?.textContent).toBe("Eik");
  expect(svg.textContent).not.toContain("Moen");
});

/** The drawn funnel in the page, with the codes it asked to select. */
function open(selected: string | null = null) {
  const onSelect = vi.fn<(code: string) => void>();
  const root = funnel(plain, {label, selected, onSelect});
  document.body.replaceChildren(root);
  const readout = () => root.querySelector(".pb-readout")?.textContent?.replaceAll("\u00a0", " ");
  return {root, onSelect, readout};
}

function press(key: string): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
}

test("one dot can be reached by Tab, and arrow keys read each dot with name, share and answers", () => {
  const {root, readout, onSelect} = open();
  const reachable = root.querySelectorAll<SVGElement>('[role=option][tabindex="0"]');
  expect(reachable).toHaveLength(1);
  reachable[0]?.focus();
  press("Home");
  expect(readout()).toBe("Åsvang, 8,0 %, 20 svar");
  const heard = new Set([readout()]);
  for (let i = 1; i < names.length; i++) {
    press("ArrowRight");
    heard.add(readout());
  }
  expect(heard.size).toBe(names.length);
  expect(readout()).toBe("Moen, 25,0 %, 185 svar");
  expect(root.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
  expect(onSelect).not.toHaveBeenCalled();
  press("Enter");
  expect(onSelect.mock.calls).toEqual([["S11"]]);
});

test("the selected unit is read out and marked from the start", () => {
  const {root, readout} = open("S0");
  expect(readout()).toBe("Åsvang, 8,0 %, 20 svar");
  expect(root.querySelectorAll('[aria-selected="true"]')).toHaveLength(1);
  expect(root.querySelector(".pb-funnel-key")?.textContent).toContain("Åsvang");
});

const dot = (name: string, x: number, y: number): PlacedDot => ({
  unit: {code: name, name, share: 0.1, respondents: 10},
  x,
  y
});
const [a, b, c, d] = [dot("a", 0, 0), dot("b", 10, 50), dot("c", 10, 5), dot("d", 90, 20)];

test.each([
  ["ArrowRight", a, "b"],
  ["ArrowRight", b, "c"],
  ["ArrowLeft", a, undefined],
  ["ArrowDown", c, "b"],
  ["ArrowUp", b, "c"],
  ["ArrowDown", d, undefined],
  ["Home", d, "a"],
  ["End", a, "d"],
  ["x", a, undefined]
] as const)("%s from %o leads to %s", (key, from, to) => {
  expect(nextDot(key, from, [a, b, c, d])?.unit.name).toBe(to);
});

test.each<[string, FunnelUnit[], number]>([
  ["no units", [], 0.1],
  ["a percent instead of a share", [{...schools[0]!, share: 8}], 0.1],
  ["a share without answers", [{...schools[0]!, respondents: 0}], 0.1],
  ["a target of zero", schools, 0]
])("%s is refused", (_name, units, share) => {
  expect(() => shapeFunnel(units, {target: {name: "x", share}, overdispersion: false})).toThrow(RangeError);
});
