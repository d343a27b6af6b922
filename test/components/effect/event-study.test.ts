// @vitest-environment jsdom
import axe from "axe-core";
import {array, assert, double, property, record} from "fast-check";
import {expect, test} from "vitest";
import {drawEventStudy} from "../../../src/components/effect/event-drawing.ts";
import {frameOf, leaving} from "../../../src/components/effect/event-frame.ts";
import {listSlots} from "../../../src/components/effect/event-slots.ts";
import {
  eventStudyFigure,
  eventStudyNote,
  eventStudyTitle
} from "../../../src/components/effect/event-study.ts";
import {nextMark} from "../../../src/components/effect/readout.ts";
import {formatEffect} from "../../../src/components/effect/words.ts";
import type {EffectAnalysis, EventPoint} from "../../../src/statistics/analysis/result.ts";
import {analysis, context, estimate, eventPoint, none} from "./fixture.ts";
import {expectSnapshot} from "../svg.ts";

function eventStudyWide() {
  return drawEventStudy(listSlots(analysis), {width: 736, level: "school", showTruth: true}).svg;
}

function eventStudyNarrow() {
  return drawEventStudy(listSlots(analysis), {width: 358, level: "school", showTruth: false}).svg;
}

function eventStudyOfMunicipalities() {
  return drawEventStudy(listSlots(analysis), {width: 640, level: "municipality", showTruth: false}).svg;
}

/** A year of few municipalities: its band reaches far, and in the last year its interval too. */
const few = withPoints([
  eventPoint(-2, estimate(-0.4, 0.6)),
  eventPoint(-1, {att: 0, se: null, low: null, high: null}, {isBase: true, bandLow: null, bandHigh: null}),
  eventPoint(0, estimate(-1.1, 0.5)),
  eventPoint(1, estimate(-1.7, 0.7), {bandLow: -31.5, bandHigh: 28.1}),
  eventPoint(2, estimate(-1.5, 30), {bandLow: -180, bandHigh: 177})
]);

function eventStudyOutside() {
  return drawEventStudy(listSlots(few), {width: 358, level: "municipality", showTruth: false}).svg;
}

function withPoints(points: EventPoint[]): EffectAnalysis {
  return {...analysis, cells: [], eventStudy: {points, critical: 2.8}};
}

test.each(
  [eventStudyWide, eventStudyNarrow, eventStudyOfMunicipalities, eventStudyOutside].map(
    (draw) => [draw.name, draw] as const
  )
)("%s is drawn as in its snapshot", (_name, draw) => expectSnapshot(draw));

const headline = (low: number | null, high: number | null, att: number | null = -1.2) => ({
  ...analysis.headline,
  att,
  low,
  high
});

test.each([
  ["an interval around zero", headline(-2.6, 0.2), "men intervallet rommer null"],
  ["an interval that ends at zero exactly", headline(-2.4, 0), "men intervallet rommer null"],
  ["an interval that begins at zero exactly", headline(0, 2.4, 1.2), "men intervallet rommer null"],
  ["an interval just below zero", headline(-2.4, -1e-9), "uten null i intervallet"],
  ["an interval above zero", headline(0.1, 2.3, 1.2), "uten null i intervallet"]
])("the title is decided by the interval: %s", (_name, given, end) => {
  expect(eventStudyTitle(given)).toMatch(new RegExp(`^Etter oppstart: .* prosentpoeng i snitt .*${end}$`));
});

test("without an interval the title gives no number but the reason", () => {
  expect(eventStudyTitle({...headline(null, null), reason: "one-cluster"})).toBe(
    "Usikkerheten etter oppstart kan ikke anslås: tallet hviler på én kommune og har ikke noe intervall"
  );
  expect(eventStudyTitle({...headline(null, null, null), reason: "no-comparison"})).toBe(
    "Endringen etter oppstart kan ikke anslås: ingen å sammenlikne med har tall i begge årene"
  );
});

test.each([
  [-1.25, "−1,3"],
  [0, "0,0"],
  [0.05, "+0,1"],
  [-0.04, "−0,04"],
  [-0.004, "−0,004"]
])("%d points are written %s: only zero is written as zero", (points, text) => {
  expect(formatEffect(points)).toBe(text);
});

