import {expect, test} from "vitest";
import {fixedCounts, type MeasureCounts} from "../../loaders/example/unions.ts";
import {groupRows, readRows} from "./files.ts";

type Row = Record<string, string>;

const ways = ["pupils", "digital", "adults"] as const;
const union = {whole: "total", parts: ways} as const;

/** One group of 60 answers in four measures, null hidden. */
function oneGroup(
  counts: Record<"total" | (typeof ways)[number], readonly [count: number, hidden: boolean]>
) {
  return new Map(
    Object.entries(counts).map(([measure, [count, isHidden]]): [keyof typeof counts, MeasureCounts] => [
      measure as keyof typeof counts,
      {counts: new Map([["a", {count, respondents: 60}]]), hidden: new Set(isHidden ? ["a"] : [])}
    ])
  );
}

function fixed(counts: Parameters<typeof oneGroup>[0]): string[] {
  return fixedCounts(oneGroup(counts), {sums: [], families: []}, union).map(({measure}) => measure);
}

/** Counts of two groups of 50 and of both together. */
function countsOf(a: number, b: number, all: number): MeasureCounts["counts"] {
  return new Map([
    ["a", {count: a, respondents: 50}],
    ["b", {count: b, respondents: 50}],
    ["all", {count: all, respondents: 100}]
  ]);
}

test("a total gives its only way away, and ways their total", () => {
  expect(fixed({total: [3, false], pupils: [3, true], digital: [0, false], adults: [0, false]})).toEqual([
    "pupils"
  ]);
  expect(fixed({total: [3, false], pupils: [3, true], digital: [0, true], adults: [0, false]})).toEqual([]);
  expect(fixed({total: [0, false], pupils: [0, true], digital: [0, false], adults: [0, false]})).toEqual([
    "pupils"
  ]);
  expect(fixed({total: [6, true], pupils: [6, false], digital: [0, false], adults: [0, false]})).toEqual([
    "total"
  ]);
});

test("what only sums and measures together fix is found by linear programming", () => {
  const hidden = new Set(["a", "b"]);
  const measures = new Map([
    ["total", {counts: countsOf(2, 2, 4), hidden}],
    // as many by pupils as in all: so neither school can have fewer by pupils than in all
    ["pupils", {counts: countsOf(2, 2, 4), hidden}],
    ["digital", {counts: countsOf(2, 1, 3), hidden: new Set(["b", "all"])}],
    ["adults", {counts: countsOf(0, 0, 0), hidden: new Set<string>()}]
  ]);
  const family = [{parent: "all", parts: ["a", "b"]}];
  // at school b, digital is between 0 and the total there, which digital at a does not say
  expect(fixedCounts(measures, {sums: family, families: [family]}, union)).toEqual([]);
  measures.set("digital", {counts: countsOf(2, 2, 4), hidden});
  measures.set("total", {counts: countsOf(2, 2, 4), hidden: new Set(["b"])});
  expect(
    fixedCounts(measures, {sums: family, families: [family]}, union).map(
      ({measure, id}) => `${measure} ${id}`
    )
  ).toContain("total b");
});

/** Narrows what an outsider can think of one group's four counts, without any sum between groups. */
function narrowGroup(rows: readonly Row[]): string[] {
  const ranges = new Map(
    rows.map(({measure, status, bullied, respondents}) => [
      measure!,
      status === "ok" ? [Number(bullied), Number(bullied)] : [0, Number(respondents)]
    ])
  );
  const total = ranges.get("total");
  if (!total || ways.some((way) => !ranges.has(way))) return [];
  for (let round = 0; round < 5; round++) {
    const parts = ways.map((way) => ranges.get(way)!);
    total[0] = Math.max(total[0]!, ...parts.map(([low]) => low!));
    total[1] = Math.min(
      total[1]!,
      parts.reduce((sum, [, high]) => sum + high!, 0)
    );
    for (const part of parts) {
      const others = parts.filter((other) => other !== part).reduce((sum, [, high]) => sum + high!, 0);
      part[0] = Math.max(part[0]!, total[0] - others);
      part[1] = Math.min(part[1]!, total[1]);
    }
  }
  return rows
    .filter(({status, measure}) => {
      const [low, high] = ranges.get(measure!)!;
      return status === "suppressed" && low === high;
    })
    .map((row) => `${row.school_year} ${row.grade} ${row.unit_code} ${row.gender} ${row.measure}`);
}

test("no hidden count of the example county follows from the measures beside it", () => {
  const rows = readRows("example-county/survey.csv").filter(({status}) => status !== "missing");
  const groups = groupRows(
    rows,
    (row) => `${row.school_year} ${row.grade} ${row.unit_code} ${row.gender} ${row.ownership}`
  );
  const exposed = [...groups].flatMap(([, own]) => narrowGroup(own));
  expect(exposed).toEqual([]);
  expect([...groups].length).toBeGreaterThan(5000);
});
