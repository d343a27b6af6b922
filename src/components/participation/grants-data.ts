import {
  grantByRole,
  judgeResourcePercent,
  minimumResourcePercent,
  rulesKnown,
  type ResourceVerdict
} from "../../model/participation-rules.js";
import type {Participant} from "../../model/participation.js";
import type {Quantity} from "../format.js";
import {isOwner, type ParticipationView} from "./view.js";

/** What a participant received, what the rule gives, and the difference between them, in kroner for the whole period. */
export interface GrantRow {
  participant: Participant;
  granted: Quantity;
  byRule: Quantity;
  /** Granted less by rule. */
  difference: Quantity;
}

/** The percent of a post that a participant sets aside, against the smallest one. */
export interface ResourceRow {
  participant: Participant;
  percent: Quantity;
  minimum: Quantity;
  verdict: ResourceVerdict;
}

const missing: Quantity = {value: null, status: "missing"};
const known = (value: number | null): Quantity => (value === null ? missing : {value, status: "ok"});

/**
 * Whether the rules of IBS pulje 5 are used for a participant: they are public for that pulje alone. The example county
 * is made after them in all its puljer of IBS.
 */
export function followsRules({scheme, pulje, world}: Participant): boolean {
  return world === "example" ? scheme === "IBS" : rulesKnown(scheme, pulje);
}

/** Owners and independent schools of the view, by pulje and name. */
export function ownersOf({participants}: ParticipationView): Participant[] {
  return participants
    .filter(isOwner)
    .toSorted((a, b) => a.pulje - b.pulje || a.name.localeCompare(b.name, "nb"));
}

export function grantRows(view: ParticipationView): GrantRow[] {
  return ownersOf(view).map((participant) => {
    const {role, amountNok} = participant;
    const granted = known(amountNok);
    const byRule = known(role !== null && followsRules(participant) ? grantByRole(role) : null);
    return {
      participant,
      granted,
      byRule,
      difference:
        granted.value === null || byRule.value === null ? missing : known(granted.value - byRule.value)
    };
  });
}

export function resourceRows(view: ParticipationView): ResourceRow[] {
  return ownersOf(view).map((participant) => {
    const {role, resourcePersonPercent} = participant;
    const percent = known(resourcePersonPercent);
    if (role === null || !followsRules(participant))
      return {participant, percent, minimum: missing, verdict: "unknown"};
    const minimum = minimumResourcePercent(role);
    return {
      participant,
      percent,
      minimum: minimum === null ? {value: null, status: "notApplicable"} : known(minimum),
      verdict: judgeResourcePercent(role, resourcePersonPercent)
    };
  });
}

/** Number of participants by verdict, in the order they are told of. */
export function countVerdicts(rows: readonly ResourceRow[]): Record<ResourceVerdict, number> {
  const counts: Record<ResourceVerdict, number> = {kept: 0, notKept: 0, unknown: 0, none: 0};
  for (const {verdict} of rows) counts[verdict] += 1;
  return counts;
}
