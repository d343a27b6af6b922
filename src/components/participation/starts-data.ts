import type {StartStatement} from "../../model/participation.js";
import {startAspects, type StartAspect} from "../../model/pulje.js";

/** What is told of one municipality on one aspect; null where the summary says nothing. */
export type StartCell = Pick<StartStatement, "phrase" | "basis" | "values"> & {forAll: boolean};

/** A municipality, or region, that the summary names. */
export interface StartRow {
  name: string;
  code: string | null;
  cells: Readonly<Record<StartAspect, StartCell | null>>;
}

/** `alt`: also what is said of all of them; `navn`: only what is said of the municipality by name. */
export type StartBasis = "alt" | "navn";

/** The value of a filter that lets everything through, and the one for what the summary does not mention. */
export const everything = "alle";
export const notMentioned = "ikke omtalt";

/** A row for each one that is named, by name. What is said of it by name comes before what is said of all. */
export function startRows(statements: readonly StartStatement[], basis: StartBasis): StartRow[] {
  const named = statements.filter((s) => s.scope === "named");
  const names = [...new Set(named.map((s) => s.name))].toSorted((a, b) => a.localeCompare(b, "nb"));
  return names.map((name) => {
    const own = named.filter((s) => s.name === name);
    const cell = (aspect: StartAspect): StartCell | null => {
      const about = own.find((s) => s.aspect === aspect);
      if (about) return {...about, forAll: false};
      const all = statements.find((s) => s.scope === "all" && s.aspect === aspect);
      return basis === "alt" && all ? {...all, forAll: true} : null;
    };
    return {
      name,
      code: own[0]?.code ?? null,
      cells: {
        university: cell("university"),
        statped: cell("statped"),
        target_groups: cell("target_groups"),
        traits: cell("traits"),
        time_frame: cell("time_frame")
      }
    };
  });
}

/** Whether a cell has the value that is filtered by. */
export function hasValue(cell: StartCell | null, value: string): boolean {
  if (value === everything) return true;
  return cell === null ? value === notMentioned : cell.values.includes(value);
}

/** The rows that have every value filtered by and hold every word searched for, upper and lower case alike. */
export function filterRows(
  rows: readonly StartRow[],
  {values, search}: {values: Partial<Record<StartAspect, string>>; search: string}
): StartRow[] {
  const words = search.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
  return rows.filter(({name, cells}) => {
    const text = [name, ...startAspects.flatMap((a) => [cells[a]?.phrase, cells[a]?.basis])]
      .join(" ")
      .toLocaleLowerCase("nb");
    return (
      startAspects.every((aspect) => hasValue(cells[aspect], values[aspect] ?? everything)) &&
      words.every((word) => text.includes(word))
    );
  });
}

/** The values that occur in a column, by name, with the one for what is not mentioned last. */
export function valuesOf(statements: readonly StartStatement[], aspect: StartAspect): string[] {
  const values = statements.filter((s) => s.aspect === aspect).flatMap((s) => s.values);
  return [...new Set(values)].toSorted((a, b) => a.localeCompare(b, "nb"));
}
