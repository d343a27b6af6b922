import type {Interval} from "../fact.ts";
import {roundedTo} from "../number.ts";

/** Whole heads that an amount and an amount per head, both rounded as printed, allow. */
export function headsOf(amount: number, perHead: number): Interval {
  const total = roundedTo(amount, 0);
  const rate = roundedTo(perHead, 0);
  return {
    low: Math.max(0, Math.ceil(total.low / rate.high - 1e-9)),
    high: rate.low > 0 ? Math.floor(total.high / rate.low + 1e-9) : Infinity
  };
}
