import {expect, test} from "vitest";
import {aggregateEffects, eventTimeInfluence} from "../../../src/statistics/effect/aggregate.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {defaultSpecification} from "../../../src/statistics/effect/specification.ts";
import {covarianceOfInfluence} from "../../../src/statistics/sensitivity/sup-t.ts";
import {numberOf, readReference} from "../reference.ts";
import {readPanelB} from "./panels.ts";

/** Panel B, not-yet treated, covariate x, doubly robust, weights fixed before treatment, clustered: -4 to 3. */
const effects = estimateGroupTimeEffects(
  readPanelB({x: true, cluster: true, weight: "w_pre"}),
  defaultSpecification
);
const {byEventTime} = aggregateEffects(effects).dynamic;
const kept = byEventTime.flatMap(({eventTime}, i) =>
  eventTime >= -4 && eventTime <= 3 && eventTime !== -1 ? [i] : []
);

test("the weighted event study with a covariate is that of did 2.5.1", () => {
  const rows = readReference("inference/honest_panelB_beta.csv");
  expect(kept.map((i) => byEventTime[i]!.eventTime)).toEqual(rows.map((row) => numberOf(row["e"])));
  rows.forEach((row, at) => {
    expect(Math.abs(byEventTime[kept[at]!]!.att! - numberOf(row["beta"]))).toBeLessThan(2e-7);
  });
});

test("the clustered covariance of its influence functions is that of did 2.5.1", () => {
  const rows = readReference("inference/honest_panelB_sigma.csv").map((row) =>
    Object.values(row).map(numberOf)
  );
  const influence = eventTimeInfluence(effects);
  const k = kept.length;
  const {panel} = effects.prepared;
  const psi = Float64Array.from(panel.units.flatMap((_, unit) => kept.map((i) => influence[i]![unit]!)));
  const sigma = covarianceOfInfluence(psi, k, panel.cluster);
  rows.forEach((row, r) =>
    row.forEach((expected, c) => expect(Math.abs(sigma[r * k + c]! - expected)).toBeLessThan(2e-7))
  );
});
