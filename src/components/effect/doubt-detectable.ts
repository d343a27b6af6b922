import type {PowerView} from "../../statistics/analysis/result.js";

/** A computed point of the curve. */
export interface CurvePoint {
  treatedUnits: number;
  effect: number;
}

/** The points of a curve that have a number, by number of units: as the headline is computed, or at best. */
export function knownPoints(curve: PowerView["curve"], line: "effect" | "ideal" = "effect"): CurvePoint[] {
  return curve
    .flatMap(({treatedUnits, [line]: effect}) => (effect === null ? [] : [{treatedUnits, effect}]))
    .toSorted((a, b) => a.treatedUnits - b.treatedUnits);
}

/**
 * The smallest detectable effect at a number of units: straight between neighbours on logarithmic scales, in which the
 * curve is nearly a line. Undefined outside of the computed points.
 */
export function readCurve(points: readonly CurvePoint[], units: number): number | undefined {
  const next = points.findIndex(({treatedUnits}) => treatedUnits >= units);
  const [before, after] = [points[next - 1], points[next]];
  if (!after) return undefined;
  if (after.treatedUnits === units) return after.effect;
  if (!before) return undefined;
  const part = Math.log(units / before.treatedUnits) / Math.log(after.treatedUnits / before.treatedUnits);
  return before.effect * (after.effect / before.effect) ** part;
}
