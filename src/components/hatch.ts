/**
 * Path data of 45° hatch lines inside a circle, `gap` pixels apart. Drawn as lines, not as an SVG pattern, so that
 * they need no id, survive printing and can be compared in snapshots.
 */
export function hatchCircle(x: number, y: number, radius: number, gap = 3): string {
  let path = "";
  for (let offset = gap / 2 - Math.ceil(radius / gap) * gap; offset < radius; offset += gap) {
    const half = Math.sqrt(radius * radius - offset * offset);
    if (!(half > 0.5)) continue;
    const [cx, cy] = [x + offset * Math.SQRT1_2, y + offset * Math.SQRT1_2];
    const reach = half * Math.SQRT1_2;
    path += `M${round(cx - reach)},${round(cy + reach)}L${round(cx + reach)},${round(cy - reach)}`;
  }
  return path;
}

/** Path data of 45° hatch lines inside a square with its centre at x, y. */
export function hatchSquare(x: number, y: number, size: number, gap = 3): string {
  const half = size / 2;
  let path = "";
  for (let offset = -size + gap; offset < size; offset += gap) {
    const start = Math.max(-half, offset - half);
    const end = Math.min(half, offset + half);
    path += `M${round(x + start)},${round(y + offset - start)}L${round(x + end)},${round(y + offset - end)}`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
