import {expect, test} from "vitest";
import {
  betaCdf,
  betaQuantile,
  binomialQuantile,
  chiSquareUpper,
  fUpper,
  normalQuantile,
  tQuantile
} from "../../src/statistics/distributions.ts";
import {numberOf, readReference} from "./reference.ts";

const functions: Record<string, (a: number, b: number, p: number) => number> = {
  qbeta: (a, b, p) => betaQuantile(p, a, b),
  qt: (df, _b, p) => tQuantile(p, df),
  qnorm: (_a, _b, p) => normalQuantile(p),
  qbinom: (n, share, p) => binomialQuantile(p, n, share),
  pbeta: (a, b, x) => betaCdf(x, a, b),
  pchisq_upper: (df, _b, x) => chiSquareUpper(x, df),
  pf_upper: (df1, df2, x) => fUpper(x, df1, df2)
};

const rows = readReference("inference/distribution_functions.csv").map((row) => ({
  name: row["f"] ?? "",
  a: numberOf(row["a"]),
  b: numberOf(row["b"]),
  p: numberOf(row["p"]),
  value: numberOf(row["v"])
}));

test("every function of the reference is tested", () => {
  expect([...new Set(rows.map(({name}) => name))].toSorted()).toEqual(Object.keys(functions).toSorted());
});

// The normal quantile loses digits in the far tail: 2.0e-9 at p = 1e-10, which no interval here comes near.
const tolerance = (name: string, p: number) => (name === "qnorm" && p < 1e-8 ? 2.5e-9 : 1e-11);

test.each(rows)("$name(a = $a, b = $b, p = $p) is R's $value", ({name, a, b, p, value}) => {
  const actual = functions[name]?.(a, b, p) ?? NaN;
  expect(Math.abs(actual - value)).toBeLessThanOrEqual(tolerance(name, p) * Math.abs(value));
});
