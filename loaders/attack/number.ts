import type {Interval} from "./fact.ts";

/** `1 234,5`, `0.036` or a number; undefined for a sign, an empty cell or other text. */
export function maybeNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return undefined;
  const text = value
    .replace(/[\s\u00a0\u202f\u2009]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Digits after the decimal sign as printed. */
export function printedDecimals(value: number): number {
  const text = String(value);
  if (text.includes("e-")) return 12;
  return text.split(".")[1]?.length ?? 0;
}

/** The numbers that print as `value` with so many decimals, or with more when more are printed. */
export function roundedTo(value: number, decimals: number): Interval {
  const half = 0.5 * 10 ** -Math.max(decimals, printedDecimals(value));
  return {low: value - half, high: value + half};
}

/** The same for a number that cannot be negative. */
export function sharesRoundedTo(value: number, decimals: number): Interval {
  const {low, high} = roundedTo(value, decimals);
  return {low: Math.max(0, low), high: Math.min(1, high)};
}

export function exactly(value: number): Interval {
  return {low: value, high: value};
}
