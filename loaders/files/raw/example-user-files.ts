import {allocationSchemes} from "../allocations.ts";
import {participationSchemes, roles} from "../participation.ts";
import * as t from "./raw-types.ts";
import type {RawTable} from "./raw-table.ts";

/** The fictional county's user files by name: as docs/user-files.md says, written in one way only. */
export const exampleUserTables = {
  "networks.csv": {
    columns: {
      county: t.exampleCode,
      network: t.text,
      member: t.exampleCode,
      valid_from: t.orEmpty(t.date),
      valid_to: t.orEmpty(t.date)
    },
    key: ["network", "member", "valid_from"]
  },
  "participation.csv": {
    columns: {
      scheme: t.oneOf(...participationSchemes),
      pulje: t.whole,
      code: t.exampleCode,
      role: t.oneOf(...roles),
      start: t.date,
      end: t.orEmpty(t.date),
      units: t.orEmpty(t.whole),
      resource_person_percent: t.orEmpty(t.percent),
      amount_nok: t.orEmpty(t.whole)
    },
    key: ["scheme", "pulje", "code", "role"]
  },
  "allocations.csv": {
    columns: {
      scheme: t.oneOf(...allocationSchemes),
      decision_year: t.year,
      payment_year: t.year,
      code: t.text,
      amount_nok: t.whole,
      purpose: t.text
    },
    key: ["scheme", "decision_year", "payment_year", "code", "purpose"]
  }
} satisfies Readonly<Record<string, RawTable>>;
