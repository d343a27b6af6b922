import * as fc from "fast-check";
import {describe, expect, test} from "vitest";
import {createRandom} from "../../../src/statistics/random.ts";
import {clusterJackknife} from "../../../src/statistics/regression/cluster-jackknife.ts";
import {heteroskedasticError, maybeOls, type OlsFit} from "../../../src/statistics/regression/ols.ts";
import {permutationTest} from "../../../src/statistics/regression/permutation.ts";
import {clusterError, type ClusterType} from "../../../src/statistics/regression/robust.ts";
import {wildClusterBootstrap} from "../../../src/statistics/regression/wild-bootstrap.ts";
import {inverseSquareRoot, symmetricEigen} from "../../../src/statistics/symmetric-eigen.ts";

const seeds = fc.integer({min: 0, max: 1_000_000});

/** Intercept, a treatment of the odd clusters and a covariate, with an error a cluster. */
function generateFit(
  seed: number,
  {
    clusters = 12,
    size = 4,
    isWeighted = false,
    effect = 0.5
  }: Partial<Record<"clusters" | "size" | "effect", number>> & {
    isWeighted?: boolean;
  } = {}
): {fit: OlsFit; cluster: number[]} {
  const random = createRandom(seed);
  const n = clusters * size;
  const cluster = Array.from({length: n}, (_, i) => Math.floor(i / size));
  const shared = Array.from({length: clusters}, () => random.normal());
  const design = cluster.flatMap((c) => [1, c % 2, random.normal()]);
  const outcome = cluster.map((c) => shared[c]! + random.normal() + effect * (c % 2));
  const fit = maybeOls({
    design: Float64Array.from(design),
    k: 3,
    outcome: Float64Array.from(outcome),
    weight: isWeighted ? Float64Array.from(outcome, () => 0.5 + random.uniform()) : undefined
  });
  if (!fit) throw new Error("collinear");
  return {fit, cluster};
}

const meanOf = (list: number[]) => list.reduce((sum, v) => sum + v, 0) / list.length;

const errorOf = (result: {se: number} | {reason: string}) => {
  if ("reason" in result) throw new Error(result.reason);
  return result.se;
};

describe("least squares", () => {
  test("weighted residuals are orthogonal to every column; leverages sum to the number of columns", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const {fit} = generateFit(seed, {isWeighted: true});
        for (let c = 0; c < 3; c++) {
          const product = fit.residuals.reduce(
            (sum, e, i) => sum + fit.weight[i]! * e * fit.design[i * 3 + c]!,
            0
          );
          expect(product).toBeCloseTo(0, 9);
        }
        expect(fit.leverage.reduce((sum, h) => sum + h, 0)).toBeCloseTo(3, 9);
      }),
      {numRuns: 20}
    );
  });

  test("a column that repeats another, and fewer rows than columns, have no fit; other lengths throw", () => {
    const outcome = Float64Array.of(1, 2, 4);
    expect(maybeOls({design: Float64Array.of(1, 2, 1, 2, 1, 2), k: 2, outcome})).toBeUndefined();
    expect(
      maybeOls({design: Float64Array.of(1, 0, 0, 1), k: 4, outcome: outcome.slice(0, 1)})
    ).toBeUndefined();
    expect(() => maybeOls({design: Float64Array.of(1, 2), k: 1, outcome})).toThrow(RangeError);
  });
});

describe("cluster-robust errors", () => {
  test.each([
    ["CR0", "HC0"],
    ["CR2", "HC2"],
    ["CR3", "HC3"]
  ] as const)("%s with every row its own cluster is %s", (clustered, hetero) => {
    const {fit} = generateFit(3);
    const cluster = [...fit.outcome.keys()];
    const result = clusterError(fit, {cluster, type: clustered, coefficient: 1});
    expect(errorOf(result)).toBeCloseTo(heteroskedasticError(fit, hetero, 1), 12);
  });

  test("CR2 is unbiased under equal variances: its squared error is the classical one on average", () => {
    const runs = 400;
    const {fit, cluster} = generateFit(1, {clusters: 6});
    const squares = Array.from({length: runs}, (_, seed) => {
      const random = createRandom(seed);
      const noisy = maybeOls({...fit, outcome: fit.outcome.map(() => random.normal())})!;
      return errorOf(clusterError(noisy, {cluster, type: "CR2", coefficient: 1})) ** 2;
    });
    const ratio = meanOf(squares) / fit.bread[4]!;
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });

  test("the jackknife leaves out one cluster at a time, and is CR3 times √((G − 1)/G)", () => {
    const {fit, cluster} = generateFit(8, {isWeighted: true, clusters: 7});
    const result = clusterJackknife(fit, {cluster, coefficient: 1});
    if ("reason" in result) throw new Error(result.reason);
    expect(result.se).toBeCloseTo(
      errorOf(clusterError(fit, {cluster, type: "CR3", coefficient: 1})) * Math.sqrt(6 / 7),
      12
    );
    result.without.forEach((estimate, j) => {
      const rest = maybeOls({
        k: 3,
        design: fit.design.filter((_, entry) => cluster[Math.floor(entry / 3)] !== j),
        outcome: fit.outcome.filter((_, i) => cluster[i] !== j),
        weight: fit.weight.filter((_, i) => cluster[i] !== j)
      });
      expect(estimate).toBeCloseTo(rest!.coefficients[1]!, 10);
    });
  });

  test("one cluster, or a cluster that alone is treated, has a reason", () => {
    const {fit} = generateFit(2, {clusters: 3});
    const cluster = Array.from({length: fit.n}, (_, i) => Math.floor(i / 4));
    const error = (type: ClusterType, clusters: number[]) =>
      clusterError(fit, {cluster: clusters, type, coefficient: 1});
    expect(
      error(
        "CR0",
        cluster.map(() => 0)
      )
    ).toEqual({reason: "one-cluster"});
    expect(error("CR3", cluster)).toEqual({reason: "cluster-decides"});
    expect(clusterJackknife(fit, {cluster, coefficient: 1})).toEqual({reason: "cluster-decides"});
  });
});

