import type {DistributionFacts, UnitAmount} from "../../src/rules/facts.ts";

/** Units A, B, C … with the given amounts and counts; what is not given is not known. */
export function facts(units: readonly Partial<UnitAmount>[]): DistributionFacts {
  return {
    label: "scenarioet",
    units: units.map((u, i) => ({
      id: String(i),
      name: String.fromCharCode(65 + i),
      amount: 0,
      members: null,
      schools: null,
      kindergartens: null,
      pupils: null,
      children: null,
      apprentices: null,
      ...u
    }))
  };
}
