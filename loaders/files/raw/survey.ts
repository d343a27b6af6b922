import {indicatorLabel, measureByUdirCode} from "../../../src/model/survey.ts";
import * as t from "./raw-types.ts";
import type {RawTable} from "./raw-table.ts";

/** Elevundersøkelsen. Published national figures: one row a figure and page, so the page is in the key. */
export const surveyTables = {
  "survey-national-published": {
    columns: {
      survey_year: t.year,
      school_year: t.schoolYear,
      population: t.oneOf("5.trinn-Vg3", "5.trinn", "7.trinn", "10.trinn", "Vg1", "Vg2", "Vg3"),
      form: t.text,
      gender: t.oneOf("alle", "jenter", "gutter"),
      percent: t.percent,
      note: t.orEmpty(t.text),
      source: t.text
    },
    key: ["survey_year", "population", "form", "gender", "source"]
  },
  "survey-upper-secondary": {
    columns: {
      school_year: t.schoolYear,
      level: t.oneOf("land", "fylke", "skole"),
      county: t.orEmpty(t.county),
      organisation_number: t.orEmpty(t.organisation),
      name: t.text,
      ownership: t.oneOf("Alle eierformer", "Offentlig skole", "Privat eiet"),
      grade: t.oneOf("Vg1", "Vg2", "Vg3"),
      code: t.oneOf(...Object.keys(measureByUdirCode), ...Object.keys(indicatorLabel)),
      question: t.text,
      kind: t.oneOf("mobbing", "indeks"),
      value: t.orEmpty(t.percent),
      status: t.oneOf("ok", "skjermet", "mangler")
    },
    key: ["school_year", "level", "county", "organisation_number", "ownership", "grade", "code"]
  },
  "survey-bergen": {
    columns: {
      level: t.oneOf("2", "3", "4"),
      county: t.county,
      municipality: t.oneOf("0", "4601"),
      organisation_number: t.text,
      name: t.text,
      total: t.norwegianPercent,
      pupils: t.norwegianPercent,
      adults: t.norwegianPercent,
      digital: t.norwegianPercent,
      pupils_in_school_2025_26: t.orEmpty(t.whole)
    },
    key: ["organisation_number"]
  },
  "survey-three-year-mean": {
    columns: {unit: t.text, name: t.text, window: t.threeYears, share: t.orEmpty(t.share)},
    key: ["unit", "window"]
  }
} satisfies Readonly<Record<string, RawTable>>;
