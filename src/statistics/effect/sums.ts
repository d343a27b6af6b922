/** Sums over the rows `from` up to, not including, `to` of a design kept by columns, the first of which is ones. */

export type Design = readonly Float64Array[];

/** Σ v y. Four running sums, since a single one makes every addition wait for the last. */
export function sumOf(v: Float64Array, y: Float64Array, from = 0, to = v.length): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let row = from;
  for (; row + 3 < to; row += 4) {
    s0 += v[row]! * y[row]!;
    s1 += v[row + 1]! * y[row + 1]!;
    s2 += v[row + 2]! * y[row + 2]!;
    s3 += v[row + 3]! * y[row + 3]!;
  }
  for (; row < to; row++) s0 += v[row]! * y[row]!;
  return s0 + s1 + (s2 + s3);
}

/** Σ v x, one entry a column. */
export function columnSums(design: Design, v: Float64Array, from = 0, to = v.length): Float64Array {
  const sums = new Float64Array(design.length);
  for (let c = 0; c < design.length; c++) sums[c] = sumOf(v, design[c]!, from, to);
  return sums;
}

/** Σ v x y, one entry a column. */
export function momentOf(
  design: Design,
  v: Float64Array,
  y: Float64Array,
  from = 0,
  to = v.length
): Float64Array {
  const moment = new Float64Array(design.length);
  moment[0] = sumOf(v, y, from, to);
  for (let c = 1; c < design.length; c++) moment[c] = sumOfThree(v, design[c]!, y, from, to);
  return moment;
}

/** Σ v x xᵀ, row-major k × k. */
export function gramOf(design: Design, v: Float64Array, from = 0, to = v.length): Float64Array {
  const k = design.length;
  const gram = new Float64Array(k * k);
  for (let r = 0; r < k; r++) {
    gram[r * k] = gram[r] = sumOf(v, design[r]!, from, to);
    for (let c = 1; c <= r; c++) {
      gram[r * k + c] = gram[c * k + r] = sumOfThree(v, design[r]!, design[c]!, from, to);
    }
  }
  return gram;
}

/** x·coefficients of every row, into `line`. */
export function linearOf(
  design: Design,
  coefficients: Float64Array,
  line = new Float64Array(design[0]!.length)
): Float64Array {
  line.fill(coefficients[0]!);
  for (let c = 1; c < design.length; c++) {
    const x = design[c]!;
    const b = coefficients[c]!;
    for (let row = 0; row < line.length; row++) line[row] = line[row]! + b * x[row]!;
  }
  return line;
}

/** a·b of two short vectors. */
export function dot(a: Float64Array, b: Float64Array): number {
  return sumOf(a, b);
}

/** a − b of two arrays of one length. */
export function minus(a: Float64Array, b: Float64Array): Float64Array {
  const difference = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) difference[i] = a[i]! - b[i]!;
  return difference;
}

function sumOfThree(v: Float64Array, x: Float64Array, y: Float64Array, from: number, to: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let row = from;
  for (; row + 3 < to; row += 4) {
    s0 += v[row]! * x[row]! * y[row]!;
    s1 += v[row + 1]! * x[row + 1]! * y[row + 1]!;
    s2 += v[row + 2]! * x[row + 2]! * y[row + 2]!;
    s3 += v[row + 3]! * x[row + 3]! * y[row + 3]!;
  }
  for (; row < to; row++) s0 += v[row]! * x[row]! * y[row]!;
  return s0 + s1 + (s2 + s3);
}
