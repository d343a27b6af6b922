import {setTitles} from "../../src/model/set-titles.ts";
import type {ParticipantRole} from "../../src/model/participation-rules.ts";
import {note, pulje, scheme, sourceText, unitName, url, withStatus, world} from "./columns.ts";
import {statusSql, type DataColumn, type DataSet} from "./set.ts";

const roleLabel: Readonly<Record<ParticipantRole, string>> = {
  kindergarten_authority: "Kommune som barnehagemyndighet",
  school_owner: "Skoleeier",
  both: "Kommune som barnehagemyndighet og skoleeier",
  independent_school: "Frittstående skole",
  school: "Skole",
  kindergarten: "Barnehage"
};

const notDated = "Datoen er ikke oppgitt i kilden.";

const start: DataColumn = {
  name: "start",
  title: "Start",
  type: "date",
  description: "Den første dagen.",
  absent: {sign: "..", reason: notDated}
};

const end: DataColumn = {
  name: "end",
  title: "Slutt",
  type: "date",
  description: "Den siste dagen.",
  absent: {sign: "..", reason: "Deltakelsen varer fortsatt, eller slutten er ikke oppgitt."}
};

/** Puljer, who took part in them, and what is said of them. */
export const participationSets: readonly DataSet[] = [
  {
    id: "participation",
    theme: "participation",
    title: setTitles.participation,
    row: "En deltaker i en pulje, i én rolle",
    description:
      "Hvem som deltok i hvilken pulje. Fullstendige deltakerlister er ikke åpne; virkelige rader kommer bare fra egne filer i data/user. Tomt tilskudd er ukjent, aldri null.",
    version: "1.0.0",
    sql: `SELECT p.* EXCLUDE (world), u.name AS unit_name, p.world,
        ${statusSql("p.units")},
        ${statusSql("p.resource_person_percent")},
        CASE WHEN p.amount_nok IS NOT NULL THEN 'ok' WHEN p.role IN ('school', 'kindergarten') THEN 'notApplicable'
          ELSE 'missing' END AS amount_nok_status
      FROM participation p LEFT JOIN unit u ON u.code = p.code AND u.world = p.world WHERE p.world = $world`,
    key: ["scheme", "pulje", "code", "role"],
    columns: [
      scheme,
      pulje,
      {
        name: "code",
        title: "Deltaker, kode",
        type: "text",
        description: "Kommunenummer eller organisasjonsnummer; en kode, ikke et tall."
      },
      {...unitName, title: "Deltaker", absent: {sign: "..", reason: "Koden er ikke i registeret her."}},
      {
        name: "role",
        title: "Rolle",
        type: "text",
        description: "Hva deltakeren er med som.",
        values: roleLabel
      },
      start,
      end,
      ...withStatus({
        name: "units",
        title: "Antall enheter",
        type: "integer",
        description: "Barnehager og skoler som deltar hos eieren."
      }),
      ...withStatus({
        name: "resource_person_percent",
        title: "Ressursperson",
        type: "number",
        unit: "prosent",
        description: "Stillingsprosent til ressursperson, 0–100."
      }),
      ...withStatus({
        name: "amount_nok",
        title: "Tilskudd",
        type: "integer",
        unit: "kr",
        description:
          "Tilskudd for hele perioden. En skole eller barnehage får ikke eget tilskudd; eieren får det."
      }),
      world
    ],
    period: "start",
    sources: {kinds: ["example-county"]}
  },
  {
    id: "published_participant",
    theme: "participation",
    title: setTitles.published_participant,
    row: "En kommune som en åpen side nevner som deltaker",
    description:
      "Navn fra åpne sider, under kommunenummeret fra den gangen. Rolle, enheter og de andre deltakerne er ikke kjent, så ingen beregning bygger på dem.",
    version: "1.0.0",
    sql: "SELECT *, 'real' AS world FROM published_participant WHERE $world = 'real'",
    key: ["scheme", "pulje", "code"],
    columns: [
      scheme,
      pulje,
      {
        name: "code",
        title: "Kommune, kode",
        type: "text",
        description: "Kommunenummeret den gangen; en kode, ikke et tall."
      },
      {name: "name", title: "Kommune", type: "text", description: "Navnet på siden."},
      sourceText,
      url,
      world
    ],
    sources: {kinds: ["pulje-participants"]}
  },
  {
    id: "pulje_period",
    theme: "participation",
    title: setTitles.pulje_period,
    row: "En pulje i en ordning",
    description:
      "Når hver pulje varte, så langt åpne dokumenter sier det. En pulje uten kilde er ikke kjent.",
    version: "1.0.0",
    sql: `SELECT *, ${statusSql("semesters")}, 'real' AS world FROM pulje_period WHERE $world = 'real'`,
    key: ["scheme", "pulje"],
    columns: [
      scheme,
      pulje,
      start,
      {
        name: "start_text",
        title: "Start, i ord",
        type: "text",
        description: "Starten slik kilden sier den.",
        absent: {sign: "..", reason: "Ikke oppgitt."}
      },
      {...end, absent: {sign: "..", reason: notDated}},
      {
        name: "end_text",
        title: "Slutt, i ord",
        type: "text",
        description: "Slutten slik kilden sier den.",
        absent: {sign: "..", reason: "Ikke oppgitt."}
      },
      ...withStatus({
        name: "semesters",
        title: "Halvår",
        type: "integer",
        description: "Hvor mange halvår puljen varer."
      }),
      note,
      {...sourceText, absent: {sign: "..", reason: "Puljen er ikke omtalt i noe dokument som er funnet."}},
      url,
      world
    ],
    period: "start",
    sources: {kinds: ["pulje-periods"]}
  },
  {
    id: "pulje_milestone",
    theme: "participation",
    title: setTitles.pulje_milestone,
    row: "En frist eller samling i en pulje",
    description: "Trinnene i hver pulje, i rekkefølge.",
    version: "1.0.0",
    sql: "SELECT *, 'real' AS world FROM pulje_milestone WHERE $world = 'real'",
    key: ["scheme", "pulje", "step"],
    columns: [
      scheme,
      pulje,
      {name: "step", title: "Trinn i puljen", type: "integer", description: "Plassen i rekkefølgen."},
      {
        name: "date",
        title: "Dato",
        type: "date",
        description: "Dagen, eller den første dagen i en samling.",
        absent: {sign: "..", reason: "Trinnet har ingen oppgitt dato."}
      },
      {
        name: "until",
        title: "Til og med",
        type: "date",
        description: "Den siste dagen i en samling.",
        absent: {sign: ".", reason: "Trinnet varer én dag, eller har ingen dato."}
      },
      {name: "label", title: "Hva", type: "text", description: "Hva trinnet er."},
      note,
      sourceText,
      url,
      world
    ],
    period: "date",
    sources: {kinds: ["pulje-milestones"]}
  },
  {
    id: "pulje_evaluation",
    theme: "participation",
    title: setTitles.pulje_evaluation,
    row: "En evaluering, eller en som er planlagt",
    description: "Hva evalueringene har vist, og hva de ikke har vist.",
    version: "1.0.0",
    sql: `SELECT *, ${statusSql("year")}, 'real' AS world FROM pulje_evaluation WHERE $world = 'real'`,
    key: ["scheme", "puljer", "source"],
    columns: [
      scheme,
      {name: "puljer", title: "Puljer", type: "text", description: "Puljene som er evaluert."},
      {
        name: "institution",
        title: "Institusjon",
        type: "text",
        description: "Hvem som evaluerte.",
        absent: {sign: "..", reason: "Ikke oppgitt."}
      },
      {
        name: "authors",
        title: "Forfattere",
        type: "text",
        description: "Hvem som skrev rapporten.",
        absent: {sign: "..", reason: "Ikke oppgitt."}
      },
      ...withStatus({
        name: "year",
        title: "År",
        type: "integer",
        unit: "år",
        description: "Året rapporten kom."
      }),
      {name: "shows", title: "Viser", type: "text", description: "Hva evalueringen viser."},
      {name: "does_not_show", title: "Viser ikke", type: "text", description: "Hva den ikke viser."},
      sourceText,
      world
    ],
    period: "year",
    sources: {kinds: ["pulje-evaluations"]}
  },
  {
    id: "start_municipality",
    theme: "participation",
    title: setTitles.start_municipality,
    row: "Det oppsummeringen sier om én side ved én, flere eller alle oppstartskommunene",
    description: "Avskrift av oppsummeringen av prosjektbeskrivelsene til Kompetanseløftet.",
    version: "1.0.0",
    sql: "SELECT *, 'real' AS world FROM start_municipality WHERE $world = 'real'",
    key: ["name", "aspect", "scope"],
    columns: [
      {
        name: "code",
        title: "Kommune, kode",
        type: "text",
        description: "Dagens kommunenummer; en kode, ikke et tall.",
        absent: {sign: ".", reason: "Raden gjelder en region, eller ikke én bestemt kommune."}
      },
      {
        name: "name",
        title: "Kommune",
        type: "text",
        description: "Kommunen eller regionen.",
        absent: {sign: ".", reason: "Raden gjelder ikke én bestemt kommune."}
      },
      {
        name: "aspect",
        title: "Side ved arbeidet",
        type: "text",
        description: "Hva det er sagt noe om.",
        values: {
          university: "Universitet eller høgskole",
          statped: "Statped",
          target_groups: "Målgrupper",
          traits: "Særtrekk",
          time_frame: "Tidsramme"
        }
      },
      {
        name: "values",
        title: "Stikkord",
        type: "text",
        description: "Stikkord å filtrere på, skilt med |.",
        absent: {sign: ".", reason: "Det er ikke sagt noe som kan filtreres på."}
      },
      {
        name: "phrase",
        title: "Kort sagt",
        type: "text",
        description: "Det som er sagt, i få ord.",
        absent: {sign: ".", reason: "Det er ikke sagt noe om en bestemt kommune."}
      },
      {name: "basis", title: "Grunnlag", type: "text", description: "Det oppsummeringen sier."},
      {
        name: "scope",
        title: "Gjelder",
        type: "text",
        description: "Hvem det er sagt om.",
        values: {named: "Denne kommunen", all: "Alle", several: "Flere som ikke er nevnt"}
      },
      world
    ],
    sources: {kinds: ["kompetanseloftet-start"]}
  }
];
