import type {Change} from "../readers/changes.ts";
import type {ComparedSet} from "./compare.ts";
import {countHistory} from "../../src/model/revision.ts";
import {type SetDiff} from "./diff.ts";
import {dateOfEdition} from "./edition-name.ts";
import {isAtLeast, raise, riseOf, structuralPart, versionOf} from "./version.ts";

/** Entries of these kinds tell of other numbers. */
const tellsOfNumbers: ReadonlySet<Change["kind"]> = new Set(["data", "correction", "method"]);

/**
 * The entries of the change log that are new in an edition: dated up to it, and not in the edition before. Ids tell, since
 * two editions can have the same date.
 */
export function newEntries(
  changes: readonly Change[],
  {edition, known}: {edition: string; known: ReadonlySet<string>}
): Change[] {
  return changes.filter(({id, date}) => date <= dateOfEdition(edition) && !known.has(id));
}

/** The data sets whose numbers the entries tell of. */
export function toldSets(entries: readonly Change[]): Set<string> {
  return new Set(entries.filter(({kind}) => tellsOfNumbers.has(kind)).flatMap(({sets}) => sets));
}

/**
 * Findings where rows that the earlier edition held have changed, gone, been hidden or been shown, and no new entry in
 * `docs/changes/` names the set. An entry for a set speaks for its fictional twin too.
 */
export function checkHistory(compared: readonly ComparedSet[], entries: readonly Change[]): string[] {
  const told = toldSets(entries);
  return compared.flatMap(({diff, examples}) => {
    const id = idOf(diff);
    const isGone = diff.after === null;
    if (diff.bookkeeping || told.has(id) || (countHistory(diff) === 0 && !isGone && !diff.newKey)) return [];
    const {changed, removed, hidden, shown} = diff.rows;
    const what = isGone
      ? "the set is gone"
      : `${changed} changed, ${removed} removed, ${hidden} newly hidden, ${shown} newly shown`;
    return [
      `${diff.name}: published rows differ (${what}) and no new entry in docs/changes/ tells of it: write one with "sets: ${id}" (docs/changes/README.md)${examples.map((line) => `\n  ${line}`).join("")}`
    ];
  });
}

/**
 * Findings where columns or key differ and the structure's version has not been raised by hand, where a published version
 * is lower than what the difference asks for, and where one has fallen.
 */
export function checkVersions(compared: readonly ComparedSet[]): string[] {
  return compared.flatMap((set) => [...checkStructure(set), ...checkPublished(set)]);
}

function checkStructure({diff, structure}: ComparedSet): string[] {
  const {before, after} = structure;
  if (before === null || after === null) return [];
  const risen = riseOf(before, after);
  if (risen === "fallen")
    return [`${diff.name}: structure ${after} is lower than ${before}, which was published`];
  const needed = diff.bookkeeping ? undefined : structuralPart(diff);
  if (!needed || (risen && isAtLeast(risen, needed.part))) return [];
  return [
    `${diff.name}: ${needed.why}, so the structure's version ${before} must rise to ${raise(before, needed.part)} or more, but is ${after}: set it in loaders/datasets/`
  ];
}

function checkPublished(set: ComparedSet): string[] {
  const {before, after, name} = set.diff;
  if (before === null || after === null) return [];
  const least = versionOf(set);
  const risen = riseOf(least, after);
  if (risen !== "fallen") return [];
  return [
    `${name}: version ${after} is lower than ${least}, which follows from ${before} in the edition before: let "npm run publish" build the site, or build it with --after and the folder of that edition`
  ];
}

/** `survey_share` for `survey_share-eksempel`. */
function idOf({name}: SetDiff): string {
  return name.replace(/-eksempel$/, "");
}
