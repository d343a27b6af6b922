import type {Interval} from "./fact.ts";

const z = 1.959963984540054;

/**
 * The share behind a 95 % Wilson interval. With p the share and k = z²/n, the limits are the roots of
 * (1 + k)x² − (2p + k)x + p² = 0, so their sum and product give p, also when n is not known: then u = √(1 + k) solves
 * (S − 1)u² − 2√P u + 1 = 0. Returns what the rounding of limits printed with few decimals leaves; undefined when no
 * share fits.
 */
export function invertWilson({
  low,
  high,
  n,
  half = roundingOf(low, high)
}: {
  low: number;
  high: number;
  n?: number | undefined;
  /** How far the limits can be from what is printed. */
  half?: number;
}): Interval | undefined {
  const sum = low + high;
  if (n !== undefined && n > 0) {
    const k = (z * z) / n;
    const share = (sum * (1 + k) - k) / 2;
    return clip(share, half * (1 + k) + 1e-9);
  }
  const root = Math.sqrt(Math.max(0, low * high));
  if (sum === 1) return clip(0.5, half);
  const inside = root * root - (sum - 1);
  if (inside < 0) return undefined;
  const candidates = [root + Math.sqrt(inside), root - Math.sqrt(inside)]
    .map((numerator) => numerator / (sum - 1))
    .filter((u) => u >= 1);
  const u = Math.min(...candidates);
  if (!Number.isFinite(u)) return undefined;
  // the two limits bound the share whatever their rounding
  const share = root * u;
  return half < 1e-6 ? clip(share, 1e-6) : {low, high};
}

function roundingOf(low: number, high: number): number {
  const digits = Math.max(...[low, high].map((value) => String(value).split(".")[1]?.length ?? 0));
  return 0.5 * 10 ** -Math.max(1, digits);
}

function clip(share: number, half: number): Interval | undefined {
  if (share < -half || share > 1 + half) return undefined;
  return {low: Math.max(0, share - half), high: Math.min(1, share + half)};
}
