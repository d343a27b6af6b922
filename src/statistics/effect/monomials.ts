/**
 * The monomials z^β of q variables up to a degree, by rising degree; `count[d]` of them have degree d or less. Each but
 * the first (1) is its parent times one variable, so that all powers of a point take one multiplication each.
 */
export interface Monomials {
  variables: number;
  count: readonly number[];
  parent: Int32Array;
  variable: Int32Array;
  /** How often the last variable is in the monomial: z^β/β! is the parent's times z/exponent. */
  exponent: Int32Array;
  /** At β × q + v the index of z^β · z_v; −1 beyond the degree. */
  times: Int32Array;
}

/** The table for `variables` (one or more) variables up to `degree`. */
export function listMonomials(variables: number, degree: number): Monomials {
  const exponents: number[][] = [Array.from({length: variables}, () => 0)];
  const parent = [0];
  const variable = [0];
  const count = [1];
  let from = 0;
  for (let d = 1; d <= degree; d++) {
    const to = exponents.length;
    for (let index = from; index < to; index++) {
      const first = index === 0 ? 0 : variable[index]!;
      for (let v = first; v < variables; v++) {
        exponents.push(exponents[index]!.map((e, i) => (i === v ? e + 1 : e)));
        parent.push(index);
        variable.push(v);
      }
    }
    from = to;
    count.push(exponents.length);
  }
  const place = new Map(exponents.map((e, index) => [e.join(), index]));
  return {
    variables,
    count,
    parent: Int32Array.from(parent),
    variable: Int32Array.from(variable),
    exponent: Int32Array.from(exponents, (e, index) => e[variable[index]!]!),
    times: Int32Array.from(
      exponents.flatMap((e) =>
        e.map((_, v) => place.get(e.map((n, i) => (i === v ? n + 1 : n)).join()) ?? -1)
      )
    )
  };
}

/** z^β of every monomial at a point, into `into`. */
export function powersAt({parent, variable}: Monomials, point: ArrayLike<number>, into: Float64Array): void {
  into[0] = 1;
  for (let index = 1; index < into.length; index++) {
    into[index] = into[parent[index]!]! * point[variable[index]!]!;
  }
}

/** z^β/β! of every monomial at a point, into `into`. */
export function taylorTermsAt(
  {parent, variable, exponent}: Monomials,
  point: ArrayLike<number>,
  into: Float64Array
): void {
  into[0] = 1;
  for (let index = 1; index < into.length; index++) {
    into[index] = (into[parent[index]!]! * point[variable[index]!]!) / exponent[index]!;
  }
}
