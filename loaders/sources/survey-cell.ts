import {
  grades,
  indicatorLabel,
  maybeMeasure,
  measureLabel,
  type Gender,
  type Grade,
  type Measure,
  type Ownership
} from "../../src/model/survey.ts";
import {contentOf, isUpperSecondary, type SurveyTable} from "./survey-tables.ts";

/** One row as received: texts in Norwegian format, numbers for levels and paging, null for no value. */
export type SurveyRow = Readonly<Record<string, string | number | null>>;

/**
 * The cell of the warehouse that a row belongs to. `indicator` is a measure (bullying), the code of an index, or
 * undefined (participation); a table without genders is about `all`.
 */
export interface SurveyCell {
  grade: Grade;
  ownership: Ownership;
  gender: Gender;
  indicator: string | undefined;
}

/** A row that belongs to no cell: the columns that should tell, and why they do not. */
export interface Unmapped {
  columns: readonly string[];
  why: "unknown" | "contradictory";
}

/** Columns of which one is enough, by what they tell: the code first, then the name. */
export const gradeColumns = ["TrinnKode", "Trinnnavn"] as const;
export const ownershipColumns = ["Eierformkode", "EierformNavn"] as const;
export const genderColumns = ["KjoennKode", "Kjoenn"] as const;
export const questionColumns = [
  "Spoersmaalkode",
  "Spoersmaalgruppekode",
  "Spoersmaalgruppe",
  "Indikator"
] as const;

const ownershipByCode = new Map<string, Ownership>([
  ["-10", "all"],
  ["3", "public"],
  ["4", "private"]
]);
const ownershipByName = new Map<string, Ownership>([
  ["Alle eierformer", "all"],
  ["Offentlig skole", "public"],
  ["Privat eiet", "private"]
]);
const genderByCode = new Map<string, Gender>([
  ["A", "all"],
  ["J", "girls"],
  ["G", "boys"]
]);
const genderByName = new Map<string, Gender>([
  ["Alle kjønn", "all"],
  ["Jente", "girls"],
  ["Gutt", "boys"]
]);
const indicatorByName = new Map(Object.entries(indicatorLabel).map(([code, name]) => [name, code]));

/**
 * The cell of a row, by its codes or, where there is no known code, by its names without blanks at the ends. Code and
 * name that both are known must agree. The code of an index may stand in Spoersmaalgruppekode or be told by the name
 * of the index, but only on the row of the index itself, never on that of a single question.
 */
export function parseCell(table: SurveyTable, row: SurveyRow): SurveyCell | Unmapped {
  const grade = agree(
    maybeGradeOfCode(table, text(row.TrinnKode)),
    maybeGradeOfName(table, text(row.Trinnnavn))
  );
  if (!isKnown(grade)) return {columns: gradeColumns, why: grade};
  // All owners together have no code in most tables, so that only their name tells them.
  const ownership = agree(
    ownershipByCode.get(text(row.Eierformkode)),
    ownershipByName.get(text(row.EierformNavn))
  );
  if (!isKnown(ownership)) return {columns: ownershipColumns, why: ownership};
  const hasGender = genderColumns.some((column) => column in row);
  const gender = hasGender
    ? agree(genderByCode.get(text(row.KjoennKode)), genderByName.get(text(row.Kjoenn)))
    : "all";
  if (!isKnown(gender)) return {columns: genderColumns, why: gender};
  if (contentOf(table) === "participation") return {grade, ownership, gender, indicator: undefined};
  const indicator = contentOf(table) === "bullying" ? maybeMeasureOf(row) : maybeIndicatorOf(row);
  return indicator === undefined
    ? {columns: [...questionColumns, "Spoersmaalnavn"], why: "unknown"}
    : {grade, ownership, gender, indicator};
}

/** The cells of which a row is told apart, as received; rows that are equal in them belong to one cell. */
export const cellColumns = [
  ...gradeColumns,
  ...ownershipColumns,
  ...genderColumns,
  ...questionColumns,
  "Spoersmaalnavn",
  "SpoersmaalNivaa"
] as const;

type Problem = Unmapped["why"];

function isKnown<T extends string>(reading: T | Problem): reading is T {
  return reading !== "unknown" && reading !== "contradictory";
}

function agree<T extends string>(one: T | undefined, other: T | undefined): T | Problem {
  if (one !== undefined && other !== undefined && one !== other) return "contradictory";
  return one ?? other ?? "unknown";
}

function text(value: string | number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value).trim();
}

/** TrinnKode is 5–10, and in upper secondary 1–3 or Vg1–Vg3. */
function maybeGradeOfCode(table: SurveyTable, code: string): Grade | undefined {
  if (!isUpperSecondary(table)) return maybeGrade(/^(?:[5-9]|10)$/.exec(code)?.[0]);
  return maybeGrade(/^(?:Vg)?([1-3])$/i.exec(code)?.[1], "Vg");
}

/** Trinnnavn is `7. årstrinn`, and in upper secondary `Videregående trinn 1`. */
function maybeGradeOfName(table: SurveyTable, name: string): Grade | undefined {
  if (!isUpperSecondary(table)) return maybeGrade(/^([5-9]|10)\. (?:års)?trinn$/.exec(name)?.[1]);
  return maybeGrade(/^Videregående trinn ([1-3])$/.exec(name)?.[1], "Vg");
}

function maybeGrade(number: string | undefined, prefix = ""): Grade | undefined {
  return number === undefined ? undefined : grades.find((grade) => grade === prefix + number);
}

function maybeMeasureOf(row: SurveyRow): Measure | undefined {
  const measure = maybeMeasure(text(row.Spoersmaalkode));
  if (measure || !isWholeIndex(row)) return measure;
  const named = groupName(row) === measureLabel.total ? "total" : undefined;
  return maybeMeasure(text(row.Spoersmaalgruppekode)) === "total" ? "total" : named;
}

function maybeIndicator(code: string): string | undefined {
  return Object.hasOwn(indicatorLabel, code) ? code : undefined;
}

function maybeIndicatorOf(row: SurveyRow): string | undefined {
  const indicator = maybeIndicator(text(row.Spoersmaalkode));
  if (indicator !== undefined || !isWholeIndex(row)) return indicator;
  return maybeIndicator(text(row.Spoersmaalgruppekode)) ?? indicatorByName.get(groupName(row));
}

/** Whether the row is about an index as a whole and not about one of its questions. */
function isWholeIndex(row: SurveyRow): boolean {
  if (!["", "Alle", "-10"].includes(text(row.Spoersmaalkode))) return false;
  const name = text(row.Spoersmaalnavn);
  return name ? name === "Alle spørsmål" || name === groupName(row) : text(row.SpoersmaalNivaa) === "1";
}

function groupName(row: SurveyRow): string {
  return text(row.Spoersmaalgruppe ?? row.Indikator);
}