test("the base year is a hollow dot on the zero line without interval", () => {
  const svg = eventStudyWide();
  const base = svg.querySelectorAll(".pb-effect-base");
  expect(base).toHaveLength(1);
  expect(base[0]?.textContent).toBe("basisår");
  expect(base[0]?.querySelector("line")).toBeNull();
  const zero = [...svg.querySelectorAll("g[aria-hidden] text")].findIndex((t) => t.textContent === "0");
  const line = svg.querySelectorAll("g[aria-hidden] line")[zero];
  expect(base[0]?.querySelector("circle")?.getAttribute("cy")).toBe(line?.getAttribute("y1"));
});

test("the band is wider than the interval of every point, and is cut at the base year", () => {
  const svg = eventStudyWide();
  const bands = [...svg.querySelectorAll("path.pb-effect-band")];
  expect(bands).toHaveLength(2);
  const [leads = []] = bands.map((band) => ys(band.getAttribute("d") ?? ""));
  const bars = [...svg.querySelectorAll(".pb-effect-point line")].slice(0, 2);
  const ends = bars.flatMap((bar) => ["y1", "y2"].map((key) => Number(bar.getAttribute(key))));
  expect(Math.min(...leads)).toBeLessThan(Math.min(...ends));
  expect(Math.max(...leads)).toBeGreaterThan(Math.max(...ends));
});

/** The axis of three years of −1 ± 2 points: one with a band, the others without. */
function withBand(half: number) {
  const bands = [{bandLow: null}, {bandLow: null}, {bandLow: -1 - half, bandHigh: -1 + half}];
  return frameOf(listSlots(withPoints(bands.map((band, e) => eventPoint(e, estimate(-1, 1), band)))));
}

/** The axis of three years of −1 ± 2 points without bands, one with an interval `times` as long. */
function withInterval(times: number) {
  const errors = [1, 1, times];
  return frameOf(
    listSlots(withPoints(errors.map((se, e) => eventPoint(e, estimate(-1, se), {bandLow: null}))))
  );
}

test("a band twice as long as the median interval sets the axis, a longer one does not, however wide", () => {
  expect(withBand(4).high).toBe(3);
  expect([4.01, 30, 3000].map((half) => withBand(half).high)).toEqual([1, 1, 1]);
});

test("an interval five times as long as the median sets the axis, a longer one does not", () => {
  expect(withInterval(5).low).toBeLessThanOrEqual(-11);
  expect(withInterval(5.01).low).toBe(-3);
});

test("every point, its truth, zero and every interval that is not far longer than the median lie on the axis", () => {
  const point = record({
    att: double({min: -20, max: 20, noNaN: true}),
    se: double({min: 0.1, max: 60, noNaN: true}),
    truth: double({min: -5, max: 5, noNaN: true})
  });
  assert(
    property(array(point, {minLength: 1, maxLength: 12}), (given) => {
      const slots = listSlots(
        withPoints(given.map(({att, se, truth}, e) => eventPoint(e, estimate(att, se), {truth})))
      );
      const {low, high} = frameOf(slots);
      const inside = (...values: number[]) => values.every((value) => value >= low && value <= high);
      const lengths = given.map(({se}) => 4 * se).toSorted((a, b) => a - b);
      const middle = lengths.length / 2;
      const median = (lengths[Math.ceil(middle) - 1]! + lengths[Math.floor(middle)]!) / 2;
      for (const {att, se, truth} of given) {
        expect(inside(0, att, truth)).toBe(true);
        if (4 * se <= 4.99 * median) expect(inside(att - 2 * se, att + 2 * se)).toBe(true);
      }
    })
  );
});

