import * as t from "./raw-types.ts";
import type {RawTable} from "./raw-table.ts";

/** The fictional county's files by name. */
export const exampleCountyTables = {
  "units.csv": {
    columns: {
      code: t.exampleCode,
      level: t.level,
      name: t.text,
      county: t.orEmpty(t.exampleCode),
      municipality: t.orEmpty(t.exampleCode),
      ownership: t.orEmpty(t.ownership),
      valid_from: t.date,
      valid_to: t.orEmpty(t.date),
      x_km: t.orEmpty(t.number),
      y_km: t.orEmpty(t.number)
    },
    key: ["code"]
  },
  "municipality_changes.csv": {
    columns: {
      date: t.date,
      old_code: t.exampleCode,
      old_name: t.text,
      new_code: t.exampleCode,
      new_name: t.text,
      kind: t.changeKind
    },
    key: ["date", "old_code", "new_code"]
  },
  "pupils.csv": {
    columns: {
      unit_code: t.exampleCode,
      school_year: t.schoolYear,
      pupils: t.orEmpty(t.whole),
      status: t.status
    },
    key: ["unit_code", "school_year"]
  },
  "children.csv": {
    columns: {unit_code: t.exampleCode, date: t.date, children: t.whole},
    key: ["unit_code", "date"]
  },
  "survey.csv": {
    columns: {
      unit_code: t.exampleCode,
      school_year: t.schoolYear,
      grade: t.grade,
      gender: t.gender,
      ownership: t.ownership,
      measure: t.measure,
      share_bullied: t.orEmpty(t.share),
      bullied: t.orEmpty(t.whole),
      respondents: t.orEmpty(t.whole),
      status: t.status
    },
    key: ["unit_code", "school_year", "grade", "gender", "ownership", "measure"]
  },
  "survey_index.csv": {
    columns: {
      unit_code: t.exampleCode,
      school_year: t.schoolYear,
      grade: t.grade,
      gender: t.gender,
      ownership: t.ownership,
      indicator: t.indicator,
      score: t.orEmpty(t.score),
      status: t.status
    },
    key: ["unit_code", "school_year", "grade", "gender", "ownership", "indicator"]
  },
  "survey_participation.csv": {
    columns: {
      unit_code: t.exampleCode,
      school_year: t.schoolYear,
      grade: t.grade,
      ownership: t.ownership,
      invited: t.orEmpty(t.whole),
      answered: t.orEmpty(t.whole),
      status: t.status
    },
    key: ["unit_code", "school_year", "grade", "ownership"]
  }
} satisfies Readonly<Record<string, RawTable>>;
