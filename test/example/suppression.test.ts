import * as fc from "fast-check";
import {expect, test} from "vitest";
import {
  derivableCells,
  hideCells,
  isSensitive,
  type Suppressible
} from "../../loaders/example/suppression.ts";
import type {Sum} from "../../src/statistics/disclosure/table.ts";
import {exampleSeed} from "../../loaders/example/generate.ts";
import {simulateExampleCounty} from "../../loaders/example/simulate.ts";
import {
  groupRespondents,
  groupTally,
  measuresAt,
  publishedBlocks
} from "../../loaders/example/survey-tables.ts";
import {solveByCombination, solveBySubtraction, solveByZero, type Equation, type Shown} from "./attacker.ts";
import {groupRows, readRows, readTruth} from "./files.ts";

const survey = readRows("example-county/survey.csv");
const schoolRows = readRows("example-county/units.csv").filter(({level}) => level === "school");
const ownershipOf = new Map(schoolRows.map(({code, ownership}) => [code!, ownership!]));
const homeOf = new Map(schoolRows.map(({code, municipality}) => [code!, municipality!]));
const formerHome = readTruth().former_municipality;

type Row = Record<string, string>;
const whole = (unit: string) => `${unit}/all/all`;
const id = (row: Row) => `${row.unit_code}/${row.gender}/${row.ownership}`;

/** The published table of one year, grade and measure, and every sum an outsider can set up about it. */
function outsidersView(
  rows: readonly Row[],
  count: (row: Row) => number | undefined
): {shown: Shown; equations: Equation[]} {
  const shown: Shown = new Map(rows.map((row) => [id(row), row.status === "missing" ? 0 : count(row)]));
  const year = Number(rows[0]!.school_year!.slice(0, 4));
  const home = (school: string) => (year < 2020 ? formerHome[school] : undefined) ?? homeOf.get(school)!;
  const units = [...new Set(rows.map(({unit_code}) => unit_code!))];
  const schools = units.filter((unit) => homeOf.has(unit));
  const municipalities = units.filter((unit) => unit !== "EX" && !homeOf.has(unit));
  const equations: Equation[] = [
    [whole("EX"), "EX/all/public", "EX/all/private"],
    ...["public", "private"].map((owner): Equation => [
      `EX/all/${owner}`,
      ...schools.filter((s) => ownershipOf.get(s) === owner).map(whole)
    ]),
    ...["all", "girls", "boys"].map((gender): Equation => [
      `EX/${gender}/all`,
      ...municipalities.map((unit) => `${unit}/${gender}/all`)
    ]),
    ...["EX", ...municipalities].map((unit): Equation => [
      whole(unit),
      `${unit}/girls/all`,
      `${unit}/boys/all`
    ]),
    ...municipalities.map((unit): Equation => [
      whole(unit),
      ...schools.filter((s) => home(s) === unit).map(whole)
    ])
  ];
  return {shown, equations};
}

const tables = [...groupRows(survey, (row) => `${row.school_year} ${row.grade} ${row.measure}`)];
const published = (row: Row) => (row.status === "ok" ? Number(row.bullied) : undefined);

test("where every part of a shown sum is shown, the parts add up to it", () => {
  let complete = 0;
  for (const [, rows] of tables) {
    const {shown, equations} = outsidersView(rows, published);
    for (const [parent, ...parts] of equations) {
      expect([parent, ...parts].filter((cell) => !shown.has(cell))).toEqual([]);
      const values = parts.map((part) => shown.get(part));
      if (shown.get(parent) === undefined || values.includes(undefined)) continue;
      expect(values.reduce<number>((sum, value) => sum + value!, 0)).toBe(shown.get(parent));
      complete++;
    }
  }
  expect(complete).toBeGreaterThan(500);
});

test("no hidden count follows from shown ones by subtraction, one step after another", () => {
  expect(tables).toHaveLength(84);
  const exposed = tables.flatMap(([name, rows]) => {
    const {shown, equations} = outsidersView(rows, published);
    return [...solveBySubtraction(shown, equations).keys()].map((cell) => `${name}: ${cell}`);
  });
  expect(exposed).toEqual([]);
});

