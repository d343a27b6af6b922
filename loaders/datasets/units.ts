import {setTitles} from "../../src/model/set-titles.ts";
import {
  county,
  level,
  levelLabel,
  origin,
  schoolYear,
  source,
  status,
  unitCode,
  unitName,
  withStatus,
  world
} from "./columns.ts";
import {statusSql, type DataColumn, type DataSet} from "./set.ts";

const changeKind: DataColumn = {
  name: "kind",
  title: "Endring",
  type: "text",
  description: "Hva som skjedde med området.",
  values: {
    renumber: "Nytt nummer, samme område",
    merge: "Slått sammen",
    split: "Delt på flere",
    rename: "Nytt navn, samme nummer",
    boundary_transfer_part_of_municipality: "En del av området gikk til en annen kommune"
  }
};

const changeDate: DataColumn = {
  name: "date",
  title: "Dato",
  type: "date",
  description: "Den første dagen endringen gjelder."
};

function code(name: string, title: string, description: string): DataColumn {
  return {name, title, type: "text", description: `${description} En kode, ikke et tall.`};
}

function residents(name: string, title: string, ages: string): DataColumn {
  return {name, title, type: "integer", unit: "barn", description: `Innbyggere ${ages} per 1. januar.`};
}

const sumOfChanges = "Regnet ut av alle endringer i kommunenummer siden 2017.";
const klass = {kinds: ["municipality-changes", "example-county"]};

