/** A circle on a map, in pixels; `isNamed` where its name is to stand beside it. */
export interface NamedCircle {
  x: number;
  y: number;
  radius: number;
  name: string;
  isNamed: boolean;
}

/** Where a name begins, and its baseline. */
export interface LabelPlace {
  x: number;
  y: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const labelSize = 12;
/** Of Inter at that size; wide letters make a name a little wider than this, narrow ones narrower. */
const characterWidth = 6.5;
const gap = 3;

/**
 * Places for names beside their circles: right, left, below, above, then at the corners, so that no name touches another
 * one, leaves the frame or lies on a circle. Names for which that leaves no room may lie on circles that are not named.
 * The largest circles come first. Null where there is no room. In the order of the circles.
 */
export function placeLabels(
  circles: readonly NamedCircle[],
  {width, height}: {width: number; height: number}
): (LabelPlace | null)[] {
  const places = new Map<NamedCircle, Box>();
  const named = circles.filter(({isNamed}) => isNamed).toSorted((a, b) => b.radius - a.radius);
  for (const obstacles of [circles, named]) {
    for (const circle of named) {
      if (places.has(circle)) continue;
      const taken = [...places.values()];
      const box = candidatesOf(circle).find(
        (candidate) =>
          candidate.left >= 0 &&
          candidate.right <= width &&
          candidate.top >= 0 &&
          candidate.bottom <= height &&
          taken.every((other) => areApart(candidate, other)) &&
          obstacles.every((other) => isOutside(candidate, other))
      );
      if (box) places.set(circle, box);
    }
  }
  return circles.map((circle) => {
    const box = places.get(circle);
    return box ? {x: box.left, y: box.bottom - gap} : null;
  });
}

function candidatesOf({x, y, radius, name}: NamedCircle): Box[] {
  const width = name.length * characterWidth;
  const beside = radius + gap;
  const corner = radius * Math.SQRT1_2 + gap;
  const at = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - labelSize / 2,
    bottom: middle + labelSize / 2
  });
  const above = y - beside - labelSize / 2;
  const below = y + beside + labelSize / 2;
  return [
    at(x + beside, y),
    at(x - beside - width, y),
    at(x - width / 2, below),
    at(x - width / 2, above),
    at(x + corner, y - corner - gap),
    at(x + corner, y + corner + gap),
    at(x - corner - width, y - corner - gap),
    at(x - corner - width, y + corner + gap)
  ];
}

function areApart(a: Box, b: Box): boolean {
  return a.right + gap < b.left || b.right + gap < a.left || a.bottom < b.top || b.bottom < a.top;
}

function isOutside(box: Box, {x, y, radius}: NamedCircle): boolean {
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return Math.hypot(dx, dy) > radius;
}
