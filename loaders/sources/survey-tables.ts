import {maybeOwn} from "../../src/model/own.ts";
import {shorten, UserError} from "../errors.ts";

/** The six tables of Elevundersøkelsen that the product uses; also their folder names in a snapshot. */
export const surveyTables = [
  "gsk-index",
  "gsk-bullying",
  "gsk-participation",
  "vgo-index",
  "vgo-bullying",
  "vgo-participation"
] as const;
export type SurveyTable = (typeof surveyTables)[number];

export const surveyLevels = ["nation", "county", "municipality", "school"] as const;
export type SurveyLevel = (typeof surveyLevels)[number];

/** Udir's EnhetNivaa of each level; upper secondary has no municipality level, so its schools are level 3. */
export function levelNumbers(table: SurveyTable): ReadonlyMap<SurveyLevel, number> {
  return isUpperSecondary(table)
    ? new Map([
        ["nation", 1],
        ["county", 2],
        ["school", 3]
      ])
    : new Map([
        ["nation", 1],
        ["county", 2],
        ["municipality", 3],
        ["school", 4]
      ]);
}

/** The column that holds the table's published number, and where a national one must lie. */
export const valueColumns = {
  index: {column: "Score", lowest: 1, highest: 5},
  bullying: {column: "AndelMobbet", lowest: 0, highest: 100},
  participation: {column: "AndelDeltatt", lowest: 0, highest: 100}
} as const;
export type Content = keyof typeof valueColumns;

export function contentOf(table: SurveyTable): Content {
  return table.slice(4) as Content;
}

export function isUpperSecondary(table: SurveyTable): boolean {
  return table.startsWith("vgo");
}

/**
 * Table numbers as seen from February to October 2026, tried before any other that the source lists. Participation
 * in upper secondary moved from 155 to 243 in that time, and descriptions are sometimes swapped, so that a number is
 * only where to look first; `classifyTable` decides.
 */
export const likelyTableIds: readonly number[] = [148, 150, 151, 152, 154, 243, 155];

const unit = [
  "EnhetNivaa",
  "Nasjonaltkode",
  "Nasjonalt",
  "Fylkekode",
  "Fylke",
  "Kommunekode",
  "Kommune",
  "Organisasjonsnummer",
  "EnhetNavn"
];
const unitVgo = unit.filter((column) => !column.startsWith("Kommune"));
const question = [
  "SpoersmaalNivaa",
  "Spoersmaalgruppekode",
  "Spoersmaalgruppe",
  "Spoersmaalkode",
  "Spoersmaalnavn"
];
const group = ["GruppeNivaa", "GruppeKode", "GruppeNavn"];
const programme = [
  "ProgramomraadeNivaa",
  "UtdanningstypeKode",
  "UtdanningstypeNavn",
  "Utdanningsprogramkode",
  "UtdanningsprogramNavn"
];
const grade = ["TrinnNivaa", "TrinnKode", "Trinnnavn"];
const ownership = ["EierformNivaa", "Eierformkode", "EierformNavn"];
const gender = ["KjoennNivaa", "KjoennKode", "Kjoenn"];
const score = [
  "Score",
  "Standardavvik",
  "AntallBesvart",
  ...[1, 2, 3, 4, 5].map((n) => `AndelSvaralternativ${n}`),
  ...[1, 2, 3, 4, 5].map((n) => `AntallBesvartSvaralternativ${n}`)
];
const bullied = ["AndelMobbet", "AntallBesvart"];
const participated = ["AndelDeltatt", "AntallBesvart", "AntallInvitert"];
const paging = ["Sidenummer", "RaderSide", "RaderTotalt"];
const year = ["Skoleaarnavn"];

/**
 * Every known column of each table in Udir's order (open export API v2, compared with the live source in 2023 and
 * with recorded rows of 2026). A column that is not here makes `checkColumns` refuse the answer.
 */
export const knownColumns: Readonly<Record<SurveyTable, readonly string[]>> = {
  "gsk-index": [
    ...question,
    ...year,
    ...unit,
    ...group,
    ...grade,
    ...ownership,
    ...gender,
    ...score,
    ...paging
  ],
  "gsk-bullying": [
    ...question,
    ...year,
    ...unit,
    ...group,
    ...grade,
    ...ownership,
    ...gender,
    ...bullied,
    ...paging
  ],
  "gsk-participation": [...unit, ...year, ...grade, ...ownership, ...participated, ...paging],
  "vgo-index": [
    ...question,
    ...year,
    ...unitVgo,
    ...group,
    ...programme,
    ...grade,
    ...gender,
    ...ownership,
    ...score,
    ...paging
  ],
  "vgo-bullying": [
    ...question,
    ...year,
    ...unitVgo,
    ...group,
    ...programme,
    ...grade,
    ...ownership,
    ...gender,
    ...bullied,
    ...paging
  ],
  "vgo-participation": [...unitVgo, ...year, ...grade, ...ownership, ...participated, ...paging]
};

