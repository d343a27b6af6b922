import columnsById from "./udir-export-columns.json" with {type: "json"};
import type {Size} from "./api.ts";
import type {Stage} from "./survey-figures.ts";

export type Content = "index" | "bullying" | "participation" | "theme";

/** A table of the imitated export API. */
export interface StandinTable {
  id: number;
  stage: Stage;
  content: Content;
  columns: readonly string[];
  description: string;
}

/** The descriptions of 153 and 154 are swapped, as they were on the real list in September 2026. */
export const standinTables: readonly StandinTable[] = [
  {id: 148, stage: "gsk", content: "index", columns: columnsById["148"], description: "AapenEUG indikator"},
  {id: 149, stage: "gsk", content: "theme", columns: columnsById["149"], description: "AapenEUG tema"},
  {id: 150, stage: "gsk", content: "bullying", columns: columnsById["150"], description: "AapenEUG mobbing"},
  {
    id: 151,
    stage: "gsk",
    content: "participation",
    columns: columnsById["151"],
    description: "AapenEUG deltakelse"
  },
  {id: 152, stage: "vgo", content: "index", columns: columnsById["152"], description: "AapenEUV indikator"},
  {id: 153, stage: "vgo", content: "theme", columns: columnsById["153"], description: "AapenEUV mobbing"},
  {id: 154, stage: "vgo", content: "bullying", columns: columnsById["154"], description: "AapenEUV tema"},
  {
    id: 243,
    stage: "vgo",
    content: "participation",
    columns: columnsById["243"],
    description: "AapenEUV deltakelse"
  }
];

/** One value of a dimension: the id of its filter and the cells it puts into a row. */
export interface Option {
  id: number;
  kode: string;
  navn: string;
  cells: Readonly<Record<string, string | number | null>>;
}

export interface Question extends Option {
  /** Place among the four measures, or the number of the index. */
  measure: number;
  index: string | undefined;
  single: boolean;
  parent: number | undefined;
}

const measures = [
  [-50, "EUIndeks_1398", "Mobbing på skolen"],
  [334, "EUSpoersmaal_Q11811", "Er du blitt mobbet av andre elever på skolen de siste månedene?"],
  [354, "EUSpoersmaal_Q11816", "Er du blitt mobbet digitalt (mobil, iPad, PC) de siste månedene?"],
  [379, "EUSpoersmaal_Q11824", "Er du blitt mobbet av voksne på skolen de siste månedene?"]
] as const;

const indices = [
  ["1378", "Faglig utfordring", "Får du nok utfordringer på skolen?"],
  ["1379", "Trivsel", "Trives du på skolen?"],
  ["1380", "Støtte fra lærer", "Opplever du at lærerne dine bryr seg om deg?"],
  ["1381", "Støtte hjemmefra", "Hjemme viser de voksne interesse for det jeg gjør på skolen"],
  ["1382", "Vurdering for læring", "Forklarer lærerne godt nok hva du skal lære?"],
  ["1383", "Læringskultur", "I klassen min synes vi det er viktig å jobbe godt med skolearbeidet"],
  ["1384", "Mestring", "Får du til oppgavene dine på skolen?"],
  ["1385", "Motivasjon", "Er du interessert i å lære på skolen?"],
  ["1386", "Elevdemokrati og medvirkning", "Hører de voksne på skolen på elevenes forslag?"],
  ["1387", "Felles regler", "Er det klart for deg hvilke regler som gjelder på skolen?"],
  ["1389", "Utdanning og yrkesveiledning", "Har du fått god informasjon om videre utdanning?"]
] as const;

function questionCells(group: string, code: string, name: string, single: boolean) {
  return {
    SpoersmaalNivaa: single ? 2 : 1,
    Spoersmaalgruppekode: null,
    Spoersmaalgruppe: group,
    Spoersmaalkode: code,
    Spoersmaalnavn: single ? name : "Alle spørsmål"
  };
}

