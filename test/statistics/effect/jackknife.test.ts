import {describe, expect, test} from "vitest";
import {aggregateEffects, type Aggregates} from "../../../src/statistics/effect/aggregate.ts";
import {maybeExpand} from "../../../src/statistics/effect/expansion.ts";
import {estimateGroupTimeEffects, type GroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {jackknife} from "../../../src/statistics/effect/jackknife.ts";
import {selectUnits, type Panel} from "../../../src/statistics/effect/panel.ts";
import {
  defaultSpecification,
  type EffectSpecification
} from "../../../src/statistics/effect/specification.ts";
import {numberOf, readReference} from "../reference.ts";
import {generatePanel} from "./generated.ts";
import {readPanelB} from "./panels.ts";

/** Every summary under a name. */
function byName<Value extends {att: number | null}>({simple, dynamic, group, calendar}: Aggregates<Value>) {
  return new Map<string, Value>([
    ["simple", simple],
    ["dynamic", dynamic.overall],
    ["group", group.overall],
    ["calendar", calendar.overall],
    ...dynamic.byEventTime.map((v) => [`dynamic ${v.eventTime}`, v] as const),
    ...group.byGroup.map((v) => [`group ${v.group}`, v] as const),
    ...calendar.byTime.map((v) => [`calendar ${v.time}`, v] as const)
  ]);
}

const namesOf = (aggregates: Aggregates<{att: number | null}>) => [...byName(aggregates).keys()];

/** The name of a row of the reference file. */
const nameOf = ({type, level, egt}: Record<string, string>) =>
  type === "simple" || level === "overall" ? type! : `${type} ${egt}`;

/** The largest difference between the jackknife's replicates and estimating without each of some clusters. */
function compareWithBruteForce(panel: Panel, specification: EffectSpecification, every = 1) {
  const effects = estimateGroupTimeEffects(panel, specification);
  const {replicates} = jackknife(effects, aggregateEffects(effects))!;
  const {clusters} = effects.prepared.panel;
  let largest = 0;
  let compared = 0;
  for (let c = 0; c < clusters.length; c += every) {
    const left = selectUnits(panel, (unit) => panel.clusters[panel.cluster[unit]!] !== clusters[c]);
    const anew = byName(aggregateEffects(estimateGroupTimeEffects(left, specification)));
    for (const [name, {att}] of byName(replicates[c]!)) {
      const expected = anew.get(name)?.att ?? NaN;
      expect([name, Number.isNaN(att)]).toEqual([name, Number.isNaN(expected)]);
      if (Number.isNaN(att)) continue;
      largest = Math.max(largest, Math.abs(att - expected));
      compared++;
    }
  }
  return {largest, compared};
}

/** How many of the fits without a cluster go by Taylor polynomials, and how many there are. */
function countExpanded({blocks}: GroupTimeEffects): {expanded: number; all: number} {
  let expanded = 0;
  let all = 0;
  for (const {block, fit} of blocks) {
    const expansion = fit.nuisance.propensity && maybeExpand(block, fit.nuisance.propensity);
    for (const {from, to} of block.clusters) {
      all++;
      if (expansion?.(from, to)) expanded++;
    }
  }
  return {expanded, all};
}

describe("a replicate is the estimate of the panel without the cluster", () => {
  const cases: [string, Parameters<typeof readPanelB>[0], Partial<EffectSpecification>][] = [];
  for (const method of ["dr", "ipw", "reg"] as const) {
    cases.push([method, {}, {method}], [`${method}, weighted`, {weight: "w_pre"}, {method}]);
  }
  cases.push(
    ["never treated only", {}, {control: "never"}],
    ["varying base", {}, {base: "varying"}],
    ["a year of anticipation", {}, {anticipation: 1}],
    ["hidden cells", {without: "sup_count"}, {}],
    ["hidden cells, weighted, ipw", {without: "sup_mcar", weight: "w_pre"}, {method: "ipw"}],
    ["hidden cells, never treated only", {without: "sup_small"}, {control: "never"}],
    ["without covariates", {x: false, without: "sup_count", weight: "w_pre"}, {}]
  );
  test.each(cases)("panel B: %s", (_, options, change) => {
    const panel = readPanelB({cluster: true, x: true, ...options});
    const {largest, compared} = compareWithBruteForce(panel, {...defaultSpecification, ...change}, 3);
    expect(compared).toBeGreaterThan(500);
    expect(largest).toBeLessThan(1e-8);
  });

  const large = {seed: 4, units: 1800, clusters: 240, periods: 6, starts: [2, 4], missing: 0.02};
  test.each([
    {covariates: 1, weighted: false, method: "dr"},
    {covariates: 2, weighted: true, method: "dr"},
    {covariates: 2, weighted: true, method: "ipw"},
    {covariates: 3, weighted: true, method: "dr"},
    {covariates: 4, weighted: false, method: "dr"}
  ] as const)("a large panel, where most go by Taylor polynomials: %o", ({method, ...shape}) => {
    const panel = generatePanel({...large, selection: 0.5, ...shape});
    const specification = {...defaultSpecification, method};
    const {expanded, all} = countExpanded(estimateGroupTimeEffects(panel, specification));
    expect(expanded / all).toBeGreaterThan(0.8);
    expect(compareWithBruteForce(panel, specification, 24).largest).toBeLessThan(1e-8);
  });

  test("a small panel, where more are fitted anew than not", () => {
    const shape = {
      seed: 5,
      units: 90,
      clusters: 15,
      periods: 5,
      starts: [2, 3],
      covariates: 2,
      selection: 0.8
    };
    const panel = generatePanel({...shape, weighted: true});
    const {expanded, all} = countExpanded(estimateGroupTimeEffects(panel, defaultSpecification));
    expect(expanded / all).toBeLessThan(0.5);
    expect(compareWithBruteForce(panel, defaultSpecification).largest).toBeLessThan(1e-8);
  });

  test("five covariates are always fitted anew", () => {
    const panel = generatePanel({...large, units: 900, clusters: 60, covariates: 5});
    expect(countExpanded(estimateGroupTimeEffects(panel, defaultSpecification)).expanded).toBe(0);
    expect(compareWithBruteForce(panel, defaultSpecification, 9).largest).toBeLessThan(1e-8);
  });
});

describe("panel B, not yet treated, clustered by kommune", () => {
  const effects = estimateGroupTimeEffects(readPanelB({cluster: true}), defaultSpecification);
  const full = aggregateEffects(effects);
  const {aggregates, degreesOfFreedom, clusters} = jackknife(effects, full)!;

  test.each(readReference("panels/B_jackknife.csv").map((row) => [nameOf(row), row] as const))(
    "%s: jackknife and cluster-robust standard errors are those of R",
    (key, row) => {
      const own = byName(aggregates).get(key)!;
      expect([clusters, degreesOfFreedom]).toEqual([60, 59]);
      expect(Math.abs(own.att! - numberOf(row["att"]))).toBeLessThan(1e-9);
      const expected = numberOf(row["se_jackknife_about_estimate"]);
      if (Number.isNaN(expected)) {
        expect(own).toMatchObject({se: null, low: null, high: null});
        return;
      }
      expect(Math.abs(own.se! - expected)).toBeLessThan(1e-9);
      expect(Math.abs((own.high! - own.att!) / own.se! - numberOf(row["t_crit_975"]))).toBeLessThan(1e-9);
      expect(Math.abs(byName(full).get(key)!.se! - numberOf(row["se_if_cluster"]))).toBeLessThan(1e-9);
    }
  );
});

test("a summary that rests on one cluster has an estimate and no standard error", () => {
  const panel = readPanelB({cluster: true});
  const own = panel.units.findIndex((_, unit) => panel.start[unit] === 2018);
  const alone = selectUnits(
    panel,
    (unit) => panel.start[unit] !== 2018 || panel.cluster[unit] === panel.cluster[own]
  );
  const effects = estimateGroupTimeEffects(alone, defaultSpecification);
  const {group, simple} = jackknife(effects, aggregateEffects(effects))!.aggregates;
  const cohort = group.byGroup.find((g) => g.group === 2018)!;
  expect(cohort.att).not.toBeNull();
  expect(cohort.se).toBeNull();
  expect(simple.se).not.toBeNull();
});

test("progress rises to 1, and every replicate has the summaries of the estimate in the same order", () => {
  const effects = estimateGroupTimeEffects(readPanelB({cluster: true}), defaultSpecification);
  const full = aggregateEffects(effects);
  const seen: number[] = [];
  const {replicates} = jackknife(effects, full, {progress: (done) => seen.push(done)})!;
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
  for (const replicate of replicates) expect(namesOf(replicate)).toEqual(namesOf(full));
});
