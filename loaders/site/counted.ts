import type {Status} from "../../src/model/survey.ts";

/** A count or an amount of kroner, or the reason why there is none. */
export interface Counted {
  value: number | null;
  status: Status;
}

export const missing: Counted = {value: null, status: "missing"};

/** A number that the source has, or `missing`. */
export function counted(value: number | null | undefined): Counted {
  return value === null || value === undefined ? missing : {value, status: "ok"};
}

/** A sum over parts: hidden when one part is hidden, missing when one is missing or there are none. */
export function sumOf(counts: readonly Counted[]): Counted {
  if (!counts.length || counts.some((c) => c.status === "missing")) return missing;
  if (counts.some((c) => c.status === "suppressed")) return {value: null, status: "suppressed"};
  return {value: counts.reduce((sum, c) => sum + (c.value ?? 0), 0), status: "ok"};
}
