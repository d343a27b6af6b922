import type {Row} from "./context.ts";
import {maybeNumber} from "../number.ts";

/** A number, or that there is none because it is hidden. */
export interface Field {
  value: number | undefined;
  hidden: boolean;
}

/** Reads a number, a sign, or `{value, status}`. */
export function readField(row: Row, field: string): Field {
  const raw = row[field];
  if (typeof raw === "object" && raw !== null && "status" in raw) {
    const {value, status} = raw as {value?: unknown; status: unknown};
    return {value: maybeNumber(value), hidden: status === "suppressed"};
  }
  const status = row[`${field}_status`];
  return {value: maybeNumber(raw), hidden: raw === ":" || status === "suppressed"};
}

/** The first of the fields that holds a number. */
export function firstNumber(row: Row, fields: readonly string[]): number | undefined {
  for (const field of fields) {
    const value = maybeNumber(row[field]);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A share from 0 to 1 that may be written as percent: with the sign, or as a number above 1. */
export function readShareField(row: Row, field: string): Field {
  const {value, hidden} = readField(row, field);
  const raw = row[field];
  const percent = typeof raw === "string" ? maybeNumber(/^(.*\d)\s?%$/.exec(raw.trim())?.[1]) : undefined;
  if (percent !== undefined) return {value: asShare(percent), hidden};
  return {value: value !== undefined && value > 1 ? asShare(value) : value, hidden};
}

/** Without the noise that a division adds to the decimals. */
function asShare(percent: number): number {
  return Number((percent / 100).toFixed(8));
}