/** The questions of a table; participation has none, and the tiny world has three of the indices. */
export function questionsOf({content}: StandinTable, size: Size): Question[] {
  if (content === "bullying") {
    return measures.map(([id, kode, navn], measure) => ({
      id,
      kode,
      navn,
      measure,
      index: undefined,
      single: measure > 0,
      parent: measure > 0 ? -50 : undefined,
      cells: questionCells(measures[0][2], kode, navn, measure > 0)
    }));
  }
  if (content !== "index")
    return [
      {id: 0, kode: "", navn: "", measure: 0, index: undefined, single: false, parent: undefined, cells: {}}
    ];
  const asked =
    size === "tiny" ? indices.filter(([number]) => ["1378", "1379", "1389"].includes(number)) : indices;
  return asked.flatMap(([number, group, text], at): Question[] => {
    const code = `EUIndeks_${number}`;
    const shared = {measure: 0, index: number};
    return [
      {
        ...shared,
        id: -60 - at,
        kode: code,
        navn: group,
        single: false,
        parent: undefined,
        cells: questionCells(group, code, group, false)
      },
      {
        ...shared,
        id: 500 + at,
        kode: `EUSpoersmaal_Q2${number}`,
        navn: text,
        single: true,
        parent: -60 - at,
        cells: questionCells(group, `EUSpoersmaal_Q2${number}`, text, true)
      }
    ];
  });
}

/** Grades by internal id: 4–9 are grades 5–10, 10–12 are Vg1–Vg3; `kode` is the grade. */
export function gradesOf(stage: Stage): Option[] {
  const ids = stage === "gsk" ? [4, 5, 6, 7, 8, 9] : [10, 11, 12];
  return ids.map((id) => {
    const kode = String(stage === "gsk" ? id + 1 : id - 9);
    const navn = stage === "gsk" ? `${kode}. årstrinn` : `Videregående trinn ${kode}`;
    return {id, kode, navn, cells: {TrinnNivaa: 1, TrinnKode: kode, Trinnnavn: navn}};
  });
}

export const owners: readonly Option[] = [
  {
    id: -10,
    kode: "-10",
    navn: "Alle eierformer",
    cells: {EierformNivaa: 0, Eierformkode: null, EierformNavn: "Alle eierformer"}
  },
  {
    id: 8,
    kode: "3",
    navn: "Offentlig skole",
    cells: {EierformNivaa: 1, Eierformkode: "3", EierformNavn: "Offentlig skole"}
  },
  {
    id: 2,
    kode: "4",
    navn: "Privat eiet",
    cells: {EierformNivaa: 1, Eierformkode: "4", EierformNavn: "Privat eiet"}
  }
];

/** Place in the list: 0 all, 1 girls, 2 boys, as in the figures. */
export const genders: readonly Option[] = [
  {id: -10, kode: "A", navn: "Alle kjønn", cells: {KjoennNivaa: 0, KjoennKode: "A", Kjoenn: "Alle kjønn"}},
  {id: 1, kode: "J", navn: "Jente", cells: {KjoennNivaa: 1, KjoennKode: "J", Kjoenn: "Jente"}},
  {id: 2, kode: "G", navn: "Gutt", cells: {KjoennNivaa: 1, KjoennKode: "G", Kjoenn: "Gutt"}}
];

/** `id` of a group is its GruppeNivaa. */
export const groups: readonly Option[] = [
  {id: 0, kode: "Alle", navn: "Alle", cells: {GruppeNivaa: 0, GruppeKode: null, GruppeNavn: null}},
  {
    id: 1,
    kode: "1",
    navn: "Basisgruppe 1",
    cells: {GruppeNivaa: 1, GruppeKode: "1", GruppeNavn: "Basisgruppe 1"}
  }
];

function programme(id: number, navn: string, level: number): Option {
  return {
    id,
    kode: String(id),
    navn,
    cells: {
      ProgramomraadeNivaa: level,
      UtdanningstypeKode: level ? String(id) : null,
      UtdanningstypeNavn: level ? navn : null,
      Utdanningsprogramkode: null,
      UtdanningsprogramNavn: null
    }
  };
}

export const programmes: readonly Option[] = [
  programme(-10, "Alle utdanningsprogram", 0),
  programme(21, "Studieforberedende", 1),
  programme(22, "Yrkesfag", 1)
];
