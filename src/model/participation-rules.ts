import type {PuljeScheme} from "./pulje.js";

/** What the invitation to IBS pulje 5 says of grants and resource persons. Pure, for the page and for files. */

/** In which capacity a participant takes part; `both` is a municipality as kindergarten authority and school owner. */
export const participantRoles = [
  "kindergarten_authority",
  "school_owner",
  "both",
  "independent_school",
  "school",
  "kindergarten"
] as const;
export type ParticipantRole = (typeof participantRoles)[number];

/** What a rule gives each role; roles that it gives nothing are left out. */
export function valuesByRole(valueOf: (role: ParticipantRole) => number | null): Record<string, number> {
  return Object.fromEntries(
    participantRoles.flatMap((role) => {
      const value = valueOf(role);
      return value === null ? [] : [[role, value]];
    })
  );
}

/** Whether the rules below are known to hold for a pulje: they are public for IBS pulje 5 alone. */
export function rulesKnown(scheme: PuljeScheme, pulje: number): boolean {
  return scheme === "IBS" && pulje === 5;
}

const grants: Readonly<Record<ParticipantRole, number | null>> = {
  kindergarten_authority: 260_000,
  school_owner: 260_000,
  both: 520_000,
  independent_school: 100_000,
  school: null,
  kindergarten: null
};

/** Kroner for the whole period by role; null for a unit, whose owner is the one that receives the grant. */
export function grantByRole(role: ParticipantRole): number | null {
  return grants[role];
}

const minimums: Readonly<Record<ParticipantRole, number | null>> = {
  kindergarten_authority: 20,
  school_owner: 20,
  both: 40,
  independent_school: null,
  school: null,
  kindergarten: null
};

/**
 * Smallest percent of a post for resource persons by role: 20 for kindergarten and 20 for school, so 40 together, held
 * by one person or two. Null where none is named: an independent school has a resource person without a smallest percent.
 */
export function minimumResourcePercent(role: ParticipantRole): number | null {
  return minimums[role];
}

/** `none`: no smallest percent holds for the role; `unknown`: the percent is not known. */
export type ResourceVerdict = "kept" | "notKept" | "unknown" | "none";

/** Whether the percent of a post (0–100, null: not known) reaches the smallest one of the role. */
export function judgeResourcePercent(role: ParticipantRole, percent: number | null): ResourceVerdict {
  const minimum = minimumResourcePercent(role);
  if (minimum === null) return "none";
  if (percent === null) return "unknown";
  return percent >= minimum ? "kept" : "notKept";
}