test("what goes on outside of the axis is drawn open at the frame and told in the note with its numbers", () => {
  const slots = listSlots(few);
  expect(leaving(slots).bands.map(({eventTime}) => eventTime)).toEqual([1, 2]);
  expect(leaving(slots).intervals.map(({eventTime}) => eventTime)).toEqual([2]);
  const svg = eventStudyOutside();
  expect(svg.querySelectorAll(".pb-effect-open")).toHaveLength(4);
  expect(svg.querySelectorAll(".pb-effect-point path")).toHaveLength(2);
  const [top, bottom] = [26, 246];
  const drawn = [...svg.querySelectorAll("path")].flatMap((path) => ys(path.getAttribute("d") ?? ""));
  const bars = [...svg.querySelectorAll(".pb-effect-point line")];
  for (const y of [
    ...drawn,
    ...bars.flatMap((bar) => [Number(bar.getAttribute("y1")), Number(bar.getAttribute("y2"))])
  ])
    expect(y >= top && y <= bottom).toBe(true);
  expect(eventStudyNote(few, slots)).toContain(
    "Båndet går ut av figuren: i år 1 fra −31,5 til +28,1; i år 2 fra −180,0 til +177,0. Streken går ut av figuren: i år 2 fra −61,5 til +58,5."
  );
  expect(eventStudyFigure(few, context).querySelector(".pb-effect-key")?.textContent).toContain(
    "går ut av figuren"
  );
});

test("a band inside the axis has no arrow head and no words", () => {
  const points = analysis.eventStudy.points.map((p) => ({...p, bandLow: p.low, bandHigh: p.high}));
  const given = withPoints(points);
  expect(leaving(listSlots(given))).toEqual({bands: [], intervals: []});
  expect(eventStudyNote(given, listSlots(given))).not.toContain("ut av figuren");
  expect(eventStudyFigure(given, context).querySelector(".pb-effect-open")).toBeNull();
});

