// @vitest-environment jsdom
import {expect, test} from "vitest";
import {trend, type TrendRow} from "../../src/components/trend.ts";
import {wilson} from "../../src/statistics/shares/wilson.ts";
import {expectSnapshot} from "./svg.ts";

const school: TrendRow[] = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024].map((startYear) => {
  const series = "Lindvik";
  if (startYear === 2019) return {series, startYear, value: null, status: "suppressed"};
  if (startYear === 2023) return {series, startYear, value: null, status: "missing"};
  const bullied = startYear - 2015;
  return {series, startYear, value: bullied / 61, status: "ok", respondents: 61, ...wilson(bullied, 61)};
});
const county: TrendRow[] = [2017, 2018, 2020, 2021, 2022, 2023, 2024].map((startYear) => ({
  series: "Eksempelfylket",
  startYear,
  value: 0.06 + (startYear - 2017) * 0.005,
  status: "ok"
}));
const own = {name: "Lindvik", role: "own"} as const;
const comparison = {name: "Eksempelfylket", role: "comparison"} as const;

function trendWide() {
  return trend([...school, ...county], {width: 800, series: [own, comparison]});
}

function trendNarrow() {
  return trend([...school, ...county], {width: 358, series: [own, comparison]});
}

function trendOfOneYear() {
  return trend(county.slice(-1), {width: 640, series: [comparison]});
}

function trendAllHidden() {
  return trend(
    [2022, 2023].map((startYear) => ({
      series: "Lindvik",
      startYear,
      value: null,
      status: "suppressed" as const
    })),
    {width: 640, series: [own]}
  );
}

test.each([trendWide, trendNarrow, trendOfOneYear, trendAllHidden].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

/** How many points each drawn line joins. */
function lineLengths(svg: Element): number[] {
  return [...svg.querySelectorAll(".pb-lines path")].map(
    (path) => (path.getAttribute("d") ?? "").split(/[ML]/).length - 1
  );
}

test("no line crosses a hidden year, a missing year, a year without a row or a break", () => {
  expect(lineLengths(trend(school, {series: [own], breaks: []})).filter((n) => n > 1)).toEqual([2, 3]);
  // 2017–18, a year without a row, 2020 alone, break, 2021 alone, break, 2022–24.
  expect(lineLengths(trend(county, {series: [comparison]})).filter((n) => n > 1)).toEqual([2, 3]);
});

test("an absent value has no dot but a tick with its sign", () => {
  const svg = trend(school, {series: [own]});
  expect(svg.querySelectorAll(".pb-dots path")).toHaveLength(6);
  const ticks = [...svg.querySelectorAll(".pb-absent-tick")];
  expect(ticks.map((tick) => tick.querySelector("text")?.textContent)).toEqual([":", ".."]);
  expect(ticks.map((tick) => tick.querySelectorAll("path").length)).toEqual([1, 0]);
});

test("the description of a dot holds interval and number of answers", () => {
  const titles = [...trend(school, {series: [own]}).querySelectorAll("title")].map(
    (title) => title.textContent
  );
  expect(titles).toContain("Lindvik 2018–19: 4,9\u00a0% (95 % intervall 1,7–13,5\u00a0%), 61 svar");
});

function breakLabels(rows: TrendRow[]): (string | null | undefined)[] {
  const texts = trend(rows, {series: [comparison]}).querySelectorAll(".pb-breaks text");
  return [...texts].map((text) => text.firstChild?.textContent);
}

test("only breaks inside the range are drawn", () => {
  expect(breakLabels(county)).toEqual(["Ny tabell", "Strengere skjerming"]);
  expect(breakLabels(county.filter(({startYear}) => startYear >= 2022))).toEqual([]);
});

test("years may be written otherwise, as for means over three years", () => {
  const svg = trend(county, {
    width: 1000,
    series: [comparison],
    breaks: [],
    formatYear: (year) => `${year}–${year + 2}`
  });
  expect(svg.textContent).toContain("2022–2024");
});

test.each<[string, TrendRow]>([
  ["a row of an unknown series", {series: "Ukjent", startYear: 2020, value: 0.1, status: "ok"}],
  ["a hidden row with a value", {series: "Lindvik", startYear: 2020, value: 0.1, status: "suppressed"}],
  ["a percent instead of a share", {series: "Lindvik", startYear: 2020, value: 9.7, status: "ok"}]
])("%s is refused", (_name, row) => {
  expect(() => trend([row], {series: [own]})).toThrow(RangeError);
});
