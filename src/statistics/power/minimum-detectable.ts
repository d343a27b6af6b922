import {tQuantile} from "../distributions.js";

/** A comparison of the change of treated units with that of comparison units, whole clusters being treated or not. */
export interface Design {
  treatedUnits: number;
  comparisonUnits: number;
  /** Schools a municipality, on average; 1 when units are their own clusters. */
  unitsPerCluster: number;
  /** Respondents a unit and year. */
  respondents: number;
  preYears: number;
  postYears: number;
  /** Share before treatment, 0–1. */
  baseShare: number;
  /** Variances of shares, see VarianceComponents. */
  unitYear: number;
  clusterYear: number;
  /** Part of the unit-years of each arm that has no number, 0–1; 0 unless told. */
  absent?: {treated: number; comparison: number};
  /** Size of the two-sided test; 0.05 unless told. */
  alpha?: number;
  /** 0.8 unless told. */
  power?: number;
}

export interface Detectable {
  /** Smallest true effect on the share (0–1) that is found with the wanted power. */
  effect: number;
  standardError: number;
  /** Clusters with a number less 2. */
  df: number;
  /** Parts of the squared standard error. */
  variance: {cluster: number; unit: number; binomial: number};
}

/**
 * Minimum detectable effect (t(K − 2, 1 − α/2) + t(K − 2, power)) × se of a two-arm comparison of mean changes, K
 * clusters in all (Bloom 1995, Eval. Rev. 19, 547–556; Murray 1998, Design and Analysis of Group-Randomized Trials).
 * With N units and C = N/unitsPerCluster clusters in each arm (T, C),
 * se² = (1/preYears + 1/postYears) × [clusterYear·(1/C_T + 1/C_C) + (unitYear + p(1 − p)/respondents)·(1/N_T + 1/N_C)].
 * With the part h of an arm's unit-years absent, N is N(1 − h), and a cluster weighs as its shown units do (design effect of
 * Kish 1965, Survey Sampling, ch. 5): 1/C is [1 + (s − 1)(1 − h)]/(N(1 − h)), s = unitsPerCluster, and C(1 − hˢ) clusters
 * count for K. This is exact when the same units lack their numbers every year, and too small when others do from year to
 * year: what a unit tells, m₁m₂/(m₁ + m₂) with m₁ and m₂ years shown before and after, is concave.
 * Lasting differences between units drop out of the change. Shocks are taken as independent between years; if they
 * last, the true minimum is larger (Burlig, Preonas & Woerman 2020, J. Dev. Econ. 144, 102458).
 * A reason when an arm has less than one cluster or there are fewer than 3 in all. Throws RangeError for counts that
 * are not above 0, a share outside 0–1, absent parts outside 0–1, variances below 0, probabilities outside 0–1 or power at or below α/2.
 */
export function minimumDetectable(design: Design): Detectable | {reason: "too-few-clusters"} {
  const {treatedUnits, comparisonUnits, unitsPerCluster, respondents, preYears, postYears} = design;
  const {baseShare, unitYear, clusterYear, alpha = 0.05, power = 0.8} = design;
  const {absent = {treated: 0, comparison: 0}} = design;
  const counts = {treatedUnits, comparisonUnits, unitsPerCluster, respondents, preYears, postYears};
  for (const [name, value] of Object.entries(counts)) {
    if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}`);
  }
  if (!(baseShare >= 0 && baseShare <= 1)) throw new RangeError(`baseShare is ${baseShare}`);
  if (![absent.treated, absent.comparison].every((part) => part >= 0 && part < 1)) {
    throw new RangeError(`absent ${absent.treated}, ${absent.comparison}`);
  }
  if (!(unitYear >= 0 && clusterYear >= 0)) throw new RangeError(`variances ${unitYear}, ${clusterYear}`);
  if (!(alpha > 0 && alpha < 1 && power > alpha / 2 && power < 1)) {
    throw new RangeError(`alpha ${alpha}, power ${power}`);
  }
  const arms = [
    {units: treatedUnits, hidden: absent.treated},
    {units: comparisonUnits, hidden: absent.comparison}
  ].map(({units, hidden}) => {
    const shown = units * (1 - hidden);
    return {
      clusters: (units / unitsPerCluster) * (1 - hidden ** unitsPerCluster),
      perUnit: 1 / shown,
      perCluster: (1 + (unitsPerCluster - 1) * (1 - hidden)) / shown
    };
  });
  const sumOf = (pick: (arm: (typeof arms)[number]) => number) =>
    arms.reduce((sum, arm) => sum + pick(arm), 0);
  const clusters = sumOf((arm) => arm.clusters);
  const df = Math.floor(clusters + 1e-9) - 2;
  if (df < 1 || Math.min(...arms.map((arm) => arm.clusters)) < 1 - 1e-9) return {reason: "too-few-clusters"};
  const years = 1 / preYears + 1 / postYears;
  const units = sumOf((arm) => arm.perUnit);
  const variance = {
    cluster: years * clusterYear * sumOf((arm) => arm.perCluster),
    unit: years * unitYear * units,
    binomial: years * ((baseShare * (1 - baseShare)) / respondents) * units
  };
  const standardError = Math.sqrt(variance.cluster + variance.unit + variance.binomial);
  const effect = (tQuantile(1 - alpha / 2, df) + tQuantile(power, df)) * standardError;
  return {effect, standardError, df, variance};
}

/**
 * The minimum detectable effect over numbers of treated units. With `totalUnits` every further treated unit is taken
 * from the comparison; without, the comparison stays as in the design. Numbers that leave no comparison are left out.
 */
export function detectableCurve(
  design: Omit<Design, "treatedUnits">,
  treatedUnits: readonly number[],
  totalUnits?: number
): {treatedUnits: number; detectable: Detectable | {reason: "too-few-clusters"}}[] {
  return treatedUnits.flatMap((treated) => {
    const comparisonUnits = totalUnits === undefined ? design.comparisonUnits : totalUnits - treated;
    if (!(comparisonUnits > 0)) return [];
    const detectable = minimumDetectable({...design, comparisonUnits, treatedUnits: treated});
    return [{treatedUnits: treated, detectable}];
  });
}
