import {withQuantity, type Cell, type Interval} from "./fact.ts";
import type {Notebook} from "./knowledge.ts";
import {invertWilson} from "./wilson.ts";

/** Limits of a 95 % interval as printed. */
interface Limits extends Interval {
  /** How far each can be from what is printed; undefined where the numbers themselves tell. */
  half?: number | undefined;
  /** Answers printed beside it. */
  n?: number | undefined;
}

/** The share that an interval was worked out from, with the answers beside it or those that another place names. */
export function shareBehind(
  cell: Cell,
  {low, high, half, n}: Limits,
  {known}: Pick<Notebook, "known">
): Interval | undefined {
  const answered = known(withQuantity(cell, "answered"));
  const elsewhere = answered && answered.low === answered.high ? answered.low : undefined;
  return invertWilson({low, high, n: n ?? elsewhere, ...(half === undefined ? {} : {half})});
}
