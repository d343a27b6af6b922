import * as t from "./raw-types.ts";
import type {RawTable} from "./raw-table.ts";

/** The state accounts, and what forums have published. */
export const moneyTables = {
  accounts: {
    columns: {
      year: t.year,
      chapter: t.oneOf("0226", "0231"),
      post: t.oneOf("21", "22"),
      organisation_number: t.orEmpty(t.organisation),
      agency: t.text,
      million_nok: t.number
    },
    key: ["year", "chapter", "post", "organisation_number"]
  },
  "forum-published": {
    columns: {
      fylke_embete: t.text,
      year: t.year,
      scheme: t.text,
      measure: t.text,
      value: t.number,
      unit: t.oneOf("mill kr", "count"),
      source: t.text,
      note: t.orEmpty(t.text)
    },
    key: ["fylke_embete", "year", "scheme", "measure"]
  }
} satisfies Readonly<Record<string, RawTable>>;
