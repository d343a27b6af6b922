import type {Participant} from "../../src/rules/facts.ts";

/** A participant of IBS pulje 5 in both roles, with the letter's amount and percent. */
export function participant(p: Partial<Participant> = {}): Participant {
  return {
    scheme: "IBS",
    pulje: "5",
    code: "5001",
    name: "Trondheim",
    role: "both",
    amount: 520_000,
    resourcePersonPercent: 40,
    ...p
  };
}