test("on a narrow screen no label is cut and no numbers of a row touch, also with counts of three digits", () => {
  const points = Array.from({length: 15}, (_, i) =>
    eventPoint(i - 7, estimate(-12, 9), {units: 131, municipalities: 100})
  );
  const slots = listSlots(withPoints(points));
  const {svg} = drawEventStudy(slots, {width: 358, level: "school", showTruth: false});
  const boxes = [...svg.querySelectorAll("text")].map((text) => {
    const size = Number(text.getAttribute("font-size") ?? 13) * 0.6 * (text.textContent?.length ?? 0);
    const anchor = text.getAttribute("text-anchor");
    const left =
      Number(text.getAttribute("x")) - (anchor === "end" ? size : anchor === "middle" ? size / 2 : 0);
    return {left, right: left + size, y: text.getAttribute("y")};
  });
  for (const [i, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(-0.5);
    expect(box.right).toBeLessThanOrEqual(358.5);
    for (const other of boxes.slice(i + 1).filter(({y}) => y === box.y))
      expect(box.right < other.left || other.right < box.left).toBe(true);
  }
});

test("an event time without a number has a sign and no dot, and its cut puljer are counted", () => {
  const svg = eventStudyWide();
  const slots = listSlots(analysis);
  expect(slots.map(({eventTime}) => eventTime)).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
  expect(svg.querySelectorAll(".pb-effect-point")).toHaveLength(5);
  expect(svg.querySelectorAll(".pb-effect-absent")).toHaveLength(5);
  expect(svg.textContent).toContain("Puljer kuttet");
  expect(slots.find(({eventTime}) => eventTime === 3)?.cut).toEqual(["IBS 1", "LMP 1"]);
});

test("a point without an interval is not drawn", () => {
  const points = [eventPoint(0, {att: -1, se: null, low: null, high: null})];
  const [slot] = listSlots({...analysis, cells: [], eventStudy: {points, critical: null}});
  expect([slot?.point, slot?.reasons]).toEqual([null, ["one-cluster"]]);
});

test("the truth is drawn only when asked for, and never at the base year", () => {
  expect(eventStudyWide().querySelectorAll(".pb-effect-truth")).toHaveLength(5);
  expect(eventStudyNarrow().querySelectorAll(".pb-effect-truth")).toHaveLength(0);
});

const withLead = (bandHigh: number): EffectAnalysis => ({
  ...analysis,
  eventStudy: {
    critical: 2.8,
    points: analysis.eventStudy.points.map((p) => (p.eventTime === -2 ? {...p, bandHigh} : p))
  }
});

test.each([
  ["a band that ends at zero holds it", 0, "rommer båndet null i alle 2 årene"],
  ["a band below zero does not", -0.01, "utenfor null i 1 av 2 år"]
])("leads: %s", (_name, bandHigh, text) => {
  const given = withLead(bandHigh);
  expect(eventStudyNote(given, listSlots(given))).toContain(text);
});

test("the note names the break and what it cuts", () => {
  expect(eventStudyNote(analysis, listSlots(analysis))).toContain(
    "(2022) ligger mellom basisåret og året, så disse tallene er utelatt: IBS 1 i år 3, 4, 5; LMP 1 i år 1, 2, 3."
  );
});

test("the subtitle says how many have numbers and how many were chosen", () => {
  expect(eventStudyFigure(analysis, context).querySelector(".pb-figure-subtitle")?.textContent).toContain(
    "31 skoler med tall (av 33 valgte) i 14 kommuner deltar, sammenliknet med 43 skoler med tall."
  );
});

test("the table has every number, the units and the puljer of each point", () => {
  const root = eventStudyFigure(analysis, context, {showTruth: true});
  const headings = [...root.querySelectorAll("thead th")].map((th) => th.textContent);
  expect(headings).toEqual([
    "År siden oppstart",
    "Endring, prosentpoeng",
    "95 % nedre",
    "95 % øvre",
    "Bånd nedre",
    "Bånd øvre",
    "Skoler",
    "Kommuner",
    "Puljer",
    "Merknad",
    "Bygd inn i eksempelet"
  ]);
  const row = [...root.querySelectorAll("tbody tr")].find(
    (tr) => tr.querySelector("th")?.textContent === "2"
  );
  expect([...(row?.querySelectorAll("td") ?? [])].map((td) => td.textContent)).toEqual([
    "−1,6",
    "−3,0",
    "−0,2",
    "−3,6",
    "+0,4",
    "12",
    "6",
    "IBS 1",
    "ikke alle puljer: brudd i tidsserien mellom basisåret og året",
    "−1,5"
  ]);
});

test("arrow keys move through the years and read them out", () => {
  const root = eventStudyFigure(analysis, context);
  document.body.replaceChildren(root);
  const options = [...root.querySelectorAll<SVGElement>("[role=option]")];
  expect(options.filter((o) => o.getAttribute("tabindex") === "0")).toHaveLength(1);
  options[0]?.focus();
  for (const key of ["ArrowRight", "ArrowRight"])
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  expect(root.querySelector(".pb-readout")?.textContent).toBe(
    "År −3: +0,4 prosentpoeng (95 % intervall −0,8 til +1,6, bånd −1,3 til +2,1), 31 skoler i 14 kommuner."
  );
});

test("keys lead along rows and columns and stop at the edge", () => {
  const [a, b, c] = [
    {row: 0, column: 0},
    {row: 0, column: 2},
    {row: 1, column: 2}
  ];
  const marks = [a, b, c];
  expect(nextMark("ArrowRight", a, marks)).toBe(b);
  expect(nextMark("ArrowDown", b, marks)).toBe(c);
  expect(nextMark("ArrowLeft", a, marks)).toBeUndefined();
  expect(nextMark("ArrowDown", a, marks)).toBeUndefined();
});

test("without points and cells there is a notice, not a figure", () => {
  const empty = {...analysis, headline: {...analysis.headline, ...none}, cells: []};
  const root = eventStudyFigure({...empty, eventStudy: {points: [], critical: null}}, context);
  expect(root.getAttribute("role")).toBe("status");
  expect(root.textContent).toContain("kan ikke anslås");
});

test("axe finds nothing", async () => {
  document.body.replaceChildren(eventStudyFigure(analysis, context, {showTruth: true}));
  const {violations} = await axe.run(document.body, {rules: {region: {enabled: false}}});
  expect(violations.map(({id}) => id)).toEqual([]);
});

const ys = (d: string) => [...d.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map(([, y]) => Number(y));
