import {puljeSchemes, startAspects, startScopes} from "../../src/model/pulje.ts";
import {indicatorLabel, measureByUdirCode} from "../../src/model/survey.ts";
import {participationSchemes, roles} from "../files/participation.ts";
import {allocationSchemes} from "../files/allocations.ts";
import * as t from "./raw-types.ts";

/** What is declared about a raw CSV file: its columns in order with the type of each cell, and the key of a row. */
export interface RawTable {
  columns: Readonly<Record<string, t.RawType>>;
  key: readonly string[];
}

const puljeScheme = t.oneOf(...puljeSchemes);
const changeKinds = t.oneOf("merge", "rename", "renumber", "split", "boundary_transfer_part_of_municipality");

/** By the kind of the data set. Published national figures: one row a figure and page, so the page is in the key. */
export const rawTables: ReadonlyMap<string, RawTable> = new Map<string, RawTable>([
  [
    "survey-national-published",
    {
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
    }
  ],
  [
    "survey-upper-secondary",
    {
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
    }
  ],
  [
    "survey-bergen",
    {
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
    }
  ],
  [
    "survey-three-year-mean",
    {
      columns: {unit: t.text, name: t.text, window: t.threeYears, share: t.orEmpty(t.share)},
      key: ["unit", "window"]
    }
  ],
  [
    "pupils",
    {
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
    }
  ],
  [
    "population",
    {
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
    }
  ],
  [
    "kindergarten-children",
    {
      columns: {
        date: t.date,
        code: t.municipality,
        kindergartens: t.whole,
        private_kindergartens: t.whole,
        children: t.whole
      },
      key: ["date", "code"]
    }
  ],
  [
    "municipalities",
    {
      columns: {
        code: t.municipality,
        name: t.text,
        county: t.county,
        county_name: t.text,
        latitude: t.latitude,
        longitude: t.longitude
      },
      key: ["code"]
    }
  ],
  [
    "municipality-changes",
    {
      columns: {
        date: t.date,
        old_code: t.municipality,
        old_name: t.text,
        new_code: t.municipality,
        new_name: t.text,
        kind: changeKinds
      },
      key: ["date", "old_code", "new_code"]
    }
  ],
  [
    "networks-known",
    {
      columns: {
        municipality: t.municipality,
        name: t.text,
        network: t.orEmpty(t.text),
        basis: t.oneOf("confirmed", "inferred", "not known")
      },
      key: ["municipality"]
    }
  ],
  [
    "accounts",
    {
      columns: {
        year: t.year,
        chapter: t.oneOf("0226", "0231"),
        post: t.oneOf("21", "22"),
        organisation_number: t.orEmpty(t.organisation),
        agency: t.text,
        million_nok: t.number
      },
      key: ["year", "chapter", "post", "organisation_number"]
    }
  ],
  [
    "forum-published",
    {
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
  ],
  [
    "pulje-periods",
    {
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
    }
  ],
  [
    "pulje-milestones",
    {
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
    }
  ],
  [
    "pulje-participants",
    {
      columns: {
        scheme: puljeScheme,
        pulje: t.whole,
        code: t.municipality,
        name: t.text,
        source: t.text,
        url: t.orEmpty(t.text)
      },
      key: ["scheme", "pulje", "code"]
    }
  ],
  [
    "pulje-evaluations",
    {
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
    }
  ],
  [
    "kompetanseloftet-start",
    {
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
  ]
]);

/** The fictional county's files by name. Its three user files are as docs/user-files.md says, written in one way only. */
export const exampleTables: ReadonlyMap<string, RawTable> = new Map<string, RawTable>([
  [
    "units.csv",
    {
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
    }
  ],
  [
    "municipality_changes.csv",
    {
      columns: {
        date: t.date,
        old_code: t.exampleCode,
        old_name: t.text,
        new_code: t.exampleCode,
        new_name: t.text,
        kind: changeKinds
      },
      key: ["date", "old_code", "new_code"]
    }
  ],
  [
    "networks.csv",
    {
      columns: {
        county: t.exampleCode,
        network: t.text,
        member: t.exampleCode,
        valid_from: t.orEmpty(t.date),
        valid_to: t.orEmpty(t.date)
      },
      key: ["network", "member", "valid_from"]
    }
  ],
  [
    "participation.csv",
    {
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
    }
  ],
  [
    "allocations.csv",
    {
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
  ],
  [
    "pupils.csv",
    {
      columns: {
        unit_code: t.exampleCode,
        school_year: t.schoolYear,
        pupils: t.orEmpty(t.whole),
        status: t.status
      },
      key: ["unit_code", "school_year"]
    }
  ],
  [
    "children.csv",
    {
      columns: {unit_code: t.exampleCode, date: t.date, children: t.whole},
      key: ["unit_code", "date"]
    }
  ],
  [
    "survey.csv",
    {
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
    }
  ],
  [
    "survey_index.csv",
    {
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
    }
  ],
  [
    "survey_participation.csv",
    {
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
  ]
]);