/** New names that Udir has given to columns, from the new to the one used here (seen September 2026). */
export const renamedColumns: Readonly<Record<string, string>> = {Indikator: "Spoersmaalgruppe"};

/** The name used here of a column as Udir calls it now. */
export function currentName(column: string): string {
  return maybeOwn(renamedColumns, column) ?? column;
}

/**
 * Columns without which the warehouse cannot read a row, as lists of which one is enough (a code or its name); the
 * others may go missing.
 */
export function neededColumns(table: SurveyTable): (readonly string[])[] {
  const content = contentOf(table);
  const single = [
    ...unitVgo.filter((column) => !column.startsWith("Nasjonal") && column !== "Fylke"),
    ...year,
    valueColumns[content].column,
    "AntallBesvart",
    ...(isUpperSecondary(table) ? [] : ["Kommunekode"]),
    ...(content === "participation" ? ["AntallInvitert"] : ["GruppeNivaa"]),
    ...(isUpperSecondary(table) && content !== "participation" ? ["ProgramomraadeNivaa"] : [])
  ];
  return [
    ...single.map((column) => [column]),
    grade.slice(1),
    ownership.slice(1),
    ...(content === "participation"
      ? []
      : [gender.slice(1), ["Spoersmaalkode", "Spoersmaalgruppekode", "Spoersmaalgruppe"]])
  ];
}

/**
 * Whether a column of a participation table is about programme, gender or group. Udir has them in its other tables;
 * where they come along here, only the rows of the totals are wanted.
 */
export function isUnusedDimension(table: SurveyTable, column: string): boolean {
  return (
    contentOf(table) === "participation" &&
    /^(?:Programomraade|Utdannings(?:type|program)|Kjoenn|Gruppe)(?:Nivaa|[Kk]ode|[Nn]avn)?$/.test(column)
  );
}

/** The columns of a table that hold numbers in Norwegian text. */
export function numberColumns(table: SurveyTable): readonly string[] {
  return {index: score, bullying: bullied, participation: participated}[contentOf(table)];
}

/** The theme tables (149, 153) also have a Score; they are not used. */
export function isTheme(columns: readonly string[]): boolean {
  return columns.includes("TemaNivaa");
}

/**
 * Which of the six tables an answer belongs to, judged by the columns of its first row: the value column tells the
 * content, Kommunekode primary from upper secondary. Undefined for the theme tables, which are not used.
 */
export function classifyTable(columns: readonly string[]): SurveyTable | undefined {
  if (isTheme(columns)) return undefined;
  const content = (Object.keys(valueColumns) as Content[]).find((key) =>
    columns.includes(valueColumns[key].column)
  );
  return content && `${columns.includes("Kommunekode") ? "gsk" : "vgo"}-${content}`;
}

/** Names are the source's, and may be of any length. */
const longestList = 1000;

/**
 * Compares the columns of an answer with the known ones. Throws a UserError that names every unknown column and every
 * needed one that is gone. `where` says which answer.
 */
export function checkColumns(table: SurveyTable, columns: readonly string[], where: string): void {
  const named = columns.map(currentName);
  const unknown = columns.filter(
    (column, index) => !knownColumns[table].includes(named[index] ?? "") && !isUnusedDimension(table, column)
  );
  const gone = neededColumns(table)
    .filter((oneOf) => !oneOf.some((column) => named.includes(column)))
    .map((oneOf) => oneOf.join(" or "));
  if (!unknown.length && !gone.length) return;
  const parts = [
    unknown.length &&
      `unknown column${unknown.length > 1 ? "s" : ""} ${shorten(unknown.join(", "), longestList)}`,
    gone.length && `needed column${gone.length > 1 ? "s" : ""} ${gone.join(", ")} missing`
  ].filter(Boolean);
  throw new UserError(
    `${where}: ${parts.join("; ")}: Udir has changed the table; the old snapshot is kept; add the new columns to survey-tables.ts`
  );
}