test("no hidden count follows from any combination of the sums", () => {
  const exposed = tables.flatMap(([name, rows]) => {
    const {shown, equations} = outsidersView(rows, published);
    return solveByCombination(shown, equations).map((cell) => `${name}: ${cell}`);
  });
  expect(exposed).toEqual([]);
});

test("hidden parts of a shown sum never add up to zero", () => {
  const exposed = tables.flatMap(([name, rows]) => {
    const {shown, equations} = outsidersView(rows, published);
    return solveByZero(shown, equations).map(([parent]) => `${name}: ${parent}`);
  });
  expect(exposed).toEqual([]);
});

test("with the primary rule alone the same attacker would find counts", () => {
  const world = simulateExampleCounty({seed: exampleSeed});
  const block = publishedBlocks(world).find(({startYear, grade}) => startYear === 2024 && grade === "7")!;
  const rows = [...block.groups.values()].map((group): Row => {
    const respondents = groupRespondents(group) ?? 0;
    const {bullied} = groupTally(group, "total");
    const status = isSensitive(bullied, respondents, 2024) ? "suppressed" : "ok";
    const {unit, gender, ownership} = group;
    return {unit_code: unit, gender, ownership, school_year: "2024-25", status, bullied: String(bullied)};
  });
  const {shown, equations} = outsidersView(rows, published);
  expect(solveBySubtraction(shown, equations).size).toBeGreaterThan(5);
});

test("fewer than 20 answers, and counts 1–2 (1–4 from 2022-23), are hidden wherever they occur; zero may be shown", () => {
  const world = simulateExampleCounty({seed: exampleSeed});
  const status = new Map(
    survey.map((row) => [`${row.school_year} ${row.grade} ${row.measure} ${id(row)}`, row.status])
  );
  let zeros = 0;
  for (const {startYear, grade, groups} of publishedBlocks(world)) {
    const year = `${startYear}-${String((startYear + 1) % 100).padStart(2, "0")}`;
    for (const measure of measuresAt(startYear)) {
      for (const group of groups.values()) {
        const {bullied} = groupTally(group, measure);
        const respondents = groupRespondents(group) ?? 0;
        const small = bullied > 0 && bullied <= (startYear >= 2022 ? 4 : 2);
        const here = status.get(
          `${year} ${grade} ${measure} ${group.unit}/${group.gender}/${group.ownership}`
        );
        if (respondents > 0 && (respondents < 20 || small)) expect(here).toBe("suppressed");
        else if (bullied === 0 && here === "ok") zeros++;
      }
    }
  }
  expect(zeros).toBeGreaterThan(500);
});

test("every row has a value or a reason, never both; hidden rows keep the respondents of the participation table", () => {
  const participation = new Map(
    readRows("example-county/survey_participation.csv").map((row) => [
      `${row.unit_code} ${row.school_year} ${row.grade} ${row.ownership}`,
      row
    ])
  );
  const right = (row: Row) => {
    const hasValues = row.status === "ok";
    const {answered} = participation.get(
      `${row.unit_code} ${row.school_year} ${row.grade} ${row.ownership}`
    )!;
    return (
      ["ok", "suppressed", "missing"].includes(row.status!) &&
      (row.share_bullied !== "") === hasValues &&
      (row.bullied !== "") === hasValues &&
      (!hasValues || /^(0(\.\d{1,3})?|1)$/.test(row.share_bullied!)) &&
      (!hasValues || Number(row.bullied) <= Number(row.respondents)) &&
      (row.gender !== "all" || row.respondents === answered) &&
      (row.status !== "suppressed" || row.respondents !== "")
    );
  };
  expect(survey.filter((row) => !right(row))).toEqual([]);
  for (const row of readRows("example-county/survey_index.csv")) {
    expect(row.score !== "").toBe(row.status === "ok");
    if (row.status === "ok") expect(Number(row.score)).toSatisfy((score: number) => score >= 1 && score <= 5);
  }
  for (const row of participation.values()) {
    expect(row.answered !== "" && row.invited !== "").toBe(row.status === "ok");
    if (row.status === "ok") expect(Number(row.answered)).toBeLessThanOrEqual(Number(row.invited));
  }
});

