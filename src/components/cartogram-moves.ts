import type {PlacedUnit} from "./cartogram-layout.js";

/** Where a mouse event hit, in the pixels of the drawing, which may be shown at another size. */
export function pointIn(
  svg: SVGSVGElement,
  {clientX, clientY}: MouseEvent,
  width: number
): {x: number; y: number} {
  const box = svg.getBoundingClientRect();
  const scale = box.width > 0 ? width / box.width : 1;
  return {x: (clientX - box.left) * scale, y: (clientY - box.top) * scale};
}

/** The unit under the pointer, or the nearest within a finger's width. */
export function nearest(
  placed: readonly PlacedUnit[],
  {x, y}: {x: number; y: number}
): PlacedUnit | undefined {
  let best: PlacedUnit | undefined;
  let bestDistance = 22;
  for (const unit of placed) {
    const distance = Math.max(0, Math.hypot(unit.x - x, unit.y - y) - unit.radius);
    if (distance < bestDistance || (distance === bestDistance && unit.radius < (best?.radius ?? Infinity))) {
      best = unit;
      bestDistance = distance;
    }
  }
  return best;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

/** Where a key leads: the nearest unit in the arrow's direction, sideways distance counting double. */
export function move(
  key: string,
  from: PlacedUnit | undefined,
  {placed, byName}: {placed: readonly PlacedUnit[]; byName: readonly PlacedUnit[]}
): PlacedUnit | undefined {
  if (key === "Home") return byName[0];
  if (key === "End") return byName.at(-1);
  if (key === "Enter" || key === " ") return from;
  const direction = directions[key];
  if (!direction || !from) return undefined;
  const [dx, dy] = direction;
  let best: PlacedUnit | undefined;
  let bestCost = Infinity;
  for (const unit of placed) {
    if (unit === from) continue;
    const forward = (unit.x - from.x) * dx + (unit.y - from.y) * dy;
    const sideways = Math.abs((unit.x - from.x) * dy) + Math.abs((unit.y - from.y) * dx);
    if (forward <= 0 || sideways > 2 * forward) continue;
    const cost = forward + 2 * sideways;
    if (cost < bestCost) [best, bestCost] = [unit, cost];
  }
  return best;
}
