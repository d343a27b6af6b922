import type {Cell} from "../effect/comparison.js";
import type {GroupTimeEffects} from "../effect/group-time.js";

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

/** Cohort and period of a cell as one text. */
export const cellKey = ({group, time}: {group: number; time: number}): string => `${group} ${time}`;
