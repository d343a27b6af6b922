import {normalQuantile, tPValue, tQuantile} from "../distributions.js";
import {gaussianDraws} from "./gaussian-draws.js";
import {criticalOf, defaultDraws, exceedance, type SupTOptions} from "./sup-t.js";
import {leastShownViolation} from "./violation.js";

export interface Lead {
  eventTime: number;
  estimate: number;
  standardError: number;
  t: number;
  /** Size of a true difference in this one lead that a two-sided test would find in `power` of all samples. */
  detectable: number;
}

/** What the leads say. It is no verdict: leads that show nothing may still have missed what matters. */
export interface LeadReport {
  leads: Lead[];
  /** Largest |t|. */
  supT: number;
  /** A larger supT is rarer than 1 − level when all true leads are 0. */
  critical: number;
  pValue: number;
  method: "gaussian sup-t" | "t with Bonferroni";
  /** Smallest violation that exceeds `critical` in `power` of all samples: the same in every lead. */
  constantViolation: number;
  /** Likewise a line through the base, in units of the outcome a year. */
  trendViolation: number;
}

export interface LeadOptions extends SupTOptions {
  /** Share of samples in which a violation is to be shown; 0.8 unless told. */
  power?: number;
  /** Number of clusters when the covariance is a delete-one-cluster jackknife: then t(K − 1) and Bonferroni. */
  clusters?: number;
  base?: number;
}

/**
 * Sup-t of the leads with critical value, p-value and what they could have shown. `sigma` is
 * the covariance of the leads, row-major; leads without variance are left out.
 * Per lead the detectable difference is (q(1 − α/2) + q(power)) × se, q normal (2.80 × se at 5 and 80 %) or t(K − 1).
 * Undefined when no lead has variance. Throws RangeError for lengths that do not fit or fewer than 2 clusters.
 * Source: Roth (2022), Am. Econ. Rev. Insights 4, 305–322, on why a pre-test that shows nothing says little.
 */
export function reportLeads(
  study: {eventTimes: readonly number[]; beta: Float64Array; sigma: Float64Array},
  {level = 0.95, power = 0.8, draws = defaultDraws, seed = 1, clusters, base = -1}: LeadOptions = {}
): LeadReport | undefined {
  const {eventTimes, beta, sigma} = study;
  const k = eventTimes.length;
  if (beta.length !== k || sigma.length !== k * k) {
    throw new RangeError(`${k} leads, ${beta.length} estimates, ${sigma.length} covariances`);
  }
  if (clusters !== undefined && !(clusters >= 2)) throw new RangeError(`too few clusters: ${clusters}`);
  const df = clusters === undefined ? undefined : clusters - 1;
  const point = (p: number) => (df === undefined ? normalQuantile(p) : tQuantile(p, df));
  const gaussian = gaussianDraws(sigma, k, {draws, seed});
  const {cells} = gaussian;
  if (cells.length === 0) return undefined;
  const leads = cells.map((i) => {
    const standardError = Math.sqrt(sigma[i * k + i]!);
    const detectable = (point((1 + level) / 2) + point(power)) * standardError;
    return {
      eventTime: eventTimes[i]!,
      estimate: beta[i]!,
      standardError,
      t: beta[i]! / standardError,
      detectable
    };
  });
  const supT = Math.max(...leads.map(({t}) => Math.abs(t)));
  const beyond = df === undefined ? exceedance(gaussian) : undefined;
  const pValue = beyond ? beyond(supT) : Math.min(1, leads.length * tPValue(supT, df!));
  const critical = beyond ? criticalOf(beyond, level) : point(1 - (1 - level) / (2 * leads.length));
  const shown = (shape: (time: number) => number) =>
    leastShownViolation(
      gaussian.values,
      leads.map(({eventTime, standardError}) => shape(eventTime) / standardError),
      {critical, power, df, seed}
    );
  return {
    leads,
    supT,
    critical,
    pValue,
    method: df === undefined ? "gaussian sup-t" : "t with Bonferroni",
    constantViolation: shown(() => 1),
    trendViolation: shown((time) => time - base)
  };
}
