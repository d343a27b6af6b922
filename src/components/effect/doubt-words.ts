import {formatEffectPoints, formatEffectRange, type Estimated} from "./words.js";

const oneDecimal = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 1, maximumFractionDigits: 1});
const twoDecimals = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 2});
const threeDecimals = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 3});
const signedTick = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 2, signDisplay: "exceptZero"});

/** A number with one decimal and no sign → `2,6`. */
export function formatOne(value: number): string {
  return oneDecimal.format(value);
}

/** Percentage points → `1,8 prosentpoeng`, for sizes without direction; two decimals under 0.05. */
export function formatSize(points: number): string {
  return `${(points < 0.05 ? twoDecimals : oneDecimal).format(points)} prosentpoeng`;
}

/** Percentage points on an axis → `−0,5`, `+2`, `0`. */
export function formatSignedTick(points: number): string {
  return signedTick.format(points);
}

/** A number with at most two decimals → `0,25`, `2`. */
export function formatBound(value: number): string {
  return twoDecimals.format(value);
}

/** `−1,2 prosentpoeng (95 % intervall −1,9 til −0,4)`; without an interval no number either. */
export function formatEstimate({att, low, high}: Estimated): string {
  if (att === null || low === null || high === null) return "kan ikke beregnes med intervall";
  return `${formatEffectPoints(att)} (95 % intervall ${formatEffectRange({low, high})})`;
}

/** p-value → `p = 0,04`; three decimals below 0.01, and `p under 0,001`. */
export function formatP(p: number): string {
  if (p < 0.001) return "p under 0,001";
  return `p = ${(p < 0.01 ? threeDecimals : twoDecimals).format(p)}`;
}
