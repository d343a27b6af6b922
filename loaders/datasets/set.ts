import type {SetId} from "../../src/model/set-titles.ts";
import type {World} from "../../src/model/survey.ts";

/** How a column is kept: in Parquet and Arrow by DuckDB's own type, in XLSX as a typed cell. */
export type ColumnType = "text" | "integer" | "number" | "date" | "boolean";

/**
 * Why a cell can be empty. A number has a status column beside it, row by row; a text or a date has one reason for the
 * whole column, and the sign (`.` not applicable, `..` not given) that spreadsheets show in place of nothing.
 */
export type Absence = {status: string} | {sign: "." | ".."; reason: string};

/** One column of a data set: everything that files, catalogue and the page Variabler say about it. */
export interface DataColumn {
  /** ASCII snake_case, the heading of files for machines. */
  name: string;
  /** Norwegian heading of files for people; different for each column of a set. */
  title: string;
  type: ColumnType;
  description: string;
  /** `andel` is a share 0–1. */
  unit?: "andel" | "kr" | "elever" | "barn" | "skoler" | "barnehager" | "år" | "prosent" | "byte";
  /** A school year such as 2006-07, which a spreadsheet would take for July 2006. */
  form?: "schoolYear";
  /** The codes that occur, with what they mean. */
  values?: Readonly<Record<string, string>>;
  /** Left out where the column is never empty. */
  absent?: Absence;
}

/** The themes, in the order of the page Variabler. */
export const themes = {
  survey: "Elevundersøkelsen",
  participation: "Puljer og deltakere",
  money: "Nettverk og midler",
  units: "Enheter, elever og barn",
  sources: "Kilder"
} as const;
export type Theme = keyof typeof themes;

/** A cube: one cell for each combination of dimensions, with one or more numbers in it. */
export interface Cube {
  dimensions: readonly string[];
  measures: readonly string[];
}

/** One data set, published as `data/<id>.<ext>` for the real world and `data/<id>-eksempel.<ext>` for the fictional one. */
export interface DataSet {
  id: SetId;
  theme: Theme;
  title: string;
  /** What one row is. */
  row: string;
  description: string;
  /**
   * Version of the structure, major.minor.patch, raised by hand. Major: a column is taken away, renamed or means something
   * else. Minor: columns or codes are added. Patch: texts or a fault in the query are mended. What is published has a version
   * of its own, which follows from the edition before (`loaders/editions/version.ts`) and is never lower than this one.
   */
  version: string;
  /** Query with `$world` where the world stands; its columns are exactly those described. */
  sql: string;
  /** What tells rows apart; rows are ordered by it. */
  key: readonly string[];
  columns: readonly DataColumn[];
  /** The column that says when: a school year, a date or a year. */
  period?: string;
  /** The data sets behind the rows: named by a column, by their kind in the manifest, or every one of the world. */
  sources: {column: string} | {kinds: readonly string[]} | "all";
  cube?: Cube;
}

/** `survey_share`, or `survey_share-eksempel` for the fictional county. */
export function publishedName({id}: Pick<DataSet, "id">, world: World): string {
  return world === "example" ? `${id}-eksempel` : id;
}

/** The title, which says so where everything is invented. */
export function publishedTitle({title}: Pick<DataSet, "title">, world: World): string {
  return world === "example" ? `${title} (eksempeldata – oppdiktet)` : title;
}

/** SQL for the status of a number that has no status of its own: the row's where it says hidden, otherwise missing. */
export function statusSql(column: string, rowStatus?: string): string {
  const hidden = rowStatus ? `WHEN ${rowStatus} = 'suppressed' THEN 'suppressed' ` : "";
  return `CASE WHEN ${column} IS NOT NULL THEN 'ok' ${hidden}ELSE 'missing' END AS ${column.replace(/^.*\./, "")}_status`;
}

export const typeLabel: Readonly<Record<ColumnType, string>> = {
  text: "tekst",
  integer: "heltall",
  number: "tall",
  date: "dato",
  boolean: "sant eller usant"
};

/** `all: Alle; girls: Jenter`, or an empty text for a column without codes. */
export function describeCodes({values = {}}: DataColumn): string {
  return Object.entries(values)
    .map(([code, label]) => `${code}: ${label}`)
    .join("; ");
}

/** When a cell of the column is empty, and what stands there in Excel. */
export function describeAbsence({absent}: DataColumn): string {
  if (!absent) return "Aldri tom";
  return "status" in absent ? `Se ${absent.status}` : `${absent.sign} ${absent.reason}`;
}
