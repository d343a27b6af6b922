/** Lowest and highest plausible number, both included. */
export type Band = readonly [low: number, high: number];

/** One phrase when `count` lies outside the band, none when it lies inside. */
export function checkBand(what: string, count: number, [low, high]: Band): string[] {
  return count >= low && count <= high ? [] : [`${count} ${what}, expected ${low} to ${high}`];
}
