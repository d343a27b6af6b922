import {puljeSchemes, startAspects, startScopes} from "../../../src/model/pulje.ts";
import * as t from "./raw-types.ts";
import type {RawTable} from "./raw-table.ts";

const puljeScheme = t.oneOf(...puljeSchemes);

/** Puljer and the start municipalities of Kompetanseløftet, from documents. */
export const puljeTables = {
  "pulje-periods": {
    columns: {
      scheme: puljeScheme,
      pulje: t.whole,
      start: t.orEmpty(t.date),
      start_text: t.orEmpty(t.text),
      end: t.orEmpty(t.date),
      end_text: t.orEmpty(t.text),
      semesters: t.orEmpty(t.whole),
      note: t.orEmpty(t.text),
      source: t.orEmpty(t.text),
      url: t.orEmpty(t.text)
    },
    key: ["scheme", "pulje"]
  },
  "pulje-milestones": {
    columns: {
      scheme: puljeScheme,
      pulje: t.whole,
      step: t.whole,
      date: t.orEmpty(t.date),
      until: t.orEmpty(t.date),
      label: t.text,
      note: t.orEmpty(t.text),
      source: t.text,
      url: t.orEmpty(t.text)
    },
    key: ["scheme", "pulje", "step"]
  },
  "pulje-participants": {
    columns: {
      scheme: puljeScheme,
      pulje: t.whole,
      code: t.municipality,
      name: t.text,
      source: t.text,
      url: t.orEmpty(t.text)
    },
    key: ["scheme", "pulje", "code"]
  },
  "pulje-evaluations": {
    columns: {
      scheme: puljeScheme,
      puljer: t.text,
      institution: t.orEmpty(t.text),
      authors: t.orEmpty(t.text),
      year: t.orEmpty(t.year),
      shows: t.text,
      does_not_show: t.text,
      source: t.text
    },
    key: ["scheme", "puljer"]
  },
  "kompetanseloftet-start": {
    columns: {
      code: t.orEmpty(t.municipality),
      name: t.orEmpty(t.text),
      aspect: t.oneOf(...startAspects),
      values: t.orEmpty(t.text),
      phrase: t.orEmpty(t.text),
      basis: t.text,
      scope: t.oneOf(...startScopes)
    },
    key: ["name", "aspect", "scope"]
  }
} satisfies Readonly<Record<string, RawTable>>;
