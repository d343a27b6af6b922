import {expect, test} from "vitest";
import {aggregateEffects, type Aggregates, type Estimate} from "../../../src/statistics/effect/aggregate.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {selectUnits, type Panel} from "../../../src/statistics/effect/panel.ts";
import {
  defaultSpecification,
  type EffectSpecification,
  type Method
} from "../../../src/statistics/effect/specification.ts";
import {numberOf, readReference} from "../reference.ts";
import {readPanelA, readPanelB} from "./panels.ts";

type Row = Record<string, string>;

/** Reads the panel that a row of the reference files was computed from. */
function panelOf(row: Row): Panel {
  const {data = "", xformla, cluster, suppression, note} = row;
  if (data.startsWith("A")) return readPanelA(data as "A0_noisefree");
  const x = xformla === "~x";
  const without = suppression || (note ? "sup_mcar" : undefined);
  const panel = readPanelB({x, cluster: cluster === "kommune", ...(without ? {without} : {})});
  return note?.includes("dropped") || note?.includes("drops") ? completeUnits(panel) : panel;
}

/** Units without an absent year, as `did` keeps them by default. */
function completeUnits(panel: Panel): Panel {
  const width = panel.periods.length;
  return selectUnits(panel, (unit) =>
    panel.outcome.subarray(unit * width, (unit + 1) * width).every((y) => !Number.isNaN(y))
  );
}

function specificationOf(row: Row): EffectSpecification {
  return {
    ...defaultSpecification,
    control: row["control_group"] === "nevertreated" ? "never" : "notyet",
    base: row["base_period"] as "universal",
    method: row["est_method"] as Method
  };
}

/** The estimate of a row of an aggregate file. */
function aggregateOf<Value extends object>(
  aggregates: Aggregates<Value>,
  {type, level, egt}: Row
): Value | undefined {
  const key = numberOf(egt);
  if (type === "simple") return aggregates.simple;
  if (type === "dynamic") {
    return level === "overall"
      ? aggregates.dynamic.overall
      : aggregates.dynamic.byEventTime.find((e) => e.eventTime === key);
  }
  if (type === "group") {
    return level === "overall"
      ? aggregates.group.overall
      : aggregates.group.byGroup.find((e) => e.group === key);
  }
  return level === "overall"
    ? aggregates.calendar.overall
    : aggregates.calendar.byTime.find((e) => e.time === key);
}

/** 1e-9 where all is linear, 2e-7 where R fitted a logit. */
const toleranceOf = (row: Row) => (row["xformla"] === "~x" && row["est_method"] !== "reg" ? 2e-7 : 1e-9);

function expectEstimate(actual: Estimate | undefined, row: Row): void {
  const expected = {att: numberOf(row["att"]), se: numberOf(row["se"])};
  expect(actual).toBeDefined();
  for (const key of ["att", "se"] as const) {
    if (Number.isNaN(expected[key])) expect(actual?.[key]).toBeNull();
    else expect(Math.abs((actual?.[key] ?? NaN) - expected[key])).toBeLessThan(toleranceOf(row));
  }
}

const cellFiles = ["panels/panels_attgt.csv", "panels/suppressed_pairwise_attgt.csv"];
const aggregateFiles = ["panels/panels_aggte.csv", "panels/suppressed_pairwise_aggte.csv"];

function bySpecification(files: string[]): [string, Row[]][] {
  const found = new Map<string, Row[]>();
  for (const row of files.flatMap(readReference)) {
    const key = row["spec"]!;
    const data = row["data"] ?? "B_panel";
    found.set(key, [...(found.get(key) ?? []), {...row, data}]);
  }
  return [...found];
}

const cellsBySpecification = new Map(bySpecification(cellFiles));
const effectsOf = new Map(
  [...cellsBySpecification].map(([spec, rows]) => [
    spec,
    estimateGroupTimeEffects(panelOf(rows[0]!), specificationOf(rows[0]!))
  ])
);

test.each([...cellsBySpecification])(
  "%s: every ATT(g, t) and standard error is that of did 2.5.1",
  (spec, rows) => {
    const {cells} = effectsOf.get(spec)!;
    expect(cells).toHaveLength(rows.length);
    for (const row of rows) {
      const cell = cells.find((c) => c.group === numberOf(row["group"]) && c.time === numberOf(row["time"]));
      expectEstimate(cell, row);
      if (row["n_treated"] && cell?.reason !== "base-period") {
        expect([cell?.treated, cell?.comparison]).toEqual([
          numberOf(row["n_treated"]),
          numberOf(row["n_control"])
        ]);
      }
    }
  }
);

test.each(bySpecification(aggregateFiles))("%s: every aggregate is that of did 2.5.1", (spec, rows) => {
  const aggregates = aggregateEffects(effectsOf.get(spec)!);
  for (const row of rows) expectEstimate(aggregateOf(aggregates, row), row);
});
