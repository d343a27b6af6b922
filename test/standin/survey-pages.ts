import type {Size} from "./api.ts";
import {hash01} from "./random.ts";
import {figuresOf, offersGrade, type Figures, type Unit} from "./survey-figures.ts";
import {
  genders,
  gradesOf,
  groups,
  owners,
  programmes,
  questionsOf,
  standinTables,
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

/** Rows of a selection, countable and readable from anywhere without making the others. */
export interface RowSource {
  total: number;
  /** A page: the JSON list of the rows from `first`, at most `count`. `paging` is put into each row. */
  encodePage(first: number, count: number, paging: Paging): Buffer;
}

export type Paging = Record<"Sidenummer" | "RaderSide" | "RaderTotalt", number>;

/** Changes that a data fault makes to the rows. */
export interface Distortion {
  /** Column → new name, or undefined to drop it. */
  columns?: ReadonlyMap<string, string | undefined>;
  national?: "absent" | "empty" | "out of range" | undefined;
  /** Keeps only this share of the rows. */
  share?: number;
}

/** One combination of every dimension but the unit, with the cells before, between and after unit and values. */
interface Combination {
  question: Question;
  grade: number;
  owner: number;
  gender: number;
  ordinal: number;
  before: Buffer;
  between: Buffer;
}

const unitColumns = new Set(
  "EnhetNivaa Nasjonaltkode Nasjonalt Fylkekode Fylke Kommunekode Kommune Organisasjonsnummer EnhetNavn".split(
    " "
  )
);
const valueColumnPattern = /^(Score|Standardavvik|Andel|Antall)/;
const pagingColumns = new Set(["Sidenummer", "RaderSide", "RaderTotalt"]);

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

/** Puts rows together as bytes; joining eight million long strings would take several times as long. */
class PageWriter {
  private bytes: Buffer;
  private length = 1;

  constructor(rows: number) {
    this.bytes = Buffer.allocUnsafe(1024 + rows * 1024);
    this.bytes[0] = "[".charCodeAt(0);
  }

  /** One row: its parts in order, each with the comma after it. */
  add(before: Buffer, unit: Buffer, between: Buffer, values: string, tail: Buffer): void {
    const most = before.length + unit.length + between.length + 3 * values.length + tail.length;
    if (this.length + most > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.allocUnsafe(this.bytes.length + most)]);
    this.put(before);
    this.put(unit);
    this.put(between);
    this.length += this.bytes.write(values, this.length);
    this.put(tail);
  }

  private put(part: Buffer): void {
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** The list, with the comma after its last row turned into the closing bracket. */
  finish(): Buffer {
    if (this.length === 1) return Buffer.from("[]");
    this.bytes[this.length - 1] = "]".charCodeAt(0);
    return this.bytes.subarray(0, this.length);
  }
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

function pick<T extends Option>(options: readonly T[], ids: ReadonlySet<number> | undefined) {
  return options.map((option, place) => ({option, place})).filter(({option}) => !ids || ids.has(option.id));
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
function combineOnce(options: CombineOptions): readonly Combination[] {
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

/** `"A":1,"B":null,` for the given columns, renamed or dropped by the distortion; absent cells are null. */
function encodeCells(
  columns: readonly string[],
  only: ReadonlySet<string> | undefined,
  cells: Readonly<Record<string, string | number | null | undefined>>,
  {columns: changes}: Distortion
): string {
  let text = "";
  for (const column of columns) {
    if (only && !only.has(column)) continue;
    const name = changes?.has(column) ? changes.get(column) : column;
    if (name !== undefined) text += `${JSON.stringify(name)}:${JSON.stringify(cells[column] ?? null)},`;
  }
  return text;
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

type ValueWriter = (unit: Unit, index: number, combination: Combination) => string;

/** Writes the value columns: texts in Norwegian form, `*` where screened, null or "" where there is no value. */
function valueWriter(
  table: StandinTable,
  figures: Figures,
  {seed, tidId, distortion}: {seed: number; tidId: number; distortion: Distortion}
): ValueWriter {
  const columns = table.columns.filter((column) => valueColumnPattern.test(column));
  const names = columns.map((column) => {
    const name = distortion.columns?.has(column) ? distortion.columns.get(column) : column;
    return name === undefined ? undefined : `${JSON.stringify(name)}:`;
  });
  const write = (values: readonly (string | null)[]) => {
    let text = "";
    for (let k = 0; k < columns.length; k += 1) {
      const name = names[k];
      if (name !== undefined)
        text += values[k] === null || values[k] === undefined ? `${name}null,` : `${name}"${values[k]}",`;
    }
    return text;
  };
  const nothing = [write(columns.map(() => null)), write(columns.map(() => ""))];
  const screened = write(
    columns.map((column) => (table.content === "participation" && column === "AntallInvitert" ? null : "*"))
  );
  const strict = tidId >= 202212;
  return (unit, index, {question, grade, owner, gender, ordinal}) => {
    const national = unit.depth === 1 && unit.national === "I";
    const roll = hash01(seed, index, ordinal, tidId);
    if (national && distortion.national === "empty") return nothing[0] ?? "";
    const n = figures.respondents(index, owner, grade, gender);
    if (n === 0) return nothing[roll < 0.5 ? 0 : 1] ?? "";
    if (table.content === "participation") {
      const invited = figures.invited(index, owner, grade);
      const share =
        national && distortion.national === "out of range"
          ? "142,5"
          : formatTenths(Math.round((1000 * n) / invited));
      return write([share, formatCount(n, roll), formatCount(invited, roll)]);
    }
    const bullied = figures.bullied(index, owner, grade, gender, question.measure);
    if (n < 5 || (strict && table.content === "bullying" && unit.depth > 2 && bullied === 1)) return screened;
    if (table.content === "bullying") {
      const share =
        national && distortion.national === "out of range"
          ? "142,5"
          : formatTenths(Math.round((1000 * bullied) / n));
      return write([share, formatCount(bullied, roll)]);
    }
    if (question.index === "1389" && (table.stage === "gsk" || grade > 0)) return nothing[0] ?? "";
    const mean =
      4.3 - 0.05 * (Number(question.index ?? 1380) % 10) - (1.5 * bullied) / n + 0.3 * (roll - 0.5);
    const score =
      national && distortion.national === "out of range"
        ? "7,2"
        : formatTenths(Math.round(10 * Math.max(1, Math.min(5, mean))));
    const shares = question.single ? ["0,6", "1,2", "7,6", "48,0", "42,7"] : [null, null, null, null, null];
    const counts = question.single
      ? shares.map(() => formatCount(Math.round(n / 5), roll))
      : [null, null, null, null, null];
    return write([score, "0,7", formatCount(n, roll), ...shares, ...counts]);
  };
}

const tenths = Array.from({length: 1001}, (_, value) => `${Math.floor(value / 10)},${value % 10}`);

/** 81 → `8,1`. */
function formatTenths(value: number): string {
  return tenths[value] ?? `${Math.floor(value / 10)},${value % 10}`;
}

/** Thousands apart by a plain, hard or narrow space; some small counts with leading blanks. */
function formatCount(value: number, roll: number): string {
  if (value < 1000) return roll < 0.1 ? `  ${value}` : String(value);
  const space = roll < 0.4 ? " " : roll < 0.8 ? "\u00a0" : "\u202f";
  return String(value).replace(/\B(?=(\d{3})+$)/g, space);
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