/** What numbers belong to: units, their codes over time, their pupils, children and residents. */
export const unitSets: readonly DataSet[] = [
  {
    id: "unit",
    theme: "units",
    title: setTitles.unit,
    row: "En enhet som tall kan høre til",
    description: "Landet, fylker, kommuner, skoler og barnehager, også de som ikke finnes lenger.",
    version: "1.0.0",
    sql: "SELECT * FROM unit WHERE world = $world",
    key: ["code"],
    columns: [
      {...unitCode, name: "code"},
      {...level, values: levelLabel},
      {name: "name", title: "Navn", type: "text", description: "Enhetens navn."},
      {
        ...county,
        absent: {sign: ".", reason: "Hele landet er ikke i et fylke, eller skolens fylke er ikke kjent."}
      },
      {
        name: "municipality",
        title: "Kommune, kode",
        type: "text",
        description: "Kommunen enheten ligger i; en kode, ikke et tall.",
        absent: {sign: ".", reason: "Enheten er større enn en kommune, eller kommunen er ikke kjent."}
      },
      {
        name: "valid_from",
        title: "Gjelder fra",
        type: "date",
        description: "Den første dagen koden gjelder.",
        absent: {sign: "..", reason: "Koden er eldre enn listen over endringer."}
      },
      {
        name: "valid_to",
        title: "Gjelder ikke fra",
        type: "date",
        description: "Den første dagen koden ikke lenger gjelder.",
        absent: {sign: ".", reason: "Koden gjelder fortsatt."}
      },
      {
        name: "ownership",
        title: "Eierform",
        type: "text",
        description: "Hvem som eier skolen eller barnehagen.",
        values: {public: "Offentlig", private: "Privat"},
        absent: {
          sign: ".",
          reason: "Enheten er ikke en skole eller barnehage, eller eierformen er ikke kjent."
        }
      },
      world
    ],
    sources: "all"
  },
  {
    id: "pupil_count",
    theme: "units",
    title: setTitles.pupil_count,
    row: "En enhet og et skoleår",
    description: "Elever og grunnskoler 1. oktober. Landet er summen av fylkene der kilden ikke oppgir det.",
    version: "1.0.0",
    sql: `SELECT c.*, u.name AS unit_name, ${statusSql("c.schools")} FROM pupil_count c
      LEFT JOIN unit u ON u.code = c.unit_code AND u.world = c.world WHERE c.world = $world`,
    key: ["unit_code", "school_year"],
    columns: [
      unitCode,
      {...unitName, absent: {sign: "..", reason: "Koden er ikke i registeret her."}},
      level,
      schoolYear,
      {
        name: "pupils",
        title: "Elever",
        type: "integer",
        unit: "elever",
        description: "Elever på 1. til 10. trinn.",
        absent: {status: "status"}
      },
      status("Elever"),
      ...withStatus({
        name: "schools",
        title: "Skoler",
        type: "integer",
        unit: "skoler",
        description: "Grunnskoler i området."
      }),
      origin,
      source,
      world
    ],
    period: "school_year",
    sources: {column: "source"},
    cube: {dimensions: ["unit_code", "school_year"], measures: ["pupils", "schools"]}
  },
  {
    id: "child_count",
    theme: "units",
    title: setTitles.child_count,
    row: "En enhet og en dato",
    description: "Barn i barnehage, og barnehager. Eksempelfylket har ikke antall barnehager.",
    version: "1.0.0",
    sql: `SELECT c.*, u.name AS unit_name, ${statusSql("c.children")}, ${statusSql("c.kindergartens")}
      FROM child_count c LEFT JOIN unit u ON u.code = c.unit_code AND u.world = c.world WHERE c.world = $world`,
    key: ["unit_code", "date"],
    columns: [
      unitCode,
      {...unitName, absent: {sign: "..", reason: "Koden er ikke i registeret her."}},
      level,
      {name: "date", title: "Dato", type: "date", description: "Dagen barna er talt."},
      ...withStatus({
        name: "children",
        title: "Barn",
        type: "integer",
        unit: "barn",
        description: "Barn i barnehage."
      }),
      ...withStatus({
        name: "kindergartens",
        title: "Barnehager",
        type: "integer",
        unit: "barnehager",
        description: "Barnehager i området."
      }),
      source,
      world
    ],
    period: "date",
    sources: {column: "source"},
    cube: {dimensions: ["unit_code", "date"], measures: ["children", "kindergartens"]}
  },
  {
    id: "population",
    theme: "units",
    title: setTitles.population,
    row: "En kommune per 1. januar",
    description: "Innbyggere i fire aldersgrupper og i alt, etter dagens kommuner.",
    version: "1.0.0",
    sql: `SELECT p.*, u.name AS unit_name, 'real' AS world FROM population p
      LEFT JOIN unit u ON u.code = p.unit_code WHERE $world = 'real'`,
    key: ["unit_code", "year"],
    columns: [
      unitCode,
      {...unitName, absent: {sign: "..", reason: "Koden er ikke i registeret her."}},
      {name: "year", title: "År", type: "integer", unit: "år", description: "Året, per 1. januar."},
      residents("age_0", "0 år", "som er 0 år"),
      residents("age_1_5", "1–5 år", "fra 1 til 5 år"),
      residents("age_6_15", "6–15 år", "fra 6 til 15 år"),
      residents("age_16_18", "16–18 år", "fra 16 til 18 år"),
      {
        name: "total",
        title: "I alt",
        type: "integer",
        description: "Alle innbyggere per 1. januar."
      },
      source,
      world
    ],
    period: "year",
    sources: {column: "source"},
    cube: {
      dimensions: ["unit_code", "year"],
      measures: ["age_0", "age_1_5", "age_6_15", "age_16_18", "total"]
    }
  },
  {
    id: "municipality_change",
    theme: "units",
    title: setTitles.municipality_change,
    row: "En endring av et kommunenummer",
    description: "Endringene slik de er publisert.",
    version: "1.0.0",
    sql: `SELECT *, $world AS world FROM municipality_change WHERE (old_code LIKE 'EX%') = ($world = 'example')`,
    key: ["date", "old_code", "new_code", "kind"],
    columns: [
      changeDate,
      code("old_code", "Gammel kode", "Nummeret før."),
      {name: "old_name", title: "Gammelt navn", type: "text", description: "Navnet før."},
      code("new_code", "Ny kode", "Nummeret etter."),
      {name: "new_name", title: "Nytt navn", type: "text", description: "Navnet etter."},
      changeKind,
      world
    ],
    period: "date",
    sources: klass
  },
  {
    id: "code_step",
    theme: "units",
    title: setTitles.code_step,
    row: "En endring som flytter et område til en annen kode",
    description: `Endringene uten navnebytter og grensejusteringer. ${sumOfChanges}`,
    version: "1.0.0",
    sql: `SELECT *, $world AS world FROM code_step WHERE (old_code LIKE 'EX%') = ($world = 'example')`,
    key: ["date", "old_code", "new_code"],
    columns: [
      changeDate,
      code("old_code", "Gammel kode", "Nummeret før."),
      code("new_code", "Ny kode", "Nummeret etter."),
      {
        name: "existed",
        title: "Koden fantes",
        type: "boolean",
        description: "Sant der den nye koden var i bruk fra før, så området der ble større."
      },
      world
    ],
    period: "date",
    sources: klass
  },
  {
    id: "municipality_successor",
    theme: "units",
    title: setTitles.municipality_successor,
    row: "Et tidligere kommunenummer og ett av dagens",
    description: `Hvor en tidligere kommune er i dag. ${sumOfChanges}`,
    version: "1.0.0",
    sql: `SELECT *, $world AS world FROM municipality_successor WHERE (code LIKE 'EX%') = ($world = 'example')`,
    key: ["code", "successor"],
    columns: [
      code("code", "Tidligere kode", "Nummeret som ikke gjelder lenger."),
      {
        name: "valid_to",
        title: "Gjelder ikke fra",
        type: "date",
        description: "Den første dagen koden ikke lenger gjelder."
      },
      code("successor", "Dagens kode", "Nummeret området har i dag."),
      changeKind,
      world
    ],
    period: "valid_to",
    sources: klass
  },
  {
    id: "unit_break",
    theme: "units",
    title: setTitles.unit_break,
    row: "En kommune som finnes i dag, og en dag området ble endret",
    description:
      "Tall fra før datoen gjelder et annet område, og er ikke regnet om. Linjer i figurene brytes her.",
    version: "1.0.0",
    sql: `SELECT b.*, u.name AS unit_name, $world AS world FROM unit_break b LEFT JOIN unit u ON u.code = b.unit_code
      WHERE (b.unit_code LIKE 'EX%') = ($world = 'example')`,
    key: ["unit_code", "date"],
    columns: [
      unitCode,
      {...unitName, absent: {sign: "..", reason: "Koden er ikke i registeret her."}},
      {name: "date", title: "Dato", type: "date", description: "Den første dagen med dagens område."},
      {
        name: "kind",
        title: "Endring",
        type: "text",
        description: "Hva som skjedde.",
        values: {split: "Fikk en del av en kommune som ble delt", joined: "En annen kommune gikk inn"}
      },
      {
        name: "from_codes",
        title: "Fra kodene",
        type: "text",
        description: "Tidligere kommunenumre området kom fra, skilt med komma."
      },
      world
    ],
    period: "date",
    sources: klass
  },
  {
    id: "unit_position",
    theme: "units",
    title: setTitles.unit_position,
    row: "En enhet på kartet",
    description: "Ett punkt for hver kommune, ikke en grense. Eksempelfylkets punkter er oppdiktede.",
    version: "1.0.0",
    sql: `SELECT p.*, u.name AS unit_name, u.world FROM unit_position p JOIN unit u ON u.code = p.unit_code
      WHERE u.world = $world`,
    key: ["unit_code", "plane"],
    columns: [
      unitCode,
      unitName,
      {name: "x", title: "X", type: "number", description: "Lengdegrad, eller kilometer mot øst."},
      {name: "y", title: "Y", type: "number", description: "Breddegrad, eller kilometer mot nord."},
      {
        name: "plane",
        title: "Plan",
        type: "text",
        description: "Hva X og Y er målt i.",
        values: {degrees: "Grader (lengde og bredde)", km: "Kilometer på et oppdiktet kart"}
      },
      world
    ],
    sources: {kinds: ["municipalities", "example-county"]}
  }
];
