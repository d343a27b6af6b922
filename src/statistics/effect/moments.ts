import type {ComparisonBlock} from "./block.js";
import {listMonomials, powersAt, type Monomials} from "./monomials.js";
import type {Propensity} from "./nuisance.js";

/** Where the moments of an expansion stand in one array. z are the covariates, x = (1, z). */
export interface Layout {
  size: number;
  monomials: Monomials;
  /** Σ w D x. */
  treated: number;
  /** For j = 1 … order + 1 (0 is unused) the start of Σ w p^(j−1) z^β over the β of degree j or less. */
  derivative: readonly number[];
  /** Start of Σ v z^β, of degree order + 1 or less, v being the comparison units' shares. */
  share: number;
  /** Per cell the start of Σ v Δ z^β, of degree `order` or less. */
  change: readonly number[];
}

/**
 * Moments of a block about its fitted propensity p (of the weighted logit), for Taylor polynomials of `order`: `add` adds
 * those of the rows `from` up to `to` to an array laid out by `layout`. p^(j) is the jth derivative in the log odds.
 */
export function createMoments(
  {design, treatedWeight, weight, cells}: ComparisonBlock,
  {odds, share}: Propensity,
  order: number
): {layout: Layout; add: (from: number, to: number, into: Float64Array) => void} {
  const covariates = design.slice(1);
  const layout = layOut(listMonomials(covariates.length, order + 1), order, cells.length);
  const {monomials, derivative} = layout;
  const {count} = monomials;
  const polynomials = logisticDerivatives(order);
  const powers = new Float64Array(count[order + 1]!);
  const point = new Float64Array(covariates.length);
  const add = (from: number, to: number, into: Float64Array) => {
    const addPowers = (at: number, length: number, scale: number) => {
      for (let index = 0; index < length; index++) into[at + index]! += scale * powers[index]!;
    };
    for (let row = from; row < to; row++) {
      covariates.forEach((z, c) => (point[c] = z[row]!));
      powersAt(monomials, point, powers);
      const w = weight[row]!;
      const p = odds[row]! / (1 + odds[row]!);
      addPowers(layout.treated, design.length, treatedWeight[row]!);
      for (let j = 1; j <= order + 1; j++) {
        addPowers(derivative[j]!, count[j]!, w * evaluate(polynomials[j - 1]!, p));
      }
      const v = share[row]!;
      if (v === 0) continue;
      addPowers(layout.share, powers.length, v);
      for (let j = 0; j < cells.length; j++) {
        addPowers(layout.change[j]!, count[order]!, v * cells[j]!.change[row]!);
      }
    }
  };
  return {layout, add};
}

function layOut(monomials: Monomials, order: number, cells: number): Layout {
  let size = 0;
  const take = (length: number) => (size += length) - length;
  const {count} = monomials;
  return {
    monomials,
    treated: take(count[1]!),
    derivative: count.map((length, j) => (j === 0 ? -1 : take(length))),
    share: take(count[order + 1]!),
    change: Array.from({length: cells}, () => take(count[order]!)),
    get size() {
      return size;
    }
  };
}

/** Coefficients by rising powers of p of p, p′, …, p^(order): each is the derivative in p of the last, times p − p². */
function logisticDerivatives(order: number): Float64Array[] {
  const derivatives = [Float64Array.of(0, 1)];
  for (let j = 1; j <= order; j++) {
    const last = derivatives[j - 1]!;
    const next = new Float64Array(last.length + 1);
    for (let power = 1; power < last.length; power++) {
      next[power] = next[power]! + power * last[power]!;
      next[power + 1] = next[power + 1]! - power * last[power]!;
    }
    derivatives.push(next);
  }
  return derivatives;
}

function evaluate(coefficients: Float64Array, p: number): number {
  let value = 0;
  for (let power = coefficients.length - 1; power >= 0; power--) value = value * p + coefficients[power]!;
  return value;
}
