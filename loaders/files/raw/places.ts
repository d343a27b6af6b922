import * as t from "./raw-types.ts";
import type {RawTable} from "./raw-table.ts";

/** Municipalities, their changes, and the networks that are known. */
export const placeTables = {
  municipalities: {
    columns: {
      code: t.municipality,
      name: t.text,
      county: t.county,
      county_name: t.text,
      latitude: t.latitude,
      longitude: t.longitude
    },
    key: ["code"]
  },
  "municipality-changes": {
    columns: {
      date: t.date,
      old_code: t.municipality,
      old_name: t.text,
      new_code: t.municipality,
      new_name: t.text,
      kind: t.changeKind
    },
    key: ["date", "old_code", "new_code"]
  },
  "networks-known": {
    columns: {
      municipality: t.municipality,
      name: t.text,
      network: t.orEmpty(t.text),
      basis: t.oneOf("confirmed", "inferred", "not known")
    },
    key: ["municipality"]
  }
} satisfies Readonly<Record<string, RawTable>>;
