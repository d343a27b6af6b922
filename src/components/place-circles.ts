import {forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum} from "d3-force";

interface Circle extends SimulationNodeDatum {
  homeX: number;
  homeY: number;
  radius: number;
}

/**
 * Moves circles apart until they hardly overlap, as near their places as possible. `x`, `y` and `radius` are pixels;
 * returns the new places in the same order. Deterministic: d3-force draws its numbers from a fixed seed, and the
 * circles start at their places.
 */
export function placeCircles(
  circles: readonly {x: number; y: number; radius: number}[],
  {gap = 1, ticks = 220}: {gap?: number; ticks?: number} = {}
): {x: number; y: number}[] {
  const nodes: Circle[] = circles.map(({x, y, radius}) => ({homeX: x, homeY: y, x, y, radius}));
  const simulation = forceSimulation(nodes)
    .force("x", forceX<Circle>(({homeX}) => homeX).strength(0.06))
    .force("y", forceY<Circle>(({homeY}) => homeY).strength(0.06))
    .force(
      "collide",
      forceCollide<Circle>(({radius}) => radius + gap / 2)
        .strength(1)
        .iterations(3)
    )
    .stop();
  simulation.tick(ticks);
  return nodes.map(({x = 0, y = 0}) => ({x, y}));
}
