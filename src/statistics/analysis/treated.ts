import type {GroupTimeEffects} from "../effect/group-time.js";
import {cellKey} from "./small-cohorts.js";

/** The treated units (rows of the prepared panel) with outcomes in both years of every shown cell from the start on. */
export function treatedByCell({blocks}: GroupTimeEffects): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const {block} of blocks) {
    const treated = [...block.units].filter((_, row) => block.isTreated[row]);
    for (const {cell} of block.cells) {
      if (cell.time >= cell.group) found.set(cellKey(cell), treated);
    }
  }
  return found;
}
