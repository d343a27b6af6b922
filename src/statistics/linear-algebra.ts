/** Small dense linear algebra on row-major arrays: a k × k matrix has entry (r, c) at r × k + c. */

/**
 * Lower Cholesky factor L (L·Lᵀ = A) of a symmetric k × k matrix, or undefined when A is not positive definite: a
 * pivot at or below `tolerance` times its diagonal entry means that a column depends on those before it.
 */
export function maybeCholesky(matrix: Float64Array, k: number, tolerance = 1e-12): Float64Array | undefined {
  const factor = new Float64Array(k * k);
  for (let c = 0; c < k; c++) {
    const diagonal = matrix[c * k + c]!;
    let pivot = diagonal;
    for (let j = 0; j < c; j++) pivot -= factor[c * k + j]! ** 2;
    if (!(pivot > tolerance * Math.abs(diagonal))) return undefined;
    const root = Math.sqrt(pivot);
    factor[c * k + c] = root;
    for (let r = c + 1; r < k; r++) {
      let sum = matrix[r * k + c]!;
      for (let j = 0; j < c; j++) sum -= factor[r * k + j]! * factor[c * k + j]!;
      factor[r * k + c] = sum / root;
    }
  }
  return factor;
}

/** x with A·x = b, where `factor` is the Cholesky factor of A. */
export function choleskySolve(factor: Float64Array, k: number, b: Float64Array): Float64Array {
  const x = b.slice(0, k);
  for (let r = 0; r < k; r++) {
    let sum = x[r]!;
    for (let j = 0; j < r; j++) sum -= factor[r * k + j]! * x[j]!;
    x[r] = sum / factor[r * k + r]!;
  }
  for (let r = k - 1; r >= 0; r--) {
    let sum = x[r]!;
    for (let j = r + 1; j < k; j++) sum -= factor[j * k + r]! * x[j]!;
    x[r] = sum / factor[r * k + r]!;
  }
  return x;
}

/** The inverse of A, where `factor` is its Cholesky factor. */
export function choleskyInverse(factor: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  const unit = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    unit.fill(0);
    unit[c] = 1;
    const column = choleskySolve(factor, k, unit);
    for (let r = 0; r < k; r++) inverse[r * k + c] = column[r]!;
  }
  return inverse;
}
