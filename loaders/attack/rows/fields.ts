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
