import {describeDistribution, none, type FairnessReason, type Observation} from "./distribution.js";
import {entropy, theilL, theilT} from "./theil.js";

/** One group's part of Theil T and L. Shares are 0–1. */
export interface TheilGroup {
  group: string;
  headShare: number;
  valueShare: number;
  mean: number;
  /** Inequality inside the group; 0 for a group of one unit. */
  withinT: number;
  withinL: number;
  /** What the group adds to the within and to the between part of the whole. */
  withinContributionT: number;
  withinContributionL: number;
  betweenContributionT: number;
  betweenContributionL: number;
}

export interface TheilDecomposition {
  ok: true;
  T: {total: number; within: number; between: number};
  L: {total: number; within: number; between: number};
  groups: TheilGroup[];
}

/**
 * Splits Theil T and L exactly into inequality within and between groups, with p the group's share of heads, s its share
 * of kroner and μ its mean: T = Σ s·T_g + Σ s ln(μ_g/μ), L = Σ p·L_g + Σ p ln(μ/μ_g). Groups are in the order they first
 * appear. Source: A. F. Shorrocks (1980), Econometrica 48, 613–625.
 */
export function decomposeTheil(
  observations: readonly (Observation & {group: string})[]
): TheilDecomposition | {ok: false; reason: FairnessReason} {
  const whole = describeDistribution(observations);
  if (!whole.ok) return whole;
  if (whole.units[0]!.value === 0) return none("zeroValue");
  const [T, L] = [theilT(observations), theilL(observations)];
  if (!T.ok) return T;
  if (!L.ok) return L;
  const counted = observations.filter(({weight}) => weight > 0);
  const groups = [...new Set(counted.map(({group}) => group))].map((group): TheilGroup => {
    const own = counted.filter((one) => one.group === group);
    const heads = own.reduce((sum, {weight}) => sum + weight, 0);
    const mean = own.reduce((sum, {value, weight}) => sum + value * weight, 0) / heads;
    const headShare = heads / whole.weight;
    const valueShare = (headShare * mean) / whole.mean;
    const withinT = within(own, (value) => entropy(value / mean));
    const withinL = within(own, (value) => Math.log(mean / value));
    return {
      group,
      headShare,
      valueShare,
      mean,
      withinT,
      withinL,
      withinContributionT: valueShare * withinT,
      withinContributionL: headShare * withinL,
      betweenContributionT: valueShare * Math.log(mean / whole.mean),
      betweenContributionL: headShare * Math.log(whole.mean / mean)
    };
  });
  const sum = (field: keyof TheilGroup) => groups.reduce((total, one) => total + Number(one[field]), 0);
  return {
    ok: true,
    T: {total: T.value, within: sum("withinContributionT"), between: sum("betweenContributionT")},
    L: {total: L.value, within: sum("withinContributionL"), between: sum("betweenContributionL")},
    groups
  };
}

function within(own: readonly Observation[], f: (value: number) => number): number {
  const heads = own.reduce((sum, {weight}) => sum + weight, 0);
  return own.reduce((sum, {value, weight}) => sum + weight * f(value), 0) / heads;
}
