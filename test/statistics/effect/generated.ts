import {buildPanel, type LongTable, type Panel} from "../../../src/statistics/effect/panel.ts";
import {createRandom} from "../../../src/statistics/random.ts";

/** What a generated panel is to have; cohorts start in turn, every third cluster is treated. */
export interface Shape {
  seed: number;
  units: number;
  clusters: number;
  periods: number;
  /** Starts of the cohorts, as numbers of periods after the first. */
  starts: readonly number[];
  covariates: number;
  /** Share of rows without an outcome. */
  missing?: number;
  weighted?: boolean;
  /** How strongly the treated differ in the first covariate, in its standard deviations. */
  selection?: number;
}

export const firstPeriod = 2013;

/** Rows of a panel with trends in the covariates and an effect of −1 from the start on. */
export function generateTable(shape: Shape): LongTable & {
  start: number[];
  time: number[];
  outcome: number[];
  weight: number[];
  cluster: string[];
  covariates: {name: string; values: number[]}[];
} {
  const random = createRandom(shape.seed);
  const rows = {
    unit: [] as string[],
    time: [] as number[],
    start: [] as number[],
    outcome: [] as number[],
    weight: [] as number[],
    cluster: [] as string[],
    covariates: Array.from({length: shape.covariates}, (_, c) => ({name: `x${c}`, values: [] as number[]}))
  };
  for (let unit = 0; unit < shape.units; unit++) {
    const cluster = unit % shape.clusters;
    const isTreated = cluster % 3 === 0;
    const start = firstPeriod + shape.starts[Math.floor(cluster / 3) % shape.starts.length]!;
    const x = shape.covariates
      ? Array.from(
          {length: shape.covariates},
          (_, c) => random.normal() + (isTreated && c === 0 ? (shape.selection ?? 0) : 0)
        )
      : [];
    const level = random.normal();
    const weight = shape.weighted ? random.integer(20, 80) : 1;
    for (let t = 0; t < shape.periods; t++) {
      const time = firstPeriod + t;
      const trend = x.reduce((sum, value, c) => sum + (value * t) / (5 + c), 0);
      const outcome = 6 + level + trend + 2 * random.normal() - (isTreated && time >= start ? 1 : 0);
      rows.unit.push(`u${unit}`);
      rows.time.push(time);
      rows.start.push(isTreated ? start : 0);
      rows.outcome.push(random.uniform() < (shape.missing ?? 0) ? NaN : outcome);
      rows.weight.push(weight);
      rows.cluster.push(`k${cluster}`);
      x.forEach((value, c) => rows.covariates[c]!.values.push(value));
    }
  }
  return rows;
}

export function generatePanel(shape: Shape): Panel {
  return buildPanel(generateTable(shape));
}
