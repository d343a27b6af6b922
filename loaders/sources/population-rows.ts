import JSONstat, {type JsonStatDataset} from "jsonstat-toolkit";
import {basename} from "node:path";
import {z} from "zod";
import {shorten, UserError} from "../errors.ts";
import {normalizeAnswer, readAnswer} from "./answer.ts";

/** Inhabitants on 1 January by age in whole years; null where an age of the group has no number. */
export interface PopulationRow {
  year: number;
  code: string;
  age_0: number | null;
  age_1_5: number | null;
  age_6_15: number | null;
  age_16_18: number | null;
  total: number | null;
}

/** First and last age of each column; the last of `total` is open-ended. */
const groups = {
  age_0: [0, 0],
  age_1_5: [1, 5],
  age_6_15: [6, 15],
  age_16_18: [16, 18],
  total: [0, Infinity]
} as const;

/** `index` gives the order; a dimension of one category may leave it out and have a label alone. */
const Category = z.object({
  index: z.union([z.array(z.string()), z.record(z.string(), z.int().nonnegative())]).optional(),
  label: z.record(z.string(), z.string()).optional()
});

const JsonStat = z.object({
  class: z.literal("dataset"),
  id: z.array(z.string()).min(1),
  size: z.array(z.int().nonnegative()),
  dimension: z.record(z.string(), z.object({category: Category})),
  value: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).optional()
});

/** A JSON-stat 2 dataset: the categories of each dimension, and cells in row-major order over them. */
interface Cube {
  categories: Map<string, string[]>;
  cells: (number | null)[];
}

/**
 * Reads stored answers of table 07459 by region, one-year age and year (sexes are added up where they are given).
 * A code without an inhabitant in any age did not exist that year and gives no row: the table has 0 for closed
 * municipalities. `K-` before a code (aggregated to today's municipalities) is dropped. Throws UserError when ages
 * are missing or the answer is not whole.
 */
export async function readPopulation(paths: string[]): Promise<PopulationRow[]> {
  const rows: PopulationRow[] = [];
  for (const path of paths) rows.push(...parsePopulation(await readAnswer(path), basename(path)));
  return rows;
}

/** Rows of one answer; one that holds something else than was `asked` for is refused. */
export function parsePopulation(json: unknown, where: string, asked: Asked = {}): PopulationRow[] {
  const {categories, cells} = parseCube(json, where);
  requireAsked(categories, asked, where);
  for (const [name, codes] of categories) checkPinned(name, codes, where);
  const regions = requireCategories(categories, "Region", where);
  const years = requireCategories(categories, "Tid", where).map((year) => parseYear(year, where));
  const ages = requireCategories(categories, "Alder", where).map((age) => parseAge(age, where));
  checkAges(ages, where);
  const sexes = categories.get("Kjonn") ?? ["all"];
  const strides = normalizeStrides(categories);
  const stride = (name: string) => strides.get(name) ?? 0;

  const rows: PopulationRow[] = [];
  for (const [y, year] of years.entries()) {
    for (const [r, region] of regions.entries()) {
      const start = y * stride("Tid") + r * stride("Region");
      const byAge = ages.map((_, a) =>
        sum(sexes.map((_sex, s) => cells[start + a * stride("Alder") + s * stride("Kjonn")] ?? null))
      );
      if (!byAge.some((value) => value !== null && value > 0)) continue;
      const between = ([first, last]: readonly [number, number]) =>
        sum(byAge.filter((_, a) => (ages[a] ?? NaN) >= first && (ages[a] ?? NaN) <= last));
      rows.push({
        year,
        code: region.replace(/^K-/, ""),
        age_0: between(groups.age_0),
        age_1_5: between(groups.age_1_5),
        age_6_15: between(groups.age_6_15),
        age_16_18: between(groups.age_16_18),
        total: between(groups.total)
      });
    }
  }
  return rows;
}

/** Categories of a JSON-stat 2 dataset or metadata, by dimension in order; `index` may be an object or an array. */
export function parseCategories(json: unknown, where: string): Map<string, string[]> {
  return listCategories(JSONstat(normalizeDataset(json, where)));
}

/**
 * An answer as JSON-stat's own reader can be given it: every dimension that is named is described, and once; categories are
 * in their order; and nothing has a name that every object answers to.
 */
function normalizeDataset(json: unknown, where: string): z.infer<typeof JsonStat> {
  const answer = normalizeAnswer(JsonStat, json, where);
  const {id, size, dimension} = answer;
  const lost = id.find(
    (name, i) => name in Object.prototype || !Object.hasOwn(dimension, name) || id.indexOf(name) !== i
  );
  if (lost !== undefined || id.length !== size.length) {
    throw new UserError(
      `${where}: dimension ${shorten(lost ?? "sizes", 100)} is not described once: the interface has changed; compare with table 07459 on ssb.no`
    );
  }
  const entries = id.map((name) => [name, {category: {index: codesOf(dimension[name]!.category)}}] as const);
  return {...answer, dimension: Object.fromEntries(entries)};
}

