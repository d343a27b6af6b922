import {additiveVariance, dispersion, winsorise} from "./overdispersion.js";

/** A unit's share 0–1 and its number of answers. */
export interface FunnelUnit {
  share: number;
  n: number;
}

/** How units spread around the target beyond chance, on one scale. */
export interface Overdispersion {
  /** Distance to the target in standard errors by chance, one a unit. */
  scores: number[];
  /** The same with the outer 10 % at each side pulled in. */
  winsorised: number[];
  /** Mean squared score, of all and winsorised. */
  phiRaw: number;
  phi: number;
  /** Variance between units beyond chance, from the winsorised scores. */
  tau2: number;
}

/**
 * Scores z = (p − θ)/√(θ(1 − θ)/n) and their overdispersion on the scale of shares.
 * Throws RangeError for fewer than two units, a target outside 0–1 or n ≤ 0.
 * Source: D. J. Spiegelhalter (2005), Stat. Med. 24, 1185–1202.
 */
export function shareDispersion(units: readonly FunnelUnit[], target: number): Overdispersion {
  requireTarget(target);
  return disperse(units, {
    distance: ({share}) => share - target,
    variance: ({n}) => (target * (1 - target)) / n
  });
}

/** As `shareDispersion` on the arcsine scale: z = (asin √p − asin √θ)·2√n, where chance has the variance 1/(4n). */
export function arcsineDispersion(units: readonly FunnelUnit[], target: number): Overdispersion {
  requireTarget(target);
  return disperse(units, {
    distance: ({share}) => Math.asin(Math.sqrt(share)) - Math.asin(Math.sqrt(target)),
    variance: ({n}) => 1 / (4 * n)
  });
}

/** z with multiplicative overdispersion: z/√φ. */
export function multiplicativeScore(score: number, phi: number): number {
  return score / Math.sqrt(phi);
}

/** z with additive overdispersion: distance/√(s² + τ²) = z·√(s²/(s² + τ²)), s² the unit's variance by chance. */
export function additiveScore(
  score: number,
  {variance, tau2}: Readonly<Record<"variance" | "tau2", number>>
): number {
  return score * Math.sqrt(variance / (variance + tau2));
}

function requireTarget(target: number): void {
  if (!(target > 0 && target < 1)) throw new RangeError(`no funnel around a target of ${target}`);
}

function disperse(
  units: readonly FunnelUnit[],
  {distance, variance}: Record<"distance" | "variance", (unit: FunnelUnit) => number>
): Overdispersion {
  const variances = units.map(variance);
  const scores = units.map((unit, i) => distance(unit) / Math.sqrt(variances[i] ?? NaN));
  const winsorised = winsorise(scores);
  const phi = dispersion(winsorised);
  return {
    scores,
    winsorised,
    phiRaw: dispersion(scores),
    phi,
    tau2: additiveVariance(phi, variances)
  };
}
