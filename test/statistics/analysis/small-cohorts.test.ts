import {expect, test} from "vitest";
import {createHeadline} from "../../../src/statistics/analysis/headline.ts";
import {estimateCore} from "../../../src/statistics/analysis/core.ts";
import {compareEstimators, decomposeTwoWay} from "../../../src/statistics/analysis/estimators.ts";
import {hideSmallCohorts} from "../../../src/statistics/analysis/small-cohorts.ts";
import {createStudy} from "../../../src/statistics/analysis/study.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import type {Panel} from "../../../src/statistics/effect/panel.ts";
import {defaultSpecification} from "../../../src/statistics/effect/specification.ts";
import {changeRows, changeUnits, makeData, makeSettings} from "./made.ts";

/** P 2 has 15 schools, P 1 has 4: below the five of a cell that is shown. */
const data = makeData({
  puljer: [
    {id: "P 1", startYear: 2017, municipalities: 2},
    {id: "P 2", startYear: 2019, municipalities: 5}
  ],
  unitsPer: 2,
  municipalities: 18,
  missing: 0.05
});
const study = createStudy(data, makeSettings());

/** The same panel without the outcomes that only hidden cells use: those of the treated from the start on. */
function withoutTreatedYears(panel: Panel, group: number): Panel {
  const width = panel.periods.length;
  return {
    ...panel,
    outcome: panel.outcome.map((y, cell) => {
      const start = panel.start[Math.floor(cell / width)]!;
      return start === group && panel.periods[cell % width]! >= group ? NaN : y;
    })
  };
}

test("a cell with fewer treated units than the fewest has no effect, influence or block; one with as many has all", () => {
  const full = estimateGroupTimeEffects(study.panel, defaultSpecification);
  const counts = full.cells.map((cell) => cell.treated);
  for (const fewest of [0, 1, 4, 5, 8, 99]) {
    const {effects, hidden} = hideSmallCohorts(full, fewest);
    effects.cells.forEach((cell, i) => {
      const isSmall = counts[i]! < fewest;
      expect(cell.att).toBe(isSmall ? null : full.cells[i]!.att);
      expect(effects.influence[i] === undefined).toBe(isSmall || full.influence[i] === undefined);
      expect(hidden.has(`${cell.group} ${cell.time}`)).toBe(isSmall && full.cells[i]!.att !== null);
    });
    const inBlocks = effects.blocks.flatMap(({block, fit}) => {
      expect(fit.effects).toHaveLength(block.cells.length);
      return block.cells.map(({cell}) => cell.treated);
    });
    expect(inBlocks.every((treated) => treated >= fewest)).toBe(true);
  }
});

test("what is hidden is out of every average and of the jackknife, as if these years of the pulje were not there", () => {
  const hidden = estimateCore(study.panel, defaultSpecification, {fewest: 5});
  const absent = estimateCore(withoutTreatedYears(study.panel, 2017), defaultSpecification, {fewest: 1});
  const {simple, group, calendar} = hidden.jackknife!.aggregates;
  const other = absent.jackknife!.aggregates;
  expect(simple.att).not.toBeNull();
  for (const [a, b] of [
    [simple, other.simple],
    [group.overall, other.group.overall],
    [calendar.overall, other.calendar.overall]
  ] as const) {
    expect(a.att).toBeCloseTo(b.att!, 10);
    expect(a.se).toBeCloseTo(b.se!, 10);
  }
  hidden.jackknife!.replicates.forEach((replicate, c) => {
    expect(replicate.group.overall.att).toBeCloseTo(absent.jackknife!.replicates[c]!.group.overall.att, 10);
  });
});

test("a replicate does not bring a hidden cell back, and loses none that is shown", () => {
  const {jackknife} = estimateCore(study.panel, defaultSpecification, {fewest: 5});
  for (const replicate of jackknife!.replicates) {
    const [first, second] = replicate.group.byGroup;
    expect(first!.att).toBeNaN();
    expect(second!.att).not.toBeNaN();
  }
});

test("a pulje of too few has its reason, and a study of nothing else has no headline", () => {
  const only = createStudy(data, makeSettings({puljer: ["P 1"]}));
  const core = estimateCore(only.panel, defaultSpecification, {fewest: 5});
  expect(createHeadline(core, only)).toMatchObject({
    att: null,
    se: null,
    certainty: "unknown",
    reason: "small-cohort",
    pupils: null
  });
});

test("no other way of counting gives the effect on too few units either", () => {
  const only = createStudy(data, makeSettings({puljer: ["P 1"]}));
  const core = estimateCore(only.panel, defaultSpecification, {fewest: 5});
  for (const row of compareEstimators(only.panel, core, {fewest: 5, breaks: []})) {
    expect(row, row.id).toMatchObject({att: null, se: null, low: null, high: null, units: 0});
  }
  expect(decomposeTwoWay(only.panel, {breaks: [], fewest: 5}).kinds).toBeNull();
});

test("the regressions do not use the hidden years of a small pulje beside a large one", () => {
  const core = estimateCore(study.panel, defaultSpecification, {fewest: 5});
  const shifted = changeRows(data, (row) =>
    /^M0[01]/.test(row.unit) && row.year >= 2017 && row.share !== null
      ? {...row, share: row.share + 0.5}
      : row
  );
  const other = createStudy(shifted, makeSettings());
  const rows = compareEstimators(study.panel, core, {fewest: 5, breaks: []});
  const moved = compareEstimators(other.panel, estimateCore(other.panel, defaultSpecification, {fewest: 5}), {
    fewest: 5,
    breaks: []
  });
  rows.forEach((row, i) => expect(moved[i]!.att, row.id).toBeCloseTo(row.att!, 10));
  expect(rows.find(({id}) => id === "twoWay")!.units).toBe(10);
});

test("municipalities are hidden below three", () => {
  const given = changeUnits(makeData({level: "municipality"}), (u) => u);
  const all = createStudy(given, makeSettings({level: "municipality"}));
  const cells = estimateCore(all.panel, defaultSpecification, {fewest: 3}).effects.cells;
  expect(cells.every((cell) => cell.treated >= 3 && cell.att !== null)).toBe(true);
});
