import * as t from "./raw-types.ts";
import type {RawTable} from "./raw-table.ts";

/** Pupils, inhabitants, and children in kindergarten. */
export const countTables = {
  pupils: {
    columns: {
      school_year: t.schoolYear,
      level: t.oneOf("county", "municipality"),
      code: t.text,
      pupils: t.orHidden(t.whole),
      pupils_with_individual_education: t.orHidden(t.whole),
      pupils_with_extra_norwegian: t.orHidden(t.whole),
      schools: t.whole
    },
    key: ["school_year", "code"]
  },
  population: {
    columns: {
      year: t.year,
      code: t.municipality,
      age_0: t.whole,
      age_1_5: t.whole,
      age_6_15: t.whole,
      age_16_18: t.whole,
      total: t.whole
    },
    key: ["year", "code"]
  },
  "kindergarten-children": {
    columns: {
      date: t.date,
      code: t.municipality,
      kindergartens: t.whole,
      private_kindergartens: t.whole,
      children: t.whole
    },
    key: ["date", "code"]
  }
} satisfies Readonly<Record<string, RawTable>>;
