import type {GroupTimeEffects} from "./group-time.js";

/** Clusters that carry a weighted sum of cells, on either side. */
export interface Carriers {
  treated: number;
  comparison: number;
}

/**
 * How many clusters have treated and how many have comparison units with weight in the cells with a weight other than 0;
 * `weights` has one entry a cell. A cluster may carry both sides.
 */
export function countCarriers({cells, blocks, prepared}: GroupTimeEffects, weights: Float64Array): Carriers {
  const index = new Map(cells.map(({group, time}, i) => [`${group} ${time}`, i]));
  const clusters = prepared.panel.clusters.length;
  const treated = new Uint8Array(clusters);
  const comparison = new Uint8Array(clusters);
  for (const {block} of blocks) {
    if (block.cells.every(({cell}) => weights[index.get(`${cell.group} ${cell.time}`)!] === 0)) continue;
    for (const {cluster, from, to} of block.clusters) {
      for (let row = from; row < to; row++) {
        if (block.treatedWeight[row]! > 0) treated[cluster] = 1;
        if (block.comparisonWeight[row]! > 0) comparison[cluster] = 1;
      }
    }
  }
  return {treated: count(treated), comparison: count(comparison)};
}

function count(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0);
}
