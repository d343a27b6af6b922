import {aggregateEffects} from "../../../src/statistics/effect/aggregate.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {jackknife} from "../../../src/statistics/effect/jackknife.ts";
import type {Panel} from "../../../src/statistics/effect/panel.ts";
import {defaultSpecification} from "../../../src/statistics/effect/specification.ts";
import {generatePanel} from "../../statistics/effect/generated.ts";

export interface EffectSize {
  units: number;
  clusters: number;
}

/** Wall-clock seconds. */
export interface EffectTimes {
  estimation: number;
  jackknife: number;
}

/** A generated panel of 12 years and 9 puljer, with two covariates and weights. */
export function generateNational({units, clusters}: EffectSize): Panel {
  return generatePanel({
    seed: 1,
    units,
    clusters,
    periods: 12,
    starts: [2, 3, 4, 5, 6, 7, 8, 9, 10],
    covariates: 2,
    weighted: true
  });
}

/** The fastest of several runs on a generated panel of 12 years and 9 puljer; runs in Node and in a worker. */
export function measureEffect(size: EffectSize, runs: number): EffectTimes {
  const panel = generateNational(size);
  const fastest: EffectTimes = {estimation: Infinity, jackknife: Infinity};
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    const effects = estimateGroupTimeEffects(panel, defaultSpecification);
    const aggregates = aggregateEffects(effects);
    const between = performance.now();
    jackknife(effects, aggregates);
    fastest.estimation = Math.min(fastest.estimation, (between - begun) / 1000);
    fastest.jackknife = Math.min(fastest.jackknife, (performance.now() - between) / 1000);
  }
  return fastest;
}
