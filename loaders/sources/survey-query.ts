import {startYear} from "../../src/model/school-year.ts";
import {
  indicatorLabel,
  maybeMeasure,
  measureByUdirCode,
  measures,
  type Measure
} from "../../src/model/survey.ts";
import {UserError} from "../errors.ts";
import {childrenOf, idsByCode, type Filter, type FilterValues} from "./survey-filter.ts";
import {contentOf, levelNumbers, type SurveyLevel, type SurveyTable} from "./survey-tables.ts";

const totalCode = "EUIndeks_1398";

/** Udir's id of "all" in every dimension. */
export const total = -10;

/** A table as the source offers it now. */
export interface OfferedTable {
  table: SurveyTable;
  /** EksportID. */
  id: number;
  /** Columns of its first row. */
  columns: readonly string[];
  values: FilterValues;
  /** School year (`2024-25`) → TidID (202412). */
  years: ReadonlyMap<string, number>;
}

/** The school years that a table offers. TidID is year and month of the survey; `navn` must say the same year. */
export function offeredYears(values: FilterValues, where: string): Map<string, number> {
  return new Map(
    (values.get("TidID") ?? []).map(({id, navn}) => {
      let start: number | undefined;
      try {
        start = startYear(navn);
      } catch {
        start = undefined;
      }
      if (start === undefined || start !== Math.floor(id / 100)) {
        throw new UserError(
          `${where}: TidID ${id} is named ${JSON.stringify(navn)}: the interface has changed, compare it with the source's documentation; the old snapshot is kept`
        );
      }
      return [navn, id];
    })
  );
}

/**
 * The filter of one request chain: one table, one survey, one level; every grade by its internal id; all, girls and
 * boys; all, public and private schools; every other dimension pinned to its total so that nothing comes twice.
 */
export function chainFilter(offered: OfferedTable, tidId: number, level: SurveyLevel): Filter {
  const {table, id, columns, values} = offered;
  const where = `table ${id} (${table})`;
  const participation = contentOf(table) === "participation";
  const number = levelNumbers(table).get(level);
  if (number === undefined) throw new Error(`${table} has no level ${level}`);
  return {
    TidID: [tidId],
    EnhetNivaa: [number],
    TrinnID: gradeIds(values, where),
    EierformID: ownershipIds(values, where),
    ...(columns.includes("KjoennKode") || columns.includes("Kjoenn")
      ? {KjoennID: idsByCode(values, "KjoennID", participation ? ["A"] : ["A", "J", "G"], where)}
      : {}),
    ...(participation ? {} : {SpoersmaalID: questionIds(offered, where)}),
    ...(columns.includes("ProgramomraadeNivaa") ? {ProgramomraadeID: [total]} : {}),
    ...(columns.includes("GruppeNivaa") ? {GruppeNivaa: [0]} : {})
  };
}

/** A small query that shows the columns of a table before anything is known about it. */
export function probeFilter(values: FilterValues, tidId: number): Filter {
  const pinned = ["EierformID", "KjoennID", "ProgramomraadeID"].filter((name) => values.has(name));
  return {
    TidID: [tidId],
    EnhetNivaa: [1],
    ...Object.fromEntries(pinned.map((name) => [name, [total]]))
  };
}

function gradeIds(values: FilterValues, where: string): number[] {
  const ids = (values.get("TrinnID") ?? []).map(({id}) => id).filter((id) => id !== total);
  if (!ids.length)
    throw new UserError(
      `${where}: TrinnID offers no grade: the interface has changed, compare it with the source's documentation; the old snapshot is kept`
    );
  return ids;
}

/** All by its id (its code differs), public by code 3 and private by code 4. */
function ownershipIds(values: FilterValues, where: string): number[] {
  return [total, ...idsByCode(values, "EierformID", ["3", "4"], where)];
}

/** Bullying: the total and its three questions. Indices: only the known indices, never their single questions. */
function questionIds({table, values}: OfferedTable, where: string): number[] {
  const nodes = values.get("SpoersmaalID") ?? [];
  if (contentOf(table) === "bullying") {
    const root = nodes.find(({kode}) => kode === totalCode);
    // A question may stand under several headings with different ids; the one under the total is meant.
    const preferred = [...(root ? [root, ...childrenOf(nodes, root)] : []), ...nodes];
    return measures.map((measure) => {
      const node = preferred.find(({kode}) => maybeMeasure(kode) === measure);
      if (node) return node.id;
      const offered = nodes.map(({kode}) => kode).join(", ") || "nothing";
      throw new UserError(
        `${where}: SpoersmaalID offers no ${udirCode(measure)} (only ${offered}): ` +
          "the interface has changed, compare it with the source's documentation; the old snapshot is kept"
      );
    });
  }
  const ids = nodes.filter(({kode}) => Object.hasOwn(indicatorLabel, kode)).map(({id}) => id);
  if (!ids.length) {
    throw new UserError(
      `${where}: SpoersmaalID offers no known EUIndeks_*: the interface has changed, compare it with the source's documentation; the old snapshot is kept`
    );
  }
  return ids;
}

/** Codes of the indices that a table offers and this program does not know, so that they are told and not fetched. */
export function unknownIndices({table, values}: OfferedTable): string[] {
  if (contentOf(table) !== "index") return [];
  return (values.get("SpoersmaalID") ?? [])
    .map(({kode}) => kode)
    .filter(
      (kode) => /^EUIndeks_\d+$/.test(kode) && !Object.hasOwn(indicatorLabel, kode) && !maybeMeasure(kode)
    );
}

function udirCode(measure: Measure): string | undefined {
  return Object.keys(measureByUdirCode).find((code) => measureByUdirCode[code] === measure);
}
