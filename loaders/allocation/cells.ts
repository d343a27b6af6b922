import {Refusal, type CellParser} from "../../src/tables/cells.ts";

/** `1.200`, `1,200`: a whole number with thousands set off, or 1.2? Reading either way would be a guess. */
const maybeThousands = /^\D*\d{1,3}[.,]\d{3}(?!\d)/;

/** Whole numbers and kroner where a point or comma before three digits is refused instead of read as decimals. */
export function withoutGrouping<T>(parse: CellParser<T>): CellParser<T> {
  return (text) =>
    maybeThousands.test(text)
      ? new Refusal("point or comma before three digits: write thousands as 1200 or 1 200")
      : parse(text);
}
