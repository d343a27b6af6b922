import {maybeCholesky, choleskySolve} from "../linear-algebra.js";

/** A point of the path: where the penalty of the bias is `penalty`, the variance is least at `a`. */
export interface PathPoint {
  penalty: number;
  a: Float64Array;
}

/**
 * The whole path of minimisers of ½ a′Qa + g′a + penalty·Σ|aⱼ| as the penalty falls from where all a are 0 to 0, by its
 * corners; between two corners a is linear in the penalty, so that the path is exact. `Q` is n × n row-major, positive
 * definite. Undefined when Q is singular. Homotopy of Osborne, Presnell & Turlach (2000), IMA J. Numer. Anal. 20,
 * 389–403: at each corner a coordinate joins whose gradient reaches the penalty, or leaves where it reaches 0.
 */
export function penaltyPath(Q: Float64Array, g: Float64Array): PathPoint[] | undefined {
  const n = g.length;
  let a = new Float64Array(n);
  let penalty = Math.max(0, ...g.map(Math.abs));
  const points: PathPoint[] = [{penalty, a}];
  const sign = new Float64Array(n);
  if (n > 0) {
    const first = g.findIndex((value) => Math.abs(value) === penalty);
    sign[first] = -Math.sign(g[first]!);
  }
  for (let corner = 0; penalty > 0 && corner < 20 * n; corner++) {
    const active = [...sign.keys()].filter((j) => sign[j] !== 0);
    const slope = slopeOf(Q, n, active, sign);
    if (!slope) return undefined;
    const gradient = Float64Array.from(g, (value, r) => value + row(Q, n, r, a));
    let drop = penalty;
    let event = -1;
    for (let j = 0; j < n; j++) {
      const change = row(Q, n, j, slope);
      const steps =
        sign[j] === 0
          ? [(penalty - gradient[j]!) / (1 + change), (penalty + gradient[j]!) / (1 - change)]
          : [a[j]! * slope[j]! < 0 ? -a[j]! / slope[j]! : Infinity];
      for (const step of steps) {
        // A coordinate that has just left stands at its bound: its step of 0 is not a corner.
        if (step > 1e-12 * points[0]!.penalty && step < drop) [drop, event] = [step, j];
      }
    }
    a = Float64Array.from(a, (value, j) => value + drop * slope[j]!);
    penalty = event < 0 ? 0 : penalty - drop;
    if (event >= 0 && sign[event] !== 0) [sign[event], a[event]] = [0, 0];
    else if (event >= 0) sign[event] = -Math.sign(g[event]! + row(Q, n, event, a));
    points.push({penalty, a});
  }
  return penalty === 0 ? points : undefined;
}

/** The minimiser at `place`: 0 is the first corner of the path, 1 the second, 0.5 half-way between. */
export function pointAt(path: readonly PathPoint[], place: number): Float64Array {
  const corner = Math.max(0, Math.min(Math.floor(place), path.length - 2));
  const from = path[corner]!.a;
  const to = (path[corner + 1] ?? path[corner]!).a;
  return from.map((value, j) => value + (place - corner) * (to[j]! - value));
}

/** Change of a for a fall of the penalty by 1: Q⁻¹ sign over the active coordinates. */
function slopeOf(Q: Float64Array, n: number, active: number[], sign: Float64Array): Float64Array | undefined {
  const m = active.length;
  const block = Float64Array.from(
    {length: m * m},
    (_, i) => Q[active[Math.floor(i / m)]! * n + active[i % m]!]!
  );
  const factor = maybeCholesky(block, m);
  if (!factor) return undefined;
  const solved = choleskySolve(
    factor,
    m,
    Float64Array.from(active, (j) => sign[j]!)
  );
  const slope = new Float64Array(n);
  active.forEach((j, i) => (slope[j] = solved[i]!));
  return slope;
}

function row(Q: Float64Array, n: number, r: number, a: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < n; c++) sum += Q[r * n + c]! * a[c]!;
  return sum;
}
