import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {newDefinitionFrom, puljer} from "../../loaders/example/design.ts";
import {exampleSeed} from "../../loaders/example/generate.ts";
import {simulateExampleCounty} from "../../loaders/example/simulate.ts";
import {readPanel} from "../../loaders/site/effect-panels.ts";
import {readEffect} from "../../loaders/site/effect.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {createEffectCounty} from "./worlds.ts";

const simulated = simulateExampleCounty({seed: exampleSeed});
const county = createEffectCounty(simulated, "7");
const levels = ["municipality", "school"] as const;
let folder: string;
let warehouse: Warehouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "puljeblikk-worlds-"));
  const out = join(folder, "example.duckdb");
  await buildWarehouse({dataDir: "data", out, world: "all"});
  warehouse = await openWarehouse(out);
});
afterAll(async () => {
  warehouse.close();
  await rm(folder, {recursive: true});
});

test.each(levels)("the rows of a simulated county are those of the page, level %s", async (level) => {
  const panel = county.world.panels.find((candidate) => candidate.level === level)!;
  const rows = await readPanel(warehouse, {...panel, world: "example"});
  expect(county.rows(level, "published")).toEqual(rows.filter(({year}) => year >= newDefinitionFrom));
});

test("the units of a simulated county have the pulje and the start that they have on the page", async () => {
  const {worlds} = await readEffect(warehouse);
  const example = worlds.find(({world}) => world === "example")!;
  const own = new Map(county.world.units.map((unit) => [unit.code, unit]));
  expect(example.units.map(({code}) => own.get(code))).toEqual(example.units);
  expect(county.world.puljer).toEqual(example.puljer);
});

test("hiding takes shares away and changes no other number", () => {
  for (const level of levels) {
    const open = county.rows(level, "nothing");
    const published = county.rows(level, "published");
    expect(open.some(({status}) => status === "suppressed")).toBe(false);
    expect(published.some(({status}) => status === "suppressed")).toBe(true);
    published.forEach((row, i) => {
      if (row.status === "suppressed") {
        expect(open[i]).toMatchObject({unit: row.unit, year: row.year, respondents: row.respondents});
      } else expect(open[i]).toEqual(row);
    });
  }
});

test("the effect of a municipality is that of its schools, weighted by who answered", () => {
  for (const {municipality, code} of county.world.units.filter((unit) => unit.level === "municipality")) {
    for (const year of [2017, 2018, 2023]) {
      const own = simulated.cells.filter(
        ({school, grade, startYear}) =>
          grade === "7" &&
          startYear === year &&
          simulated.county.schools.find((candidate) => candidate.code === school)!.municipality ===
            municipality
      );
      const answers = own.map(({answers: a}) => (a ? a.girls.respondents + a.boys.respondents : 0));
      const all = answers.reduce((sum, n) => sum + n, 0);
      const changed = own.reduce(
        (sum, cell, i) => sum + answers[i]! * (cell.probability - cell.untreatedProbability),
        0
      );
      expect(county.effect(code, year)).toBeCloseTo(all === 0 ? 0 : (100 * changed) / all, 9);
    }
  }
});

test("other designs change who is picked and what it does, and leave the surveys before the first start alone", () => {
  const designs = puljer.map((design) => ({...design, selectionWeight: 0, effects: [0]}));
  const other = simulateExampleCounty({seed: exampleSeed, designs});
  const before = ({cells}: typeof simulated) => cells.filter(({startYear}) => startYear < 2018);
  expect(before(other)).toEqual(before(simulated));
  expect(other.cells.filter((cell) => cell.probability !== cell.untreatedProbability)).toEqual([]);
  expect(other.participations.map(({schools}) => schools)).not.toEqual(
    simulated.participations.map(({schools}) => schools)
  );
});
