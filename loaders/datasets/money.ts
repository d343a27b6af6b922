import {setTitles} from "../../src/model/set-titles.ts";
import {county, fundingScheme, note, sourceText, world} from "./columns.ts";
import type {DataColumn, DataSet} from "./set.ts";

const network: DataColumn = {
  name: "network",
  title: "Nettverk",
  type: "text",
  description: "Kompetansenettverkets navn."
};

const basis: DataColumn = {
  name: "basis",
  title: "Grunnlag",
  type: "text",
  description: "Hvor godt medlemmene er kjent.",
  values: {
    user: "Fra egen fil",
    confirmed: "Bekreftet av nettverkets egen side",
    inferred: "Sluttet fra flere kilder, ikke bekreftet",
    example: "Oppdiktet"
  }
};

const decisionYear: DataColumn = {
  name: "decision_year",
  title: "Vedtaksår",
  type: "integer",
  unit: "år",
  description: "Året vedtaket ble gjort."
};

function kroner(name: string, title: string, description: string): DataColumn {
  return {name, title, type: "integer", unit: "kr", description: `${description} Hele kroner.`};
}

const onlyExample = "Bare Eksempelfylkets nøkler er i datagrunnlaget.";

/** Networks, and kroner to them. */
export const moneySets: readonly DataSet[] = [
  {
    id: "network",
    theme: "money",
    title: setTitles.network,
    row: "Et kompetansenettverk",
    description: "Nettverkene som er kjent. De fleste fylkers nettverk er ikke kjent her.",
    version: "1.0.0",
    sql: "SELECT * FROM network WHERE world = $world",
    key: ["county", "network"],
    columns: [county, network, basis, world],
    sources: {kinds: ["networks-known", "example-county"]}
  },
  {
    id: "network_member",
    theme: "money",
    title: setTitles.network_member,
    row: "Et medlem av et nettverk, i en periode",
    description: "Kommuner, og fylkeskommuner som eiere av videregående skoler.",
    version: "1.0.0",
    sql: `SELECT m.* EXCLUDE (world), u.name AS member_name, m.world
      FROM network_member m LEFT JOIN unit u ON u.code = m.member AND u.world = m.world WHERE m.world = $world`,
    key: ["county", "network", "member", "valid_from"],
    columns: [
      county,
      network,
      {
        name: "member",
        title: "Medlem, kode",
        type: "text",
        description: "Kommunenummer eller fylkesnummer; en kode, ikke et tall."
      },
      {
        name: "member_name",
        title: "Medlem",
        type: "text",
        description: "Medlemmets navn i registeret.",
        absent: {sign: "..", reason: "Koden er ikke i registeret her."}
      },
      {
        name: "valid_from",
        title: "Med fra",
        type: "date",
        description: "Den første dagen som medlem.",
        absent: {sign: "..", reason: "Starten er ikke oppgitt."}
      },
      {
        name: "valid_to",
        title: "Med til",
        type: "date",
        description: "Den siste dagen som medlem.",
        absent: {sign: ".", reason: "Medlemskapet har ingen oppgitt slutt."}
      },
      basis,
      world
    ],
    sources: {kinds: ["networks-known", "example-county"]}
  },
  {
    id: "allocation",
    theme: "money",
    title: setTitles.allocation,
    row: "En ordning, et vedtaksår, et utbetalingsår, en mottaker og et formål",
    description:
      "Tilskudd etter mottaker. Virkelige rader kommer bare fra egne filer i data/user; fullstendige lister er ikke åpne.",
    version: "1.0.0",
    sql: "SELECT * FROM allocation WHERE world = $world",
    key: ["scheme", "decision_year", "payment_year", "code", "purpose"],
    columns: [
      fundingScheme,
      decisionYear,
      {
        name: "payment_year",
        title: "Utbetalingsår",
        type: "integer",
        unit: "år",
        description: "Året pengene betales ut."
      },
      {
        name: "code",
        title: "Mottaker",
        type: "text",
        description: "Nettverkets navn, eller mottakerens kode (en kode, ikke et tall)."
      },
      kroner("amount_nok", "Beløp", "Beløpet til mottakeren."),
      {name: "purpose", title: "Formål", type: "text", description: "Hva pengene er gitt til."},
      world
    ],
    period: "payment_year",
    sources: {kinds: ["example-county"]}
  },
  {
    id: "allocation_key",
    theme: "money",
    title: setTitles.allocation_key,
    row: "En ramme som et forum har vedtatt, med nøkkelen",
    description: `Hvordan en ramme ble fordelt: fellestiltak først, så grunnbeløp, så resten etter hoder. ${onlyExample}`,
    version: "1.0.0",
    sql: "SELECT * FROM allocation_key WHERE world = $world",
    key: ["county", "scheme", "decision_year"],
    columns: [
      county,
      fundingScheme,
      decisionYear,
      kroner("frame_nok", "Ramme", "Alt som fordeles."),
      {
        name: "joint_share",
        title: "Andel til fellestiltak",
        type: "number",
        unit: "andel",
        description: "Andelen som settes av før nøkkelen brukes, fra 0 til 1."
      },
      kroner("joint_measures_nok", "Fellestiltak", "Det som settes av."),
      kroner("base_grant_nok", "Grunnbeløp", "Det hvert nettverk får uansett størrelse."),
      {
        name: "weight_pupils",
        title: "Vekt for elever",
        type: "number",
        description: "Hvor mye en elev teller i nøkkelen."
      },
      {
        name: "weight_children",
        title: "Vekt for barn",
        type: "number",
        description: "Hvor mye et barn i barnehage teller i nøkkelen."
      },
      {
        name: "pupils_from",
        title: "Elever fra",
        type: "text",
        form: "schoolYear",
        description: "Skoleåret elevene er talt i."
      },
      {name: "children_from", title: "Barn fra", type: "date", description: "Datoen barna er talt."},
      world
    ],
    period: "decision_year",
    sources: {kinds: ["example-county"]}
  },
  {
    id: "allocation_key_network",
    theme: "money",
    title: setTitles.allocation_key_network,
    row: "Det ett nettverk fikk av en vedtatt ramme",
    description: `Fordelingen med elevene og barna nøkkelen talte. ${onlyExample}`,
    version: "1.0.0",
    sql: "SELECT * FROM allocation_key_network WHERE world = $world",
    key: ["county", "scheme", "decision_year", "network"],
    columns: [
      county,
      fundingScheme,
      decisionYear,
      network,
      {
        name: "pupils",
        title: "Elever",
        type: "integer",
        unit: "elever",
        description: "Elevene nøkkelen talte."
      },
      {name: "children", title: "Barn", type: "integer", unit: "barn", description: "Barna nøkkelen talte."},
      kroner("grant_nok", "Tilskudd", "Det nettverket fikk."),
      world
    ],
    period: "decision_year",
    sources: {kinds: ["example-county"]},
    cube: {
      dimensions: ["county", "scheme", "decision_year", "network"],
      measures: ["pupils", "children", "grant_nok"]
    }
  },
  {
    id: "account",
    theme: "money",
    title: setTitles.account,
    row: "En virksomhet, et kapittel, en post og et år i statsregnskapet",
    description:
      "Det virksomhetene har bokført på kapittel 226 og 231, post 21 og 22. Beløpene er en øvre grense og ikke ordningens egne. Post 226-22 er videreutdanning av lærere.",
    version: "1.0.0",
    sql: "SELECT *, 'real' AS world FROM account WHERE $world = 'real'",
    key: ["year", "chapter", "post", "agency"],
    columns: [
      {name: "agency", title: "Virksomhet", type: "text", description: "Navnet i regnskapet."},
      {
        name: "organisation_number",
        title: "Organisasjonsnummer",
        type: "text",
        description: "Virksomhetens nummer; en kode, ikke et tall.",
        absent: {sign: "..", reason: "Regnskapet slår sammen flere virksomheter, eller oppgir ikke nummeret."}
      },
      {
        name: "chapter",
        title: "Kapittel",
        type: "text",
        description: "Kapittel i statsbudsjettet; en kode, ikke et tall."
      },
      {
        name: "post",
        title: "Post",
        type: "text",
        description: "Post i statsbudsjettet; en kode, ikke et tall."
      },
      {
        name: "year",
        title: "Regnskapsår",
        type: "integer",
        unit: "år",
        description: "Året regnskapet gjelder."
      },
      kroner("amount_nok", "Bokført", "Det som er bokført. Kilden oppgir millioner med én desimal."),
      world
    ],
    period: "year",
    sources: {kinds: ["accounts"]},
    cube: {dimensions: ["year", "chapter", "post", "agency"], measures: ["amount_nok"]}
  },
  {
    id: "published_sum",
    theme: "money",
    title: setTitles.published_sum,
    row: "En sum eller et antall slik en statsforvalter har publisert det",
    description: "Avskrift av tekst, ikke regnskap.",
    version: "1.0.0",
    sql: "SELECT *, 'real' AS world FROM published_sum WHERE $world = 'real'",
    key: ["agency", "year", "scheme", "measure"],
    columns: [
      {name: "agency", title: "Område", type: "text", description: "Området tallet gjelder."},
      {name: "year", title: "År", type: "integer", unit: "år", description: "Året tallet gjelder."},
      {
        name: "scheme",
        title: "Ordning",
        type: "text",
        description: "Ordningene tallet gjelder, skilt med +."
      },
      {
        name: "measure",
        title: "Hva",
        type: "text",
        description: "Hva tallet måler, slik avskriften kaller det."
      },
      {name: "value", title: "Verdi", type: "number", description: "Tallet, i enheten i neste kolonne."},
      {
        name: "unit",
        title: "Enhet for verdien",
        type: "text",
        description: "Enheten tallet er i.",
        values: {"mill kr": "Millioner kroner", count: "Antall"}
      },
      {
        ...sourceText,
        description: `${sourceText.description} «same» er den samme som i raden før i avskriften.`
      },
      note,
      world
    ],
    period: "year",
    sources: {kinds: ["forum-published"]}
  }
];
