import {disclosureLimits} from "../../src/model/disclosure-limits.ts";
import {setTitles} from "../../src/model/set-titles.ts";
import {
  gender,
  grade,
  indicator,
  level,
  measure,
  note,
  origin,
  ownership,
  schoolYear,
  source,
  sourceText,
  status,
  unitCode,
  unitName,
  withStatus,
  world
} from "./columns.ts";
import {statusSql, type DataColumn, type DataSet} from "./set.ts";

const share: DataColumn = {
  name: "share_bullied",
  title: "Andel mobbet",
  type: "number",
  unit: "andel",
  description:
    "Andelen elever som er mobbet to eller tre ganger i måneden eller oftere, fra 0 til 1. I hele prosent der få svarte.",
  absent: {status: "status"}
};

const decimals: DataColumn = {
  name: "decimals",
  title: "Desimaler",
  type: "integer",
  description: "Antall desimaler i prosenten slik den er publisert."
};

/** So few answers that a share is printed in whole percent. */
const isFew = `s.respondents < ${disclosureLimits.wholePercent.fewest}`;

const cell = ["unit_code", "school_year", "grade", "gender", "ownership"] as const;

/** What Elevundersøkelsen says, and what was published of it. */
export const surveySets: readonly DataSet[] = [
  {
    id: "survey_share",
    theme: "survey",
    title: setTitles.survey_share,
    row: "En enhet, et skoleår, et trinn, et kjønn, en eierform og et mål",
    description:
      "Andelen elever som blir mobbet. En enhet uten rad hadde ingen slike elever i undersøkelsen det året, eller er ikke i datagrunnlaget. Der flere kilder har samme celle, gjelder grensesnittet først, så avskrifter, så tall fra tekst.",
    version: "1.0.1",
    sql: `SELECT s.* EXCLUDE (share_bullied, decimals), u.name AS unit_name, u.world,
        CASE WHEN ${isFew} THEN round(s.share_bullied, 2) ELSE s.share_bullied END AS share_bullied,
        CASE WHEN ${isFew} THEN 0 ELSE s.decimals END AS decimals,
        ${statusSql("s.respondents", "p.status")},
        ${statusSql("s.bullied", "s.status")}
      FROM survey_share s
      JOIN unit u ON u.code = s.unit_code
      LEFT JOIN survey_participation p ON p.unit_code = s.unit_code AND p.school_year = s.school_year
        AND p.grade = s.grade AND p.gender = s.gender AND p.ownership = s.ownership
      WHERE u.world = $world`,
    key: [...cell, "measure"],
    columns: [
      unitCode,
      unitName,
      level,
      schoolYear,
      grade,
      gender,
      ownership,
      measure,
      share,
      status("Andel mobbet"),
      ...withStatus({
        name: "bullied",
        title: "Antall mobbet",
        type: "integer",
        unit: "elever",
        description: "Antallet elever bak andelen. Det mangler der andelen mangler."
      }),
      ...withStatus({
        name: "respondents",
        title: "Antall svar",
        type: "integer",
        unit: "elever",
        description:
          "Antallet elever som svarte på undersøkelsen. For ett kjønn mangler det som regel, for kilden deler ikke deltakelsen på kjønn."
      }),
      decimals,
      origin,
      source,
      world
    ],
    period: "school_year",
    sources: {column: "source"},
    cube: {dimensions: [...cell, "measure"], measures: ["share_bullied", "bullied", "respondents"]}
  },
  {
    id: "survey_index",
    theme: "survey",
    title: setTitles.survey_index,
    row: "En enhet, et skoleår, et trinn, et kjønn, en eierform og en indeks",
    description: "Gjennomsnitt på en skala fra 1 til 5, der 5 er best.",
    version: "1.0.0",
    sql: `SELECT s.*, u.name AS unit_name, u.world FROM survey_index s JOIN unit u ON u.code = s.unit_code
      WHERE u.world = $world`,
    key: [...cell, "indicator"],
    columns: [
      unitCode,
      unitName,
      level,
      schoolYear,
      grade,
      gender,
      ownership,
      indicator,
      {
        name: "score",
        title: "Indeksverdi",
        type: "number",
        description: "Gjennomsnittet for elevene som svarte, fra 1 til 5.",
        absent: {status: "status"}
      },
      status("Indeksverdi"),
      source,
      world
    ],
    period: "school_year",
    sources: {column: "source"},
    cube: {dimensions: [...cell, "indicator"], measures: ["score"]}
  },
  {
    id: "survey_participation",
    theme: "survey",
    title: setTitles.survey_participation,
    row: "En enhet, et skoleår, et trinn og en eierform",
    description: "Hvor mange elever som var invitert til undersøkelsen, og hvor mange som svarte.",
    version: "1.0.0",
    sql: `SELECT s.* EXCLUDE (status), u.name AS unit_name, u.world,
        ${statusSql("s.invited", "s.status")},
        ${statusSql("s.answered", "s.status")}
      FROM survey_participation s JOIN unit u ON u.code = s.unit_code WHERE u.world = $world`,
    key: cell,
    columns: [
      unitCode,
      unitName,
      level,
      schoolYear,
      grade,
      gender,
      ownership,
      ...withStatus({
        name: "invited",
        title: "Inviterte",
        type: "integer",
        unit: "elever",
        description: "Elever som var invitert til å svare."
      }),
      ...withStatus({
        name: "answered",
        title: "Besvart",
        type: "integer",
        unit: "elever",
        description: "Elever som svarte."
      }),
      source,
      world
    ],
    period: "school_year",
    sources: {column: "source"},
    cube: {dimensions: cell, measures: ["invited", "answered"]}
  },
  {
    id: "survey_three_year_mean",
    theme: "survey",
    title: setTitles.survey_three_year_mean,
    row: "En enhet og en periode på tre skoleår",
    description:
      "Standardiserte gjennomsnitt over tre skoleår fra Kommunehelsa. De kan ikke sammenlignes med årlige tall.",
    version: "1.0.0",
    sql: `SELECT s.*, u.name AS unit_name, 'real' AS world FROM survey_three_year_mean s
      LEFT JOIN unit u ON u.code = s.unit_code WHERE $world = 'real'`,
    key: ["unit_code", "window", "grade"],
    columns: [
      unitCode,
      unitName,
      {
        name: "window",
        title: "Periode",
        type: "text",
        description: "De tre skoleårene, slik kilden skriver dem."
      },
      {
        name: "first_year",
        title: "Første år",
        type: "integer",
        unit: "år",
        description: "Året det første skoleåret begynner."
      },
      grade,
      {
        ...share,
        title: "Andel mobbet, tre år",
        description: "Standardisert andel over tre skoleår, fra 0 til 1."
      },
      status("Andel mobbet, tre år"),
      source,
      world
    ],
    period: "first_year",
    sources: {column: "source"},
    cube: {dimensions: ["unit_code", "window", "grade"], measures: ["share_bullied"]}
  },
  {
    id: "national_published",
    theme: "survey",
    title: setTitles.national_published,
    row: "Ett nasjonalt tall slik det ble publisert",
    description:
      "Nasjonale andeler skrevet av fra publiserte sider. Samme år og trinn kan stå flere ganger, fra hver sin side.",
    version: "1.0.0",
    sql: "SELECT *, 'real' AS world FROM national_published WHERE $world = 'real'",
    key: ["survey_year", "grade", "measure", "gender", "form", "source"],
    columns: [
      {
        name: "survey_year",
        title: "Undersøkelsesår",
        type: "integer",
        unit: "år",
        description: "Året undersøkelsen ble gjennomført."
      },
      schoolYear,
      grade,
      measure,
      gender,
      {
        name: "share",
        title: "Andel mobbet",
        type: "number",
        unit: "andel",
        description: "Andelen som ble publisert, fra 0 til 1."
      },
      decimals,
      {
        name: "derived",
        title: "Utledet",
        type: "boolean",
        description: "Sant der siden oppgir en endring og ikke selve nivået."
      },
      {
        name: "form",
        title: "Spørsmålsform",
        type: "text",
        description: "Hva siden sier at det ble spurt om."
      },
      note,
      sourceText,
      world
    ],
    period: "survey_year",
    sources: {kinds: ["survey-national-published"]}
  }
];
