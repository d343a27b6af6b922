import type {Size} from "./api.ts";
import {encodeCells, unitColumns, valueColumnPattern, type Distortion} from "./survey-cells.ts";
import type {Unit} from "./survey-figures.ts";
import {
  genders,
  gradesOf,
  groups,
  owners,
  programmes,
  questionsOf,
  type Option,
  type Question,
  type StandinTable
} from "./survey-tables.ts";

/** Which rows are wanted. A dimension left out gives every one of its values, as the real API does. */
export interface Selection {
  tidIds: readonly number[];
  units: (unit: Unit) => boolean;
  questions?: ReadonlySet<number> | undefined;
  grades?: ReadonlySet<number> | undefined;
  owners?: ReadonlySet<number> | undefined;
  genders?: ReadonlySet<number> | undefined;
  groups?: ReadonlySet<number> | undefined;
  programmes?: ReadonlySet<number> | undefined;
}

/** One combination of every dimension but the unit, with the cells before, between and after unit and values. */
export interface Combination {
  question: Question;
  grade: number;
  owner: number;
  gender: number;
  ordinal: number;
  before: Buffer;
  between: Buffer;
}

interface CombineOptions {
  table: StandinTable;
  tidId: number;
  size: Size;
  selection: Omit<Selection, "tidIds">;
  distortion: Distortion;
}

const combined = new Map<string, readonly Combination[]>();

/** The combinations depend on the filter alone, which comes again for every survey, level and stand-in. */
export function combineOnce(options: CombineOptions): readonly Combination[] {
  const {table, tidId, size, selection, distortion} = options;
  const {questions, grades, owners: own, genders: sex, groups: group, programmes: programme} = selection;
  const ids = [questions, grades, own, sex, group, programme].map((each) => (each ? [...each].join() : "*"));
  const key = [
    table.id,
    table.content,
    tidId,
    size,
    ...ids,
    JSON.stringify([...(distortion.columns ?? [])])
  ].join(" ");
  const known = combined.get(key);
  if (known) return known;
  const made = combine(options);
  combined.set(key, made);
  return made;
}

function combine({table, tidId, size, selection, distortion}: CombineOptions): Combination[] {
  const year = Math.floor(tidId / 100);
  const yearCells = {Skoleaarnavn: `${year}-${String((year + 1) % 100)}`};
  const has = (column: string) => table.columns.includes(column);
  const none: Option = {id: 0, kode: "", navn: "", cells: {}};
  const unitStart = table.columns.indexOf("EnhetNivaa");
  const valueStart = table.columns.findIndex((column) => valueColumnPattern.test(column));
  const unitEnd = table.columns.findLastIndex((column) => unitColumns.has(column)) + 1;
  const made: Combination[] = [];
  for (const question of pick(questionsOf(table, size), selection.questions)) {
    for (const grade of pick(gradesOf(table.stage), selection.grades)) {
      for (const owner of pick(owners, selection.owners)) {
        for (const gender of has("KjoennKode")
          ? pick(genders, selection.genders)
          : [{option: none, place: 0}]) {
          for (const group of has("GruppeNivaa")
            ? pick(groups, selection.groups)
            : [{option: none, place: 0}]) {
            for (const programme of has("ProgramomraadeNivaa")
              ? pick(programmes, selection.programmes)
              : [{option: none, place: 0}]) {
              const cells: Option["cells"] = {
                ...yearCells,
                ...question.option.cells,
                ...grade.option.cells,
                ...owner.option.cells,
                ...gender.option.cells,
                ...group.option.cells,
                ...programme.option.cells
              };
              made.push({
                question: question.option,
                grade: grade.place,
                owner: owner.place,
                gender: gender.place,
                ordinal: made.length,
                before: Buffer.from(
                  `{${encodeCells(table.columns.slice(0, unitStart), undefined, cells, distortion)}`
                ),
                between: Buffer.from(
                  encodeCells(table.columns.slice(unitEnd, valueStart), undefined, cells, distortion)
                )
              });
            }
          }
        }
      }
    }
  }
  return made;
}

function pick<T extends Option>(options: readonly T[], ids: ReadonlySet<number> | undefined) {
  return options.map((option, place) => ({option, place})).filter(({option}) => !ids || ids.has(option.id));
}
