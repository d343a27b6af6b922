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
  /** Size of the two-sided test; 0.05 unless told. */
  alpha?: number;
  /** 0.8 unless told. */
  power?: number;
}

export interface Detectable {
  /** Smallest true effect on the share (0–1) that is found with the wanted power. */
  effect: number;
  standardError: number;
  /** Clusters less 2. */
  df: number;
  /** Parts of the squared standard error. */
  variance: {cluster: number; unit: number; binomial: number};
}

/**
 * Minimum detectable effect (t(K − 2, 1 − α/2) + t(K − 2, power)) × se of a two-arm comparison of mean changes, K
 * clusters in all (Bloom 1995, Eval. Rev. 19, 547–556; Murray 1998, Design and Analysis of Group-Randomized Trials).
 * With N units and C = N/unitsPerCluster clusters in each arm (T, C),
 * se² = (1/preYears + 1/postYears) × [clusterYear·(1/C_T + 1/C_C) + (unitYear + p(1 − p)/respondents)·(1/N_T + 1/N_C)].
 * Lasting differences between units drop out of the change. Shocks are taken as independent between years; if they
 * last, the true minimum is larger (Burlig, Preonas & Woerman 2020, J. Dev. Econ. 144, 102458).
 * A reason when an arm has less than one cluster or there are fewer than 3 in all. Throws RangeError for counts that
 * are not above 0, a share outside 0–1, variances below 0, probabilities outside 0–1 or power at or below α/2.
 */
export function minimumDetectable(design: Design): Detectable | {reason: "too-few-clusters"} {
  const {treatedUnits, comparisonUnits, unitsPerCluster, respondents, preYears, postYears} = design;
  const {baseShare, unitYear, clusterYear, alpha = 0.05, power = 0.8} = design;
  const counts = {treatedUnits, comparisonUnits, unitsPerCluster, respondents, preYears, postYears};
  for (const [name, value] of Object.entries(counts)) {
    if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}`);
  }
  if (!(baseShare >= 0 && baseShare <= 1)) throw new RangeError(`baseShare is ${baseShare}`);
  if (!(unitYear >= 0 && clusterYear >= 0)) throw new RangeError(`variances ${unitYear}, ${clusterYear}`);
  if (!(alpha > 0 && alpha < 1 && power > alpha / 2 && power < 1)) {
    throw new RangeError(`alpha ${alpha}, power ${power}`);
  }
  const clustersTreated = treatedUnits / unitsPerCluster;
  const clustersComparison = comparisonUnits / unitsPerCluster;
  const df = Math.floor(clustersTreated + clustersComparison + 1e-9) - 2;
  if (df < 1 || Math.min(clustersTreated, clustersComparison) < 1 - 1e-9) return {reason: "too-few-clusters"};
  const years = 1 / preYears + 1 / postYears;
  const units = 1 / treatedUnits + 1 / comparisonUnits;
  const variance = {
    cluster: years * clusterYear * (1 / clustersTreated + 1 / clustersComparison),
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
