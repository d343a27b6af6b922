import {aggregateEffects} from "../../../src/statistics/effect/aggregate.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {jackknife} from "../../../src/statistics/effect/jackknife.ts";
import type {Panel} from "../../../src/statistics/effect/panel.ts";
import {defaultSpecification} from "../../../src/statistics/effect/specification.ts";
import type {Measure} from "../measure.ts";
import {generateNational} from "./work.ts";

/** The fastest of so many runs is taken: the first ones are not compiled yet, and the machine may be shared. */
const runs = 4;

/**
 * Effects of national size: 2 500 schools × 12 years, 9 puljer, 350 municipalities, doubly robust with two covariates and
 * weights; then twice, four and eight times the schools, with as many municipalities as before and with more. Seconds of
 * processor time, with the seconds a school needs against the single size and the exponent of growth from ×1 to ×8.
 */
export async function benchEffect(size: "small" | "national"): Promise<Measure[]> {
  const base = size === "national" ? {units: 2500, clusters: 350} : {units: 600, clusters: 90};
  const single = measure(generateNational(base));
  const measures: Measure[] = [
    {
      what: "estimates, errors and summaries",
      value: single.estimation,
      unit: "s",
      against: {what: "budget", value: 0.1},
      goal: 1
    },
    {
      what: `jackknife over ${base.clusters} clusters`,
      value: single.jackknife,
      unit: "s",
      against: {what: "budget", value: 1.5},
      goal: 1
    }
  ];
  for (const growth of ["clusters fixed", "clusters growing"] as const) {
    const times = [2, 4, 8].map((factor) => {
      const clusters = growth === "clusters fixed" ? base.clusters : base.clusters * factor;
      return {factor, ...measure(generateNational({units: base.units * factor, clusters}))};
    });
    for (const work of ["estimation", "jackknife"] as const) {
      for (const time of times) {
        measures.push({
          what: `${work}, ×${time.factor} schools, ${growth}`,
          value: time[work] / time.factor,
          unit: "s/×1",
          against: {what: "×1", value: single[work]}
        });
      }
      const exponent = Math.log(times.at(-1)![work] / single[work]) / Math.log(8);
      measures.push({what: `${work}, exponent of growth, ${growth}`, value: exponent, unit: ""});
    }
  }
  return measures;
}

/** The fastest of several runs, in seconds of processor time. */
function measure(panel: Panel): {estimation: number; jackknife: number} {
  const fastest = {estimation: Infinity, jackknife: Infinity};
  for (let run = 0; run < runs; run++) {
    const before = processorSeconds();
    const effects = estimateGroupTimeEffects(panel, defaultSpecification);
    const aggregates = aggregateEffects(effects);
    const between = processorSeconds();
    jackknife(effects, aggregates);
    fastest.estimation = Math.min(fastest.estimation, between - before);
    fastest.jackknife = Math.min(fastest.jackknife, processorSeconds() - between);
  }
  return fastest;
}

function processorSeconds(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
}