/** Largest when the first are treated; 0 on average over 24. */
const sumOfRanks = (flags: readonly boolean[]) =>
  flags.reduce((sum, flag, i) => sum + (flag ? 11.5 - i : 0), 0);

describe("resampling", () => {
  test("the wild bootstrap draws above the limit: the same seed gives the same, another nearly the same", () => {
    const {fit, cluster} = generateFit(5, {clusters: 20, effect: 1});
    const run = (seed: number) => {
      const result = wildClusterBootstrap(fit, {cluster, coefficient: 1, seed, draws: 4000});
      if ("reason" in result) throw new Error(result.reason);
      return result;
    };
    expect(run(1)).toMatchObject({isEnumerated: false, signVectors: 4001});
    expect(run(1).pValue).toBe(run(1).pValue);
    expect(Math.abs(run(1).pValue - run(2).pValue)).toBeLessThan(0.04);
    expect(run(1).pValue).toBeGreaterThan(0);
  });

  test("under no effect the enumerated wild bootstrap rejects at 10 % in about 10 of 100", () => {
    let rejected = 0;
    for (let seed = 0; seed < 300; seed++) {
      const {fit, cluster} = generateFit(seed, {clusters: 10, effect: 0});
      const result = wildClusterBootstrap(fit, {cluster, coefficient: 1});
      if (!("reason" in result) && result.pValue <= 0.1) rejected++;
    }
    expect(rejected / 300).toBeGreaterThan(0.04);
    expect(rejected / 300).toBeLessThan(0.16);
  });

  test("of five values with two treated, the largest pair: one assignment of ten, its negative none", () => {
    const values = [10, 1, 2, 3, 11];
    const statistic = (treated: readonly boolean[]) => {
      const part = (flag: boolean) => values.filter((_, i) => treated[i] === flag);
      return meanOf(part(true)) - meanOf(part(false));
    };
    const result = permutationTest([true, false, false, false, true], statistic);
    expect(result).toMatchObject({observed: 8.5, pValue: 0.1, assignments: 10, isEnumerated: true});
  });

  test("above the limit assignments are drawn with a seed, the observed one counts", () => {
    const treated = Array.from({length: 24}, (_, i) => i < 12);
    const result = permutationTest(treated, sumOfRanks, {draws: 999});
    expect(result).toMatchObject({isEnumerated: false, assignments: 1000, pValue: 1 / 1000});
    expect(permutationTest([true, true], sumOfRanks)).toEqual({reason: "no-contrast"});
    expect(permutationTest([true, false], () => NaN)).toEqual({reason: "no-contrast"});
  });
});

describe("eigenvalues of a symmetric matrix", () => {
  const matrices = fc.integer({min: 1, max: 8}).chain((k) =>
    fc
      .array(fc.double({min: -10, max: 10, noNaN: true}), {minLength: k * k, maxLength: k * k})
      .map((entries) => ({
        k,
        matrix: Float64Array.from(entries, (_, i) => entries[i]! + entries[(i % k) * k + Math.floor(i / k)]!)
      }))
  );

  test("A = V·diag(values)·Vᵀ with VᵀV = I", () => {
    fc.assert(
      fc.property(matrices, ({k, matrix}) => {
        const {values, vectors} = symmetricEigen(matrix, k);
        for (let r = 0; r < k; r++) {
          for (let c = 0; c < k; c++) {
            let [rebuilt, product] = [0, 0];
            for (let e = 0; e < k; e++) {
              rebuilt += vectors[r * k + e]! * values[e]! * vectors[c * k + e]!;
              product += vectors[e * k + r]! * vectors[e * k + c]!;
            }
            expect(rebuilt).toBeCloseTo(matrix[r * k + c]!, 10);
            expect(product).toBeCloseTo(r === c ? 1 : 0, 12);
          }
        }
      })
    );
  });

  test("the inverse square root of diag(4, 0) is diag(1/2, 0)", () => {
    expect([...inverseSquareRoot(Float64Array.of(4, 0, 0, 0), 2)]).toEqual([0.5, 0, 0, 0]);
    expect(() => symmetricEigen(Float64Array.of(NaN), 1)).toThrow(RangeError);
  });
});
