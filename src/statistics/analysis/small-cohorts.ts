import type {Cell} from "../effect/comparison.js";
import type {GroupTimeEffects} from "../effect/group-time.js";
import type {Panel} from "../effect/panel.js";

/**
 * Takes out every effect with fewer treated units than `fewest`, before anything is averaged: what is not shown cannot be
 * worked out from what is. Returns the effects without them and the cells that went.
 */
export function hideSmallCohorts(
  effects: GroupTimeEffects,
  fewest: number
): {effects: GroupTimeEffects; hidden: ReadonlySet<string>} {
  const isSmall = (cell: Cell) => cell.treated < fewest;
  const hidden = new Set(
    effects.cells.flatMap((cell) => (cell.att !== null && isSmall(cell) ? [cellKey(cell)] : []))
  );
  return {
    hidden,
    effects: {
      ...effects,
      cells: effects.cells.map((cell) => (isSmall(cell) ? {...cell, att: null, se: null} : cell)),
      influence: effects.influence.map((psi, i) => (isSmall(effects.cells[i]!) ? undefined : psi)),
      blocks: effects.blocks.map(({block, fit}) => {
        const kept = block.cells.flatMap(({cell}, j) => (isSmall(cell) ? [] : [j]));
        return {
          block: {...block, cells: kept.map((j) => block.cells[j]!)},
          fit: {...fit, effects: kept.map((j) => fit.effects[j]!)}
        };
      })
    }
  };
}

/**
 * The same for regressions, on the panel with one unit for each unbroken series: a cohort's treated period whose effect
 * would rest on fewer than `fewest` units, counting those that also have an outcome before start − anticipation, loses its
 * outcomes. Periods of cohorts that are treated throughout stay: they are comparison and show no effect.
 */
export function hideSmallTreated(
  split: Panel,
  {fewest, anticipation}: {fewest: number; anticipation: number}
): Panel {
  const {periods, start, outcome} = split;
  const width = periods.length;
  const isTreated = (unit: number, t: number) => periods[t]! >= start[unit]!;
  const counts = new Map<string, number>();
  const keyOf = (unit: number, t: number) => cellKey({group: start[unit]!, time: periods[t]!});
  start.forEach((_first, unit) => {
    const shown = periods.flatMap((_, t) => (Number.isNaN(outcome[unit * width + t]!) ? [] : [t]));
    if (!shown.some((t) => periods[t]! < start[unit]! - anticipation)) return;
    for (const t of shown) counts.set(keyOf(unit, t), (counts.get(keyOf(unit, t)) ?? 0) + 1);
  });
  return {
    ...split,
    outcome: outcome.map((y, cell) => {
      const unit = Math.floor(cell / width);
      const t = cell % width;
      const count = isTreated(unit, t) ? counts.get(keyOf(unit, t)) : undefined;
      return count !== undefined && count < fewest ? NaN : y;
    })
  };
}

/** Cohort and period of a cell as one text. */
export const cellKey = ({group, time}: {group: number; time: number}): string => `${group} ${time}`;
