import {formatPercent, formatPercentRange} from "./format.js";

/** Number of colour steps in maps: `--pb-step-1` (lowest) to `--pb-step-5`. */
export const stepCount = 5;

/**
 * Four limits (shares 0–1, ascending) that cut the known values into five groups of about equal size, rounded to
 * whole tenths of a percent so that they can be printed. Fewer limits when values are few or alike.
 */
export function computeLimits(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const limits = new Set<number>();
  for (let i = 1; i < stepCount; ++i) {
    const value = sorted[Math.floor((i * sorted.length) / stepCount)];
    if (value !== undefined && value > (sorted[0] ?? value)) limits.add(Math.round(value * 1000) / 1000);
  }
  return [...limits];
}

/** The step (1–5) of a value: each limit belongs to the step above it. With few limits the outer steps are used. */
export function stepOf(value: number, limits: readonly number[]): number {
  return spread(limits.filter((limit) => value >= limit).length, limits.length);
}

/** Steps and their printed ranges, lowest first: `under 6,0 %`, `6,0–7,9 %` …, `12,0 % og over`. */
export function describeSteps(limits: readonly number[]): {step: number; text: string}[] {
  if (limits.length === 0) return [{step: spread(0, 0), text: "alle verdier"}];
  return Array.from({length: limits.length + 1}, (_, i) => {
    const from = limits[i - 1];
    const to = limits[i];
    const text =
      from === undefined
        ? `under ${formatPercent(to ?? NaN)}`
        : to === undefined
          ? `${formatPercent(from)} og over`
          : formatPercentRange(from, Math.round((to - 0.001) * 1000) / 1000);
    return {step: spread(i, limits.length), text};
  });
}

function spread(group: number, limitCount: number): number {
  return limitCount === 0 ? 3 : Math.round(1 + (group * (stepCount - 1)) / limitCount);
}
