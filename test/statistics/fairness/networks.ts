import type {NeedObservation} from "../../../src/statistics/fairness/need.ts";
import {numberOf, readReference} from "../reference.ts";

/** The 16 networks of the reference with kroner per head, heads, need and region. */
export const networks: (NeedObservation & {group: string; amount: number})[] = readReference(
  "fairness/network_example.csv"
).map((row) => ({
  unit: row["network"]!,
  group: row["region"]!,
  amount: numberOf(row["grant"]),
  value: numberOf(row["grant"]) / numberOf(row["heads"]),
  weight: numberOf(row["heads"]),
  need: numberOf(row["bullying_rate"]) / 100,
  pupils: numberOf(row["pupils"])
}));

/** Units named by their place. */
export function observations(values: readonly number[], weights: readonly number[]) {
  return values.map((value, i) => ({unit: `u${i}`, value, weight: weights[i]!}));
}
