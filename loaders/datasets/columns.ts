import {
  formatGrade,
  genders,
  grades,
  indicatorLabel,
  measureLabel,
  type Gender,
  type Level,
  type Ownership,
  type Status
} from "../../src/model/survey.ts";
import type {DataColumn} from "./set.ts";

/** The codes that several sets share, and the columns that are the same wherever they occur. */

export const levelLabel: Readonly<Record<Level, string>> = {
  nation: "Hele landet",
  county: "Fylke",
  municipality: "Kommune",
  school: "Skole",
  kindergarten: "Barnehage"
};

const genderLabel: Readonly<Record<Gender, string>> = {all: "Alle", girls: "Jenter", boys: "Gutter"};

const ownershipLabel: Readonly<Record<Ownership, string>> = {
  all: "Alle eierformer",
  public: "Offentlig",
  private: "Privat"
};

/** The status of a number in files: that of the survey, and `notApplicable` for a number that cannot exist. */
export const statusLabel: Readonly<Record<Status | "notApplicable", string>> = {
  ok: "Tallet er oppgitt",
  suppressed: "Skjermet av kilden, av hensyn til enkeltpersoner",
  missing: "Mangler: ikke oppgitt i kilden, eller ikke i datagrunnlaget her",
  notApplicable: "Kan ikke forekomme her"
};

const originLabel = {
  published: "Slik kilden har publisert det",
  carried: "Fra en tidligere kommune med samme område, ført under dagens kommunenummer",
  merged: "Summen av tidligere kommuner som er slått sammen"
} as const;

const notCode = "en kode, ikke et tall: innledende nuller hører med";

export const unitCode: DataColumn = {
  name: "unit_code",
  title: "Enhet, kode",
  type: "text",
  description: `NO for hele landet, fylkesnummer (2 siffer), kommunenummer (4) eller organisasjonsnummer; ${notCode}.`
};

export const unitName: DataColumn = {
  name: "unit_name",
  title: "Enhet",
  type: "text",
  description: "Enhetens navn i registeret."
};

export const level: DataColumn = {
  name: "level",
  title: "Nivå",
  type: "text",
  description: "Hva slags enhet raden gjelder.",
  values: levelLabel
};

export const schoolYear: DataColumn = {
  name: "school_year",
  title: "Skoleår",
  type: "text",
  form: "schoolYear",
  description: "Skoleåret, skrevet 2024-25 (i Excel-CSV 2024–25, så Excel ikke gjør det til en dato)."
};

export const grade: DataColumn = {
  name: "grade",
  title: "Trinn",
  type: "text",
  description: "Trinnet elevene går på.",
  values: Object.fromEntries(grades.map((code) => [code, formatGrade(code)]))
};

export const gender: DataColumn = {
  name: "gender",
  title: "Kjønn",
  type: "text",
  description: "Elevenes kjønn.",
  values: Object.fromEntries(genders.map((code) => [code, genderLabel[code]]))
};

export const ownership: DataColumn = {
  name: "ownership",
  title: "Eierform",
  type: "text",
  description: "Hvem som eier skolene.",
  values: ownershipLabel
};

export const measure: DataColumn = {
  name: "measure",
  title: "Mål",
  type: "text",
  description:
    "Hva det er spurt om. «Mobbing på skolen» er ikke alltid høyere enn delene, for det har et annet antall svar under seg.",
  values: measureLabel
};

export const indicator: DataColumn = {
  name: "indicator",
  title: "Indeks",
  type: "text",
  description: "Utdanningsdirektoratets kode for indeksen.",
  values: indicatorLabel
};

/** The status column of one number, or of the row. */
export function status(of: string, name = "status", title = "Status"): DataColumn {
  return {
    name,
    title,
    type: "text",
    description: `Hvorfor tallet i «${of}» er der eller mangler.`,
    values: statusLabel
  };
}

/** A number with its own status column after it, named `<name>_status`. */
export function withStatus(column: Omit<DataColumn, "absent">): DataColumn[] {
  const name = `${column.name}_status`;
  return [{...column, absent: {status: name}}, status(column.title, name, `${column.title}, status`)];
}

export const source: DataColumn = {
  name: "source",
  title: "Kilde",
  type: "text",
  description: "Datasettet tallet kommer fra, som i settet «dataset». Flere er skilt med +."
};

/** A source told in words, as a page or document is named. */
export const sourceText: DataColumn = {
  name: "source",
  title: "Kilde",
  type: "text",
  description: "Siden eller dokumentet opplysningen er hentet fra."
};

export const url: DataColumn = {
  name: "url",
  title: "Nettadresse",
  type: "text",
  description: "Adressen til kilden da den ble lest.",
  absent: {sign: "..", reason: "Kilden er et dokument uten kjent adresse."}
};

export const note: DataColumn = {
  name: "note",
  title: "Merknad",
  type: "text",
  description: "Det som må vites for å lese raden rett.",
  absent: {sign: ".", reason: "Ingen merknad."}
};

export const origin: DataColumn = {
  name: "origin",
  title: "Opphav",
  type: "text",
  description: "Om tallet er slik kilden publiserte det, eller ført over fra tidligere kommuner.",
  values: originLabel
};

export const world: DataColumn = {
  name: "world",
  title: "Tall",
  type: "text",
  description: "Om raden er virkelig eller hører til det oppdiktede Eksempelfylket.",
  values: {real: "Virkelige tall", example: "Eksempeldata – oppdiktet"}
};

export const county: DataColumn = {
  name: "county",
  title: "Fylke, kode",
  type: "text",
  description: `Fylkesnummer; ${notCode}.`
};

export const scheme: DataColumn = {
  name: "scheme",
  title: "Ordning",
  type: "text",
  description: "Ordningen raden gjelder.",
  values: {
    IBS: "Inkluderende barnehage- og skolemiljø",
    LMP: "Læringsmiljøprosjektet",
    Kompetanseløftet: "Kompetanseløftet for spesialpedagogikk og inkluderende praksis"
  }
};

export const fundingScheme: DataColumn = {
  ...scheme,
  values: {
    Rekom: "Regional ordning for kompetanseutvikling i barnehage",
    Dekom: "Desentralisert ordning for kompetanseutvikling i skolen",
    Kompetanseløftet: "Kompetanseløftet for spesialpedagogikk og inkluderende praksis",
    Ramme: "Én ramme for alle tre ordningene"
  }
};

export const pulje: DataColumn = {
  name: "pulje",
  title: "Pulje",
  type: "integer",
  description: "Puljens nummer i ordningen."
};