test("the total, digital and adult measures start in 2016-17; keys are unique", () => {
  const keys = survey.map((row) => `${row.school_year} ${row.grade} ${row.measure} ${id(row)}`);
  expect(new Set(keys).size).toBe(keys.length);
  const measures = groupRows(survey, (row) => row.school_year!);
  expect(measures.size).toBe(12);
  for (const [year, rows] of measures) {
    const asked = new Set(rows.map(({measure}) => measure));
    expect(asked, year).toEqual(
      new Set(year < "2016-17" ? ["pupils"] : ["adults", "digital", "pupils", "total"])
    );
  }
});

test("a single question can exceed the total, because some pupils skip it", () => {
  const shares = new Map(
    survey
      .filter(({status}) => status === "ok")
      .map((row) => [`${row.measure} ${row.school_year} ${row.grade} ${id(row)}`, Number(row.share_bullied)])
  );
  const higher = [...shares].filter(
    ([key, share]) => key.startsWith("pupils ") && share > (shares.get(key.replace("pupils", "total")) ?? 1)
  );
  expect(higher.length).toBeGreaterThan(0);
});

/** Builds a county of schools in municipalities with random counts. */
const randomCounty = fc
  .array(
    fc.array(fc.record({count: fc.nat({max: 9}), extra: fc.nat({max: 40})}), {minLength: 1, maxLength: 4}),
    {
      minLength: 2,
      maxLength: 7
    }
  )
  .map((municipalities) => {
    const cells: Suppressible[] = [];
    const sums: Sum[] = [];
    const add = (name: string, parts: Suppressible[], cost: number) => {
      const cell = {
        id: name,
        count: parts.reduce((sum, {count}) => sum + count, 0),
        respondents: parts.reduce((sum, {respondents}) => sum + respondents, 0),
        cost
      };
      cells.push(cell);
      sums.push({parent: name, parts: parts.map((part) => part.id)});
      return cell;
    };
    const parents = municipalities.map((schools, m) => {
      const own = schools.map(({count, extra}, s) => ({
        id: `${m}.${s}`,
        count,
        respondents: count + extra,
        cost: 0
      }));
      cells.push(...own);
      return add(`m${m}`, own, 2);
    });
    add("county", parents, 9);
    return {cells, sums};
  });

const sensitive = ({count, respondents}: Suppressible) => isSensitive(count, respondents, 2024);

test("for any county: all sensitive counts are hidden, and none of the hidden can be worked out", () => {
  fc.assert(
    fc.property(randomCounty, ({cells, sums}) => {
      const hidden = hideCells(cells, sums, sensitive);
      expect(cells.filter((cell) => sensitive(cell) && !hidden.has(cell.id))).toEqual([]);
      const shown: Shown = new Map(
        cells.map((cell) => [cell.id, hidden.has(cell.id) ? undefined : cell.count])
      );
      const equations = sums.map(({parent, parts}): Equation => [parent, ...parts]);
      expect(solveByCombination(shown, equations)).toEqual([]);
      expect(derivableCells(hidden, sums)).toEqual(new Set());
    })
  );
});

test("nothing is hidden where nothing is sensitive", () => {
  const cells = [
    {id: "a", count: 10, respondents: 90, cost: 0},
    {id: "b", count: 0, respondents: 40, cost: 0},
    {id: "sum", count: 10, respondents: 130, cost: 2}
  ];
  const sums = [{parent: "sum", parts: ["a", "b"]}];
  expect(hideCells(cells, sums, (cell) => isSensitive(cell.count, cell.respondents, 2024))).toEqual(
    new Set()
  );
});

test("one hidden school takes the sibling with the smallest positive count along", () => {
  const cells = [
    {id: "a", count: 1, respondents: 30, cost: 0},
    {id: "b", count: 0, respondents: 30, cost: 0},
    {id: "c", count: 6, respondents: 50, cost: 0},
    {id: "d", count: 9, respondents: 50, cost: 0},
    {id: "sum", count: 16, respondents: 160, cost: 2}
  ];
  const sums = [{parent: "sum", parts: ["a", "b", "c", "d"]}];
  expect([
    ...hideCells(cells, sums, ({count, respondents}) => isSensitive(count, respondents, 2019))
  ]).toEqual(["a", "c"]);
});