function codesOf({index, label}: z.infer<typeof Category>): string[] {
  if (Array.isArray(index)) return index;
  if (!index) return Object.keys(label ?? {});
  return Object.entries(index)
    .sort((a, b) => a[1] - b[1])
    .map(([code]) => code);
}

function listCategories(dataset: JsonStatDataset): Map<string, string[]> {
  return new Map((dataset.id ?? []).map((name) => [name, dataset.Dimension(name)?.id ?? []]));
}

function parseCube(json: unknown, where: string): Cube {
  const answer = normalizeDataset(json, where);
  const dataset = JSONstat(answer);
  const categories = listCategories(dataset);
  const expected = [...categories.values()].reduce((product, {length}) => product * length, 1);
  // what the answer says of its size is what the reader makes room for
  const announced = answer.size.reduce((product, length) => product * length, 1);
  const cells = announced === expected ? (dataset.Data() ?? []).map(({value}) => value) : [];
  if (cells.length !== expected) {
    throw new UserError(
      `${where}: ${cells.length || announced} cells, ${expected} expected: the answer is not whole, fetch it again`
    );
  }
  const odd: unknown = cells.find((value) => value !== null && !isCount(value));
  if (odd !== undefined) {
    const shown = typeof odd === "object" ? "a list or object" : shorten(JSON.stringify(odd), 100);
    throw new UserError(
      `${where}: ${shown}: expected a count or null: run "npm run fetch -- population" again`
    );
  }
  return {categories, cells};
}

/** No country has more people than a column of the warehouse holds. */
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
}

export function requireCategories(categories: Map<string, string[]>, name: string, where: string): string[] {
  const codes = categories.get(name);
  if (!codes?.length) {
    throw new UserError(
      `${where}: no dimension ${name}, there are ${[...categories.keys()].join(", ")}: the table has changed; compare with table 07459 on ssb.no`
    );
  }
  return codes;
}

function parseYear(code: string, where: string): number {
  if (/^\d{4}$/.test(code)) return Number(code);
  throw new UserError(
    `${where}: year ${JSON.stringify(shorten(code, 100))}: expected one such as 2025; compare with table 07459 on ssb.no`
  );
}

/** The categories that an answer must hold, by dimension. */
type Asked = Readonly<Record<string, readonly string[]>>;

/** Throws UserError when an answer holds other categories than were asked for, as one of another call does. */
function requireAsked(categories: Map<string, string[]>, asked: Asked, where: string): void {
  for (const [name, wanted] of Object.entries(asked)) {
    const got = requireCategories(categories, name, where);
    const odd = wanted.find((code) => !got.includes(code)) ?? got.find((code) => !wanted.includes(code));
    if (odd !== undefined)
      throw new UserError(
        `${where}: ${name} ${JSON.stringify(odd)}: the answer is not for what was asked: run "npm run fetch -- population" again later`
      );
  }
}

/** `007` → 7, `105+` → 105 (and above). */
function parseAge(code: string, where: string): number {
  if (!/^\d{3}\+?$/.test(code)) {
    throw new UserError(
      `${where}: age ${JSON.stringify(code)}: expected one-year ages such as 007 and 105+; compare with table 07459 on ssb.no`
    );
  }
  return Number.parseInt(code, 10);
}

/** The total is only right when every age from 0 is there once. */
function checkAges(ages: readonly number[], where: string): void {
  const missing = Array.from({length: 106}, (_, age) => age).find((age) => !ages.includes(age));
  if (missing !== undefined || new Set(ages).size !== ages.length) {
    const problem = missing === undefined ? "an age stands twice" : `age ${missing} is missing`;
    throw new UserError(`${where}: ${problem}: the total needs every one-year age, ask for all of them`);
  }
}

/** Only the two sexes may be added up; every other dimension must be pinned to one category. */
function checkPinned(name: string, codes: readonly string[], where: string): void {
  if (["Region", "Alder", "Tid"].includes(name) || codes.length === 1) return;
  if (name === "Kjonn" && codes.length === 2 && codes.every((code) => code === "1" || code === "2")) return;
  throw new UserError(
    `${where}: dimension ${name} has ${codes.join(", ")}: ask for one, or the total would count twice`
  );
}

/** How many cells lie between two neighbours of a dimension; row-major, so the last dimension runs fastest. */
function normalizeStrides(categories: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const strides = new Map<string, number>();
  let stride = 1;
  for (const [name, {length}] of [...categories].reverse()) {
    strides.set(name, stride);
    stride *= length;
  }
  return strides;
}

/** Null as soon as one part is unknown. */
function sum(values: readonly (number | null)[]): number | null {
  return values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
}
