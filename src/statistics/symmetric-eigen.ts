/** Eigenvalues in no particular order; column c of `vectors` (row-major k × k, orthonormal) belongs to `values[c]`. */
export interface SymmetricEigen {
  values: Float64Array;
  vectors: Float64Array;
}

const maximumSweeps = 60;

/**
 * A = V·diag(values)·Vᵀ of a symmetric k × k matrix (row-major) by cyclic Jacobi rotations, until the off-diagonal part
 * is below 1e-15 of the matrix norm. Golub & Van Loan, Matrix Computations, 8.5. O(k³) a sweep, meant for k up to a few
 * hundred. Throws RangeError for entries that are not finite.
 */
export function symmetricEigen(matrix: Float64Array, k: number): SymmetricEigen {
  const a = matrix.slice(0, k * k);
  const vectors = new Float64Array(k * k);
  for (let i = 0; i < k; i++) vectors[i * k + i] = 1;
  const norm = Math.sqrt(a.reduce((sum, v) => sum + v * v, 0));
  if (!Number.isFinite(norm)) throw new RangeError("eigenvalues of a matrix that is not finite");
  for (let sweep = 0; sweep < maximumSweeps; sweep++) {
    let off = 0;
    for (let p = 0; p < k; p++) for (let q = p + 1; q < k; q++) off += a[p * k + q]! ** 2;
    if (Math.sqrt(2 * off) <= 1e-15 * norm) break;
    for (let p = 0; p < k; p++) for (let q = p + 1; q < k; q++) rotate(a, vectors, {k, p, q});
  }
  return {values: Float64Array.from({length: k}, (_, i) => a[i * k + i]!), vectors};
}

/** Makes entry (p, q) zero: A ← JᵀAJ, V ← VJ. */
function rotate(a: Float64Array, vectors: Float64Array, {k, p, q}: {k: number; p: number; q: number}): void {
  const entry = a[p * k + q]!;
  if (entry === 0) return;
  const theta = (a[q * k + q]! - a[p * k + p]!) / (2 * entry);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (values: Float64Array, x: number, y: number) => {
    const [vx, vy] = [values[x]!, values[y]!];
    values[x] = c * vx - s * vy;
    values[y] = s * vx + c * vy;
  };
  for (let i = 0; i < k; i++) turn(a, i * k + p, i * k + q);
  for (let i = 0; i < k; i++) turn(a, p * k + i, q * k + i);
  a[p * k + q] = a[q * k + p] = 0;
  for (let i = 0; i < k; i++) turn(vectors, i * k + p, i * k + q);
}

/**
 * The symmetric A^(−1/2) of a symmetric nonnegative definite k × k matrix; directions with an eigenvalue at or below
 * `tolerance` times the largest are left at 0 (Moore–Penrose).
 */
export function inverseSquareRoot(matrix: Float64Array, k: number, tolerance = 1e-12): Float64Array {
  const {values, vectors} = symmetricEigen(matrix, k);
  const smallest = tolerance * Math.max(...values);
  const result = new Float64Array(k * k);
  for (let e = 0; e < k; e++) {
    if (!(values[e]! > smallest)) continue;
    const scale = 1 / Math.sqrt(values[e]!);
    for (let r = 0; r < k; r++) {
      for (let c = 0; c < k; c++) result[r * k + c]! += scale * vectors[r * k + e]! * vectors[c * k + e]!;
    }
  }
  return result;
}
