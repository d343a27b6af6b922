import type {Highs, Model} from "highs";
import {createRandom} from "../../../src/statistics/random.ts";
import type {Interval} from "../fact.ts";
import {createModel} from "./model.ts";
import type {Constraint, System, Unknown} from "./system.ts";

/** What the linear programme says of one unknown. */
export interface Bounded {
  /** The unknown lies in here for certain. */
  outer: Interval;
  /** Values that solutions reach, so that the interval cannot be narrower; `low > high` while none was seen. */
  inner: Interval;
  /** The constraints that hold the lowest and the highest value, with their weights. */
  certificate: {side: "low" | "high"; constraint: Constraint; weight: number}[];
}

export interface BoundOptions {
  /** How wide an interval must be before a cell needs no solving of its own. */
  widthOf: (unknown: Unknown) => number;
  /** Unknowns whose intervals are asked for. */
  targets: ReadonlySet<string>;
}

const rounds = 6;
const close = 1e-6;

/**
 * Bounds of the targets of one component by linear and whole-number programmes. Solutions that are found on the way serve
 * as witnesses: a cell for which two of them differ by more than the rule needs no programme of its own. Undefined when no
 * numbers fit all constraints.
 */
export function boundSystem(
  highs: Highs,
  system: System,
  options: BoundOptions
): Map<string, Bounded> | undefined {
  const columns = [...system.unknowns.values()].filter(({low, high}) => low < high);
  if (columns.length === 0) return new Map();
  const model = createModel(highs, system, columns);
  try {
    return solveAll(highs, {model, columns, constraints: system.constraints}, options);
  } finally {
    model.dispose();
  }
}

interface Programme {
  model: Model;
  columns: readonly Unknown[];
  constraints: readonly Constraint[];
}

/** Solves for the targets; see `boundSystem`. */
function solveAll(
  highs: Highs,
  programme: Programme,
  {targets, widthOf}: BoundOptions
): Map<string, Bounded> | undefined {
  const {columns, constraints} = programme;
  const found = columns.map(({low, high}): Bounded => ({
    outer: {low, high},
    inner: {low: Infinity, high: -Infinity},
    certificate: []
  }));
  const solve = createSolve(highs, programme, found);
  const random = createRandom(1);
  for (let round = 0; round < rounds; round++) {
    if (solve(columns.map(() => random.uniform() - 0.5)) === "impossible") return undefined;
  }
  const isOpen = (i: number): boolean => {
    const unknown = columns[i]!;
    if (!targets.has(unknown.name)) return false;
    const {inner, outer} = found[i]!;
    const width = widthOf(unknown) - close;
    return inner.high - inner.low < width && outer.high - outer.low >= width;
  };
  const narrow = (i: number) => {
    const unknown = columns[i]!;
    const bounded = found[i]!;
    for (const side of ["low", "high"] as const) {
      if (!isOpen(i)) return;
      const costs = columns.map((_, j) => (j === i ? (side === "low" ? 1 : -1) : 0));
      const solution = solve(costs);
      if (typeof solution === "string") continue;
      const value = solution.colValue[i]!;
      const bound = !unknown.whole
        ? value
        : side === "low"
          ? Math.ceil(value - close)
          : Math.floor(value + close);
      if (side === "low" ? bound <= bounded.outer.low : bound >= bounded.outer.high) continue;
      bounded.outer[side] = bound;
      bounded.certificate.push(
        ...constraints.flatMap((constraint, row) => {
          const weight = solution.rowDual[row] ?? 0;
          return Math.abs(weight) > close ? [{side, constraint, weight}] : [];
        })
      );
    }
  };
  columns.forEach((_, i) => narrow(i));
  if (columns.some(({whole}, i) => whole && isOpen(i))) {
    programme.model.changeColsIntegrality(
      {kind: "range", from: 0, to: columns.length - 1},
      Int32Array.from(columns, ({whole}) => (whole ? 1 : 0))
    );
    columns.forEach((_, i) => narrow(i));
  }
  return new Map(columns.map(({name}, i) => [name, found[i]!]));
}

/** One run of the solver; solutions in whole numbers are kept as witnesses. */
function createSolve(highs: Highs, {model, columns}: Programme, found: readonly Bounded[]) {
  const {modelStatus} = highs.constants;
  return (costs: readonly number[]) => {
    model.changeColsCost({kind: "range", from: 0, to: columns.length - 1}, costs);
    const status = model.run().modelStatus;
    if (status === modelStatus.infeasible) return "impossible";
    if (status !== modelStatus.optimal) return "without bound";
    const solution = model.getSolution();
    const values = [...solution.colValue];
    if (columns.every(({whole}, i) => !whole || Math.abs(values[i]! - Math.round(values[i]!)) <= close)) {
      found.forEach(({inner}, i) => {
        const value = columns[i]!.whole ? Math.round(values[i]!) : values[i]!;
        inner.low = Math.min(inner.low, value);
        inner.high = Math.max(inner.high, value);
      });
    }
    return solution;
  };
}
