import type {FunnelUnit} from "./funnel-data.js";

/** A unit's dot in the pixels of the drawing. */
export interface PlacedDot {
  unit: FunnelUnit;
  x: number;
  y: number;
}

/**
 * Where a key leads from a dot: left and right to the next by number of answers (so that every dot is reached), up and
 * down to the nearest that lies more above or below than beside, Home and End to the fewest and most answers.
 * Undefined for other keys and at the edge.
 */
export function nextDot(key: string, from: PlacedDot, dots: readonly PlacedDot[]): PlacedDot | undefined {
  const across = dots.toSorted((a, b) => a.x - b.x || a.unit.name.localeCompare(b.unit.name, "nb"));
  const place = across.indexOf(from);
  switch (key) {
    case "Home":
      return across[0];
    case "End":
      return across.at(-1);
    case "ArrowLeft":
      return place > 0 ? across[place - 1] : undefined;
    case "ArrowRight":
      return across[place + 1];
    case "ArrowUp":
      return closest(dots, from, -1);
    case "ArrowDown":
      return closest(dots, from, 1);
    default:
      return undefined;
  }
}

function closest(dots: readonly PlacedDot[], from: PlacedDot, direction: 1 | -1): PlacedDot | undefined {
  let best: PlacedDot | undefined;
  let bestCost = Infinity;
  for (const dot of dots) {
    const forward = (dot.y - from.y) * direction;
    const sideways = Math.abs(dot.x - from.x);
    if (forward <= 0 || sideways > forward) continue;
    if (forward + 2 * sideways < bestCost) [best, bestCost] = [dot, forward + 2 * sideways];
  }
  return best;
}
