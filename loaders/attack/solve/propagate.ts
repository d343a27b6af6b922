import type {Constraint, Step, System, Unknown} from "./system.ts";

const slack = 1e-7;

/** What propagation ends with: the first step that contradicts what is known stops it. */
export interface Propagated {
  steps: Step[];
  contradiction?: Constraint;
}

/**
 * Narrows the intervals of the unknowns until no constraint narrows one any more: in each constraint, what the other terms
 * can be at most and at least bounds each term. Whole numbers are rounded inwards. Changes `system.unknowns` and returns
 * the steps in order; stops at a constraint that cannot hold.
 */
export function propagate({unknowns, constraints}: System): Propagated {
  const steps: Step[] = [];
  const using = new Map<string, Constraint[]>();
  for (const constraint of constraints)
    for (const {name} of constraint.terms) {
      const list = using.get(name);
      if (list) list.push(constraint);
      else using.set(name, [constraint]);
    }
  const queue = [...constraints];
  const waiting = new Set(queue);
  // intervals of reals may creep for ever; enough rounds for every chain that a person could follow
  for (let budget = constraints.length * 60; queue.length > 0 && budget > 0; budget--) {
    const constraint = queue.shift()!;
    waiting.delete(constraint);
    const sums = sumsOf(constraint, unknowns);
    if (
      (sums.openLow === 0 && sums.low > constraint.high + slack) ||
      (sums.openHigh === 0 && sums.high < constraint.low - slack)
    )
      return {steps, contradiction: constraint};
    for (const {name, factor} of constraint.terms) {
      const unknown = unknowns.get(name);
      if (!unknown || unknown.low === unknown.high) continue;
      const [low, high] = boundsOf({unknown, factor, sums, constraint});
      const better: [Step["side"], number][] = [];
      if (low > unknown.low + (unknown.whole ? 0.5 : 1e-6)) better.push(["low", low]);
      if (high < unknown.high - (unknown.whole ? 0.5 : 1e-6)) better.push(["high", high]);
      for (const [side, value] of better) {
        unknown[side] = value;
        steps.push({name, side, value, constraint});
      }
      if (unknown.low > unknown.high + slack) return {steps, contradiction: constraint};
      if (unknown.low > unknown.high) unknown.low = unknown.high;
      if (better.length === 0) continue;
      Object.assign(sums, sumsOf(constraint, unknowns));
      for (const other of using.get(name) ?? []) {
        if (waiting.has(other)) continue;
        waiting.add(other);
        queue.push(other);
      }
    }
  }
  return {steps};
}

/** The finite parts of a constraint's least and greatest sum, and how many terms have no bound on that side. */
interface Sums {
  low: number;
  high: number;
  openLow: number;
  openHigh: number;
}

function rangeOf({low, high}: Unknown, factor: number): [least: number, most: number] {
  return factor > 0 ? [low * factor, high * factor] : [high * factor, low * factor];
}

function sumsOf({terms}: Constraint, unknowns: ReadonlyMap<string, Unknown>): Sums {
  const sums: Sums = {low: 0, high: 0, openLow: 0, openHigh: 0};
  for (const {name, factor} of terms) {
    const [least, most] = rangeOf(unknowns.get(name)!, factor);
    if (Number.isFinite(least)) sums.low += least;
    else sums.openLow++;
    if (Number.isFinite(most)) sums.high += most;
    else sums.openHigh++;
  }
  return sums;
}

/** What a constraint leaves for one unknown when all others are as small or as large as they can be. */
function boundsOf({
  unknown,
  factor,
  sums,
  constraint
}: {
  unknown: Unknown;
  factor: number;
  sums: Sums;
  constraint: Constraint;
}): [low: number, high: number] {
  const [least, most] = rangeOf(unknown, factor);
  const openLow = sums.openLow - (Number.isFinite(least) ? 0 : 1);
  const openHigh = sums.openHigh - (Number.isFinite(most) ? 0 : 1);
  const restLow = openLow > 0 ? -Infinity : sums.low - (Number.isFinite(least) ? least : 0);
  const restHigh = openHigh > 0 ? Infinity : sums.high - (Number.isFinite(most) ? most : 0);
  const a = (constraint.low - restHigh) / factor;
  const b = (constraint.high - restLow) / factor;
  const [low, high] = factor > 0 ? [a, b] : [b, a];
  return unknown.whole ? [Math.ceil(low - slack), Math.floor(high + slack)] : [low, high];
}
