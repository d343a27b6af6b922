import type {ComparedSet} from "./compare.ts";
import {differs, type SetDiff} from "./diff.ts";

/** The parts of a version, the weightiest first. */
const parts = ["major", "minor", "patch"] as const;
export type Part = (typeof parts)[number];

/**
 * The version that a set is published with: the one of the edition before, raised by the weightiest of what happened to its
 * rows, its columns and its structure's version, and never lower than the structure's. A new set begins with the structure's
 * version; one that tells of the files themselves rises with the structure alone. Throws RangeError for a set that is gone.
 */
export function versionOf({diff, structure}: Pick<ComparedSet, "diff" | "structure">): string {
  if (structure.after === null) throw new RangeError(`${diff.name}: a set that is gone has no version`);
  if (diff.before === null) return structure.after;
  const risen = structure.before === null ? undefined : riseOf(structure.before, structure.after);
  const reasons = [risen === "fallen" ? undefined : risen, diff.bookkeeping ? undefined : dataPart(diff)];
  const part = parts.find((one) => reasons.includes(one));
  const raised = part ? raise(diff.before, part) : diff.before;
  return riseOf(raised, structure.after) === "fallen" ? raised : structure.after;
}

/** Major: rows or columns are gone, or other columns tell the rows apart. Minor: some came. Patch: numbers are others. */
function dataPart(diff: SetDiff): Part | undefined {
  const structural = structuralPart(diff)?.part;
  if (structural === "major" || diff.rows.removed > 0) return "major";
  if (structural === "minor" || diff.rows.added > 0) return "minor";
  return differs(diff) ? "patch" : undefined;
}

/** What the structure's version must at least rise by; undefined where columns and key are the same. */
export function structuralPart({columns, newKey}: SetDiff): {part: Part; why: string} | undefined {
  if (columns.removed.length > 0)
    return {
      part: "major",
      why: `column ${columns.removed.join(", ")} was taken away, renamed or has another type`
    };
  if (newKey) return {part: "major", why: "other columns tell the rows apart"};
  if (columns.added.length > 0) return {part: "minor", why: `column ${columns.added.join(", ")} was added`};
  return undefined;
}

/** The first part in which two versions differ, when it rose; undefined when they are equal. */
export function riseOf(before: string, after: string): Part | "fallen" | undefined {
  const [old, current] = [before, after].map((version) => version.split(".").map(Number));
  for (const [i, part] of parts.entries()) {
    const change = (current?.[i] ?? 0) - (old?.[i] ?? 0);
    if (change !== 0) return change > 0 ? part : "fallen";
  }
  return undefined;
}

/** Whether a part weighs as much as another one. */
export function isAtLeast(part: Part, least: Part): boolean {
  return parts.indexOf(part) <= parts.indexOf(least);
}

/** The next version in a part: `1.2.3` raised in minor is `1.3.0`. */
export function raise(version: string, part: Part): string {
  const place = parts.indexOf(part);
  return version
    .split(".")
    .map((number, i) => (i < place ? number : i === place ? Number(number) + 1 : 0))
    .join(".");
}
