import type {Size} from "./api.ts";
import {PageWriter} from "./page-writer.ts";
import {encodeCells, pagingColumns, unitColumns, type Distortion} from "./survey-cells.ts";
import {combineOnce, type Combination, type Selection} from "./survey-combinations.ts";
import {figuresOf, offersGrade, type Unit} from "./survey-figures.ts";
import {gradesOf, standinTables, type StandinTable} from "./survey-tables.ts";
import {valueWriter} from "./survey-values.ts";

/** Rows of a selection, countable and readable from anywhere without making the others. */
export interface RowSource {
  total: number;
  /** A page: the JSON list of the rows from `first`, at most `count`. `paging` is put into each row. */
  encodePage(first: number, count: number, paging: Paging): Buffer;
}

export type Paging = Record<"Sidenummer" | "RaderSide" | "RaderTotalt", number>;

/** Everything needed to write the rows of one survey of one table. */
export function openRows({
  table,
  tidId,
  seed,
  size,
  selection,
  distortion = {}
}: {
  table: StandinTable;
  tidId: number;
  seed: number;
  size: Size;
  selection: Omit<Selection, "tidIds">;
  distortion?: Distortion;
}): RowSource {
  const figures = figuresOf({seed, size, stage: table.stage, tidId});
  const wanted = figures.units
    .map((unit, index) => ({unit, index}))
    .filter(
      ({unit}) =>
        selection.units(unit) &&
        !(distortion.national === "absent" && unit.depth === 1 && unit.national === "I")
    );
  const combinations = combineOnce({table, tidId, size, selection, distortion});
  const profiles = new Map<string, readonly Combination[]>();
  const offered = wanted.map(({unit}) => {
    const key = profileOf(unit, table, size);
    let list = profiles.get(key);
    if (!list) {
      list = combinations.filter(({grade, owner}) => hasCohort(key, grade, owner));
      profiles.set(key, list);
    }
    return list;
  });
  const starts: number[] = [];
  let all = 0;
  for (const list of offered) {
    starts.push(all);
    all += list.length;
  }
  const total = Math.floor(all * (distortion.share ?? 1));
  const writeValues = valueWriter(table, figures, {seed, tidId, distortion});

  return {
    total,
    encodePage(first, count, paging) {
      const end = Math.min(first + count, total);
      const tail = Buffer.from(
        `${encodeCells(table.columns, pagingColumns, paging, distortion).slice(0, -1)}},`
      );
      const page = new PageWriter(Math.max(0, end - first));
      let at = lastAtOrBelow(starts, first);
      for (let row = first; row < end; at += 1) {
        const {unit, index} = wanted[at] ?? fail();
        const list = offered[at] ?? fail();
        const from = row - (starts[at] ?? 0);
        const to = Math.min(list.length, from + end - row);
        const cells = Buffer.from(
          encodeCells(table.columns, unitColumns, unitCells(unit, table), distortion)
        );
        for (let k = from; k < to; k += 1) {
          const combination = list[k] ?? fail();
          page.add(
            combination.before,
            cells,
            combination.between,
            writeValues(unit, index, combination),
            tail
          );
        }
        row += to - from;
      }
      return page.finish();
    }
  };
}

function fail(): never {
  throw new Error("row out of range");
}

/** The schools of one profile share the list of their combinations: `111111 10` is every grade, public only. */
function profileOf(unit: Unit, {stage}: StandinTable, size: Size): string {
  const {school} = unit;
  if (!school || size === "national") return "";
  const grades = gradesOf(stage).map((_, grade) => (offersGrade(school, grade, stage, size) ? "1" : "0"));
  return `${grades.join("")} ${school.private ? "01" : "10"}`;
}

function hasCohort(profile: string, grade: number, owner: number): boolean {
  if (!profile) return true;
  const [grades = "", own = ""] = profile.split(" ");
  return grades[grade] === "1" && (owner === 0 || own[owner - 1] === "1");
}

function unitCells(unit: Unit, {stage}: StandinTable): Record<string, string | number> {
  return {
    EnhetNivaa: stage === "vgo" && unit.depth === 4 ? 3 : unit.depth,
    Nasjonaltkode: unit.national,
    Nasjonalt: unit.national === "I" ? "Hele landet" : "Utlandet",
    Fylkekode: unit.county,
    Fylke: unit.countyName,
    Kommunekode: unit.municipality,
    Kommune: unit.municipalityName,
    Organisasjonsnummer: unit.code,
    EnhetNavn: unit.name
  };
}

function lastAtOrBelow(starts: readonly number[], row: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

const total = new Set([-10]);

/**
 * The pages of the bullying table of primary and lower secondary (150) as the API sends them, ready to be written as
 * files: one survey, one level (1 nation … 4 school), all genders and owners, groups at their total. National size
 * has 8 million rows over the five surveys and four levels.
 */
export function* bullyingRows({
  seed = 1,
  size = "national",
  tidId,
  level,
  rowsPerPage = 10_000
}: {
  seed?: number;
  size?: Size;
  tidId: number;
  level: 1 | 2 | 3 | 4;
  rowsPerPage?: number;
}): Generator<Buffer> {
  const table = standinTables.find(({id}) => id === 150) ?? fail();
  const rows = openRows({
    table,
    tidId,
    seed,
    size,
    selection: {units: ({depth}) => depth === level, groups: new Set([0]), programmes: total}
  });
  const pages = Math.ceil(rows.total / rowsPerPage);
  for (let page = 1; page <= pages; page += 1) {
    const paging = {Sidenummer: page, RaderSide: rowsPerPage, RaderTotalt: rows.total};
    yield rows.encodePage((page - 1) * rowsPerPage, rowsPerPage, paging);
  }
}
