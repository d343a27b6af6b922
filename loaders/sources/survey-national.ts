import {join} from "node:path";
import {indicatorLabel, measureLabel, measures} from "../../src/model/survey.ts";
import {UserError} from "../errors.ts";
import {parseNorwegian} from "../../src/tables/norwegian.ts";
import {readAnswer} from "./answer.ts";
import type {Snapshot} from "./snapshot.ts";
import {parseCell} from "./survey-cell.ts";
import {formatNumberKey, isAbroad, parsePage} from "./survey-rows.ts";
import {contentOf, valueColumns, type SurveyTable} from "./survey-tables.ts";

/** What one table and school year has, as `numbers` of CheckedRows. */
export interface NationalNumbers {
  table: SurveyTable;
  /** Numbers of the nation. */
  nation: readonly string[];
  /** Numbers of the units below it. */
  units: readonly string[];
  /** Numbers of the nation in the old snapshot; undefined when it has not this table and year. */
  old: readonly string[] | undefined;
}

/**
 * The national numbers, for all genders and owners, that should be there and are not; one phrase each. Every measure
 * must have one in every grade in which any unit has a number. Of the indices, those of the old snapshot are
 * expected, or any where there is none, for not every index is asked in every grade. What the old snapshot lacked
 * too may be lacking.
 */
export function checkNationalNumbers({table, nation, units, old}: NationalNumbers): string[] {
  const grades = [...new Set([...units, ...nation, ...(old ?? [])].map(gradeOf))].sort();
  const asked = grades.filter((grade) => [...units, ...nation].some((key) => gradeOf(key) === grade));
  const present = new Set(nation);
  if (!nation.length && old?.length !== 0) return ["any grade"];
  if (contentOf(table) !== "index") {
    const indicators = contentOf(table) === "bullying" ? measures : [undefined];
    return asked
      .flatMap((grade) => indicators.map((indicator) => formatNumberKey({indicator, grade})))
      .filter((key) => !present.has(key) && (!old || old.includes(key)))
      .map(formatKey);
  }
  if (old) {
    return old.filter((key) => !present.has(key) && asked.includes(gradeOf(key))).map(formatKey);
  }
  return asked
    .filter((grade) => !nation.some((key) => gradeOf(key) === grade))
    .map((grade) => `any index in grade ${grade}`);
}

/**
 * The national numbers of the snapshot that is there; undefined when it has not this table and year. Throws UserError
 * when its pages cannot be read.
 */
export async function maybeOldNationalNumbers(
  snapshot: Snapshot,
  {dataDir, table, tidId}: {dataDir: string; table: SurveyTable; tidId: number}
): Promise<string[] | undefined> {
  const files = (snapshot.previous?.files ?? []).filter(({file}) =>
    file.includes(`/${table}/${tidId}/nation/page-`)
  );
  if (!files.length) return undefined;
  const numbers = new Set<string>();
  for (const {file} of files) {
    for (const row of parsePage(await readAnswer(join(dataDir, file)), file)) {
      const cell = parseCell(table, row);
      if ("why" in cell || isAbroad(row) || cell.gender !== "all" || cell.ownership !== "all") continue;
      const value = row[valueColumns[contentOf(table)].column];
      const isMissing = value === null || value === undefined;
      if (parseNorwegian(isMissing ? null : String(value))?.status === "ok")
        numbers.add(formatNumberKey(cell));
    }
  }
  return [...numbers].sort();
}

/** Throws a UserError that names what is missing, if anything. `where` says which table and year. */
export function refuseMissingNumbers(where: string, numbers: NationalNumbers): void {
  const missing = checkNationalNumbers(numbers);
  if (!missing.length) return;
  const more = missing.length > 4 ? ` and ${missing.length - 4} more` : "";
  throw new UserError(
    `${where} nation: no national number (${valueColumns[contentOf(numbers.table)].column}) for ` +
      `${missing.slice(0, 4).join(", ")}${more}: the old snapshot is kept; ` +
      "run the command again when Udir has filled the table"
  );
}

function gradeOf(key: string): string {
  return key.split(" ").at(-1) ?? "";
}

function formatKey(key: string): string {
  const grade = gradeOf(key);
  const indicator = key.split(" ").slice(0, -1).join(" ");
  const measure = measures.find((each) => each === indicator);
  const name = measure ? measureLabel[measure] : indicatorLabel[indicator];
  return `${name ? `«${name}» ` : ""}grade ${grade}`;
}
