import {cohortSizes} from "../effect/aggregate.js";
import {normalCdf, tQuantile} from "../distributions.js";
import {supTCritical} from "../sensitivity/sup-t.js";
import type {Core} from "./core.js";
import {degreesOfFreedom} from "./interval.js";
import type {EventPoint, EventStudyView} from "./result.js";

/** Event-time effects that vary, with their delete-one-cluster covariance (row-major k × k). */
export interface EventCovariance {
  eventTimes: number[];
  beta: Float64Array;
  sigma: Float64Array;
}

/** (K − 1)/K · Σ (θ₍₋c₎ − θ)(θ₍₋c₎ − θ)ᵀ of the event-time effects that have a standard error. */
export function eventCovariance({jackknife, aggregates}: Core): EventCovariance {
  const all = aggregates.dynamic.byEventTime;
  const kept = all.flatMap((_, i) => (jackknife?.aggregates.dynamic.byEventTime[i]?.se == null ? [] : [i]));
  const k = kept.length;
  const beta = Float64Array.from(kept, (i) => all[i]!.att!);
  const sigma = new Float64Array(k * k);
  const count = jackknife?.clusters ?? 0;
  for (const replicate of jackknife?.replicates ?? []) {
    const off = kept.map((i, row) => replicate.dynamic.byEventTime[i]!.att - beta[row]!);
    for (let r = 0; r < k; r++) {
      for (let c = 0; c < k; c++)
        sigma[r * k + c] = sigma[r * k + c]! + ((count - 1) / count) * off[r]! * off[c]!;
    }
  }
  return {eventTimes: kept.map((i) => all[i]!.eventTime), beta, sigma};
}

interface EventOptions {
  seed: number;
  /** Names of the puljer that start in a year. */
  nameOf: (group: number) => string;
  /** Known truth of a cell. */
  truthOf: (group: number, time: number) => number | null;
}

/** The event study: points with pointwise and simultaneous 95 % intervals, and what each rests on. */
export function createEventStudy(core: Core, {seed, nameOf, truthOf}: EventOptions): EventStudyView {
  const {effects, aggregates} = core;
  const covariance = eventCovariance(core);
  const critical = supTCritical(covariance.sigma, covariance.eventTimes.length, {seed}) ?? null;
  const sizes = cohortSizes(effects.prepared);
  const points = aggregates.dynamic.byEventTime.map(({eventTime, att}, index): EventPoint => {
    const cells = effects.cells.filter((c) => c.time - c.group === eventTime && c.att !== null);
    const own = core.jackknife?.aggregates.dynamic.byEventTime[index];
    const se = own?.se ?? null;
    const df = degreesOfFreedom(core.carriers.dynamic.byEventTime[index]!);
    const band =
      critical === null || se === null || att === null ? null : tQuantile(normalCdf(critical), df) * se;
    const truths = cells.map((c) => truthOf(c.group, c.time));
    const total = cells.reduce((sum, c) => sum + (sizes.get(c.group) ?? 0), 0);
    return {
      eventTime,
      att,
      se,
      low: own?.low ?? null,
      high: own?.high ?? null,
      bandLow: band === null ? null : att! - band,
      bandHigh: band === null ? null : att! + band,
      isBase: cells.length > 0 && cells.every((c) => c.reason === "base-period"),
      units: cells.reduce((sum, c) => sum + c.treated, 0),
      municipalities: cells.reduce((sum, c) => sum + c.treatedClusters, 0),
      puljer: cells.map((c) => nameOf(c.group)),
      truth:
        cells.length === 0 || truths.includes(null)
          ? null
          : cells.reduce((sum, c, i) => sum + ((sizes.get(c.group) ?? 0) / total) * truths[i]!, 0)
    };
  });
  return {points, critical};
}
