import type {PlacedUnit} from "./cartogram-layout.js";

/** Puts the ring around a unit on a map and its name beside it, on the side with room; without a unit takes both away. */
export function ringUnit(
  {ring, name, width}: {ring: SVGElement; name: SVGElement; width: number},
  unit: PlacedUnit | undefined
): void {
  ring.setAttribute("r", unit ? String(unit.radius + 3) : "0");
  name.textContent = unit?.item.name ?? "";
  if (!unit) return;
  ring.setAttribute("cx", String(unit.x));
  ring.setAttribute("cy", String(unit.y));
  const isRight = unit.x > width * 0.6;
  name.setAttribute("x", String(isRight ? unit.x - unit.radius - 7 : unit.x + unit.radius + 7));
  name.setAttribute("y", String(unit.y + 4));
  name.setAttribute("text-anchor", isRight ? "end" : "start");
}
