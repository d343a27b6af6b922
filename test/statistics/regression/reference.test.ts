import {describe, expect, test} from "vitest";
import {twoStageEffect} from "../../../src/statistics/regression/did2s.ts";
import type {RegressionEstimate} from "../../../src/statistics/regression/estimate.ts";
import {baconDecomposition} from "../../../src/statistics/regression/goodman-bacon.ts";
import {imputationEffect} from "../../../src/statistics/regression/imputation.ts";
import {twoWayEffect, twoWayEventStudy} from "../../../src/statistics/regression/two-way-fe.ts";
import {deviation, numberOf, readReference} from "../reference.ts";
import {referencePanel} from "./panels.ts";
import {interactedEffect} from "./sun-abraham.ts";

const tolerance = 1e-6;

const panels = {A0: referencePanel("A0_noisefree"), A1: referencePanel("A1_binomial")};

const at = (list: (RegressionEstimate & {eventTime: number})[]) => (term: string) =>
  list.find(({eventTime}) => eventTime === Number(term));

const results = Object.fromEntries(
  Object.entries(panels).map(([name, panel]) => {
    const imputation = imputationEffect(panel);
    const twoStage = twoStageEffect(panel);
    const interacted = interactedEffect(panel);
    const find: Record<string, (term: string) => RegressionEstimate | undefined> = {
      twfe_static_cluster_default_ssc: () => twoWayEffect(panel),
      twfe_static_cluster_no_ssc: () => twoWayEffect(panel, {smallSample: false}),
      twfe_event_naive: at(twoWayEventStudy(panel)),
      sunab_event: at(interacted.byEventTime),
      sunab_att: () => interacted.overall,
      imputation_static: () => imputation.overall,
      imputation_event: at([...imputation.leads, ...imputation.byEventTime]),
      did2s_static: () => twoStage.overall,
      did2s_event: at(twoStage.byEventTime)
    };
    return [name, find];
  })
);

describe("each regression estimate and its standard error are those of fixest, didimputation and did2s", () => {
  const rows = readReference("panels/regression_estimators.csv").map((row) => ({
    data: row["data"]!,
    estimator: row["estimator"]!,
    term: row["term"]!,
    estimate: numberOf(row["estimate"]),
    se: numberOf(row["se"])
  }));
  test.each(rows)("$data $estimator $term", ({data, estimator, term, estimate, se}) => {
    const found = results[data]?.[estimator]?.(term);
    expect(found?.reason).toBeUndefined();
    expect(deviation(found?.att ?? NaN, estimate)).toBeLessThan(tolerance);
    expect(deviation(found?.se ?? NaN, se)).toBeLessThan(tolerance);
  });
});

describe("each Goodman-Bacon comparison has the weight and the estimate of bacondecomp", () => {
  const files: Record<string, ReturnType<typeof baconDecomposition>> = {};
  const rows = readReference("panels/bacon_decomposition.csv").map((row) => ({
    data: row["data"]!,
    treated: numberOf(row["treated"]),
    untreated: numberOf(row["untreated"]),
    kind: row["type"]!.toLowerCase(),
    weight: numberOf(row["weight"]),
    estimate: numberOf(row["estimate"]),
    twfe: numberOf(row["twfe"])
  }));
  test.each(rows)("$data $treated against $untreated: $kind", (row) => {
    const result = (files[row.data] ??= baconDecomposition(referencePanel(row.data)));
    if ("reason" in result) throw new Error(result.reason);
    const found = result.comparisons.find((c) => c.treated === row.treated && c.untreated === row.untreated);
    expect(found?.kind).toBe(row.kind);
    expect(deviation(found?.weight ?? NaN, row.weight)).toBeLessThan(1e-9);
    expect(deviation(found?.estimate ?? NaN, row.estimate)).toBeLessThan(1e-9);
    expect(deviation(result.estimate, row.twfe)).toBeLessThan(1e-9);
    expect(result.comparisons).toHaveLength(rows.filter(({data}) => data === row.data).length);
  });
});
