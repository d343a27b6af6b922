import {describe, expect, test} from "vitest";
import {buildPanel} from "../../../src/statistics/effect/panel.ts";
import {tPValue} from "../../../src/statistics/distributions.ts";
import {clusterJackknife} from "../../../src/statistics/regression/cluster-jackknife.ts";
import {
  classicalError,
  heteroskedasticError,
  heteroskedasticTypes,
  maybeOls,
  type OlsFit
} from "../../../src/statistics/regression/ols.ts";
import {permutationTest} from "../../../src/statistics/regression/permutation.ts";
import {clusterError, clusterTypes} from "../../../src/statistics/regression/robust.ts";
import {twoWayEffect} from "../../../src/statistics/regression/two-way-fe.ts";
import {wildClusterBootstrap} from "../../../src/statistics/regression/wild-bootstrap.ts";
import {deviation, numberOf, readReference} from "../reference.ts";

const rows = readReference("inference/small_did.csv");
const column = (name: string) => rows.map((row) => numberOf(row[name]));
const cluster = column("kommune");
const treatedClusters = Array.from({length: 10}, (_, c) =>
  cluster.some((k, i) => k === c + 1 && rows[i]!["treat"] === "1")
);

/** y on intercept, treat, post and treat × post, with the clusters of `treated` treated. */
function fitDid(weights: string, treated: readonly boolean[] = treatedClusters): OlsFit {
  const post = column("post");
  const design = cluster.flatMap((k, i) => {
    const treat = treated[k - 1] ? 1 : 0;
    return [1, treat, post[i]!, treat * post[i]!];
  });
  const weight = weights === "none" ? undefined : Float64Array.from(column(weights));
  const fit = maybeOls({
    design: Float64Array.from(design),
    k: 4,
    outcome: Float64Array.from(column("y")),
    weight
  });
  if (!fit) throw new Error("collinear");
  return fit;
}

const fits: Record<string, OlsFit> = {none: fitDid("none"), n: fitDid("n")};

interface Row {
  estimate?: number;
  se?: number;
  df?: number;
  pValue?: number;
}

function compute(quantity: string, weights: string): Row {
  const fit = fits[weights]!;
  const coefficient = 3;
  const estimate = fit.coefficients[coefficient]!;
  const withT = (se: number, df: number) => ({estimate, se, df, pValue: tPValue(estimate / se, df)});
  const clustered = (name: string) => {
    const type = clusterTypes.find((t) => t === name);
    if (!type) throw new Error(`no such quantity: ${quantity}`);
    const result = clusterError(fit, {cluster, type, coefficient});
    if ("reason" in result) throw new Error(result.reason);
    return result;
  };
  if (quantity === "ols_iid") return withT(classicalError(fit, coefficient), fit.n - fit.k);
  if (quantity.startsWith("hetero_")) {
    const type = heteroskedasticTypes.find((t) => quantity.endsWith(t))!;
    return {estimate, se: heteroskedasticError(fit, type, coefficient)};
  }
  if (quantity === "CR0") return withT(clustered("CR0").se, 9);
  if (quantity === "CR1_stata") return withT(clustered("CR1S").se, 9);
  if (quantity.startsWith("clubSandwich_")) {
    const {se, df} = clustered(quantity.slice("clubSandwich_".length));
    return withT(se, df);
  }
  if (quantity === "permutation_enumerated_two_sided") {
    const result = permutationTest(
      treatedClusters,
      (treated) => fitDid(weights, treated).coefficients[coefficient]!
    );
    if ("reason" in result) throw new Error(result.reason);
    expect(result).toMatchObject({assignments: 210, isEnumerated: true});
    return {estimate: result.observed, pValue: result.pValue};
  }
  if (quantity === "jackknife_CV3") {
    const result = clusterJackknife(fit, {cluster, coefficient});
    if ("reason" in result) throw new Error(result.reason);
    return {estimate, ...result};
  }
  if (quantity === "fixest_unit_period_fe") {
    const panel = buildPanel({
      unit: rows.map((row) => row["unit"]!),
      time: column("post"),
      start: column("treat").map((treat) => (treat ? 1 : Infinity)),
      outcome: column("y"),
      cluster: rows.map((row) => row["kommune"]!)
    });
    const {att, se} = twoWayEffect(panel);
    return {estimate: att!, se: se!, pValue: tPValue(att! / se!, 9)};
  }
  const bootstrap = wildClusterBootstrap(fit, {cluster, coefficient});
  if ("reason" in bootstrap) throw new Error(bootstrap.reason);
  expect(bootstrap).toMatchObject({signVectors: 1024, isEnumerated: true});
  if (quantity === "t_CR1") return {estimate: bootstrap.t};
  if (quantity === "WCR_rademacher_enumerated_symmetric") return {estimate, pValue: bootstrap.pValue};
  if (quantity === "WCR_rademacher_enumerated_symmetric_strict")
    return {estimate, pValue: bootstrap.pValueStrict};
  throw new Error(`no such quantity: ${quantity}`);
}

describe("each small-sample quantity is that of sandwich, clubSandwich, fixest or full enumeration", () => {
  const cases = readReference("inference/small_did_inference.csv").flatMap((row) =>
    (["estimate", "se", "df", "p_value"] as const).flatMap((name) =>
      row[name] === "" || row[name] === undefined || row[name] === "NA"
        ? []
        : [{quantity: row["quantity"]!, weights: row["weights"]!, name, expected: Number(row[name])}]
    )
  );
  test.each(cases)("$quantity, weights $weights: $name", ({quantity, weights, name, expected}) => {
    const actual = compute(quantity, weights)[name === "p_value" ? "pValue" : name];
    expect(deviation(actual ?? NaN, expected)).toBeLessThan(1e-9);
  });
});
