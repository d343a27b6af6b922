import {
  averagePost,
  firstPost,
  targetOf,
  type EventStudy,
  type Refusal,
  type Target
} from "../../../src/statistics/sensitivity/event-study.ts";
import {numberOf, readReference} from "../reference.ts";

/** The event study of panel B that the reference intervals were computed from. */
export function panelB(): EventStudy {
  const rows = readReference("inference/honest_panelB_beta.csv");
  const sigma = readReference("inference/honest_panelB_sigma.csv");
  return {
    eventTimes: rows.map((row) => numberOf(row["e"])),
    beta: Float64Array.from(rows, (row) => numberOf(row["beta"])),
    sigma: Float64Array.from(sigma.flatMap((row) => Object.values(row).map(Number)))
  };
}

/** Panel B with the weights the reference names. */
export function targetB(name: string | undefined, change: Partial<EventStudy> = {}): Target {
  return given(targetOf({...panelB(), ...change}, name === "first_post" ? firstPost : averagePost));
}

/** A result that is no refusal. */
export function given<T extends object>(result: T | Refusal): T {
  if ("reason" in result) throw new Error(`refused: ${result.reason}`);
  return result;
}

/** Rows of the reference intervals for one restriction. */
export const referenceIntervals = (restriction: string) =>
  readReference("inference/honestdid_panelB.csv")
    .filter((row) => row["restriction"] === restriction)
    .map((row) => ({
      target: row["target"] ?? "",
      bound: numberOf(row["M"]),
      low: numberOf(row["lb"]),
      high: numberOf(row["ub"])
    }));
