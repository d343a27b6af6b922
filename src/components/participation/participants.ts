import type {GeoPermissibleObjects} from "d3-geo";
import type {Participant, ParticipationMunicipality} from "../../model/participation.js";
import type {ParticipantRole} from "../../model/participation-rules.js";
import {formatSchoolYear} from "../../model/school-year.js";
import type {Column} from "../data-table.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {formatDate, formatWhole} from "../format.js";
import {notice} from "../notice.js";
import {ownersOf} from "./grants-data.js";
import {participationMap} from "./map.js";
import type {ParticipationPlace, TookPart} from "./map-drawing.js";
import {
  chooseSources,
  describePulje,
  inPlace,
  involvesMunicipality,
  isListed,
  type ParticipationView
} from "./view.js";
import {wholeSets} from "../whole-set.js";

export const roleLabel: Readonly<Record<ParticipantRole, string>> = {
  kindergarten_authority: "barnehagemyndighet",
  school_owner: "skoleeier",
  both: "barnehagemyndighet og skoleeier",
  independent_school: "frittstående skole",
  school: "skole",
  kindergarten: "barnehage"
};

/** An ISO date in words on one line. */
function formatDay(iso: string): string {
  return formatDate(iso).replaceAll(" ", "\u00a0");
}

/** The columns that say who a participant is; the tables of grants and resource persons begin with them too. */
export function participantColumns<T>(pick: (row: T) => Participant): Column<T>[] {
  return [
    {name: "pulje", label: "Pulje", value: (row) => `${pick(row).scheme} ${pick(row).pulje}`},
    {name: "name", label: "Deltaker", value: (row) => pick(row).name, rowHeader: true},
    {
      name: "role",
      label: "Rolle",
      value: (row) => {
        const {role} = pick(row);
        return role === null ? null : roleLabel[role];
      }
    }
  ];
}

/** Who took part: a map of the municipalities and a table of the owners; a notice where nobody is known. */
export function participantsFigure(view: ParticipationView, land: GeoPermissibleObjects): HTMLElement {
  const {data, world, place, county, municipalities, participants} = view;
  const what = describePulje(view);
  const listed = isListed(view);
  if (participants.length === 0 && !listed) {
    return notice(
      `Hvem som har deltatt i ${what} i ${place}, er ikke kjent.`,
      "Deltakerlistene er ikke offentlige. Den som driver nettstedet, kan legge dem inn."
    );
  }
  const places = municipalities.flatMap((m) => placeOf(m, participants, listed));
  const count = (kind: TookPart) => places.filter((p) => p.tookPart === kind).length;
  const owners = ownersOf(view);
  const byCode = new Map(data.municipalities.map((m) => [m.code, m.name]));
  const unnamed = element("span");
  const published = participants.some((p) => p.origin === "published");
  const columns: Column<Participant>[] = [
    ...participantColumns<Participant>((p) => p),
    {
      name: "municipality_today",
      label: "Kommune i dag",
      value: (p) => p.municipalities.map((code) => byCode.get(code) ?? code).join(", ") || null
    },
    {name: "start", label: "Start", value: (p) => p.start, text: formatDay},
    {name: "end", label: "Slutt", value: (p) => p.end, text: formatDay},
    {name: "units", label: "Enheter", value: (p) => p.units, format: formatWhole},
    {
      name: "basis",
      label: "Grunnlag",
      value: (p) => (p.origin === "published" ? "åpen kilde" : world === "example" ? "oppdiktet" : "liste")
    }
  ];
  return figure({
    title: listed
      ? `${count("yes")} av ${municipalities.length} kommuner${inPlace(view)} har deltatt i ${what}`
      : `${count("yes")} kommuner${inPlace(view)} er omtalt som deltakere i ${what}`,
    subtitle: `Kommuner i dag. Areal viser elever i grunnskolen ${formatSchoolYear(data.pupilYear[world] ?? "")}.`,
    chart: (width) => {
      const map = participationMap(places, {
        width,
        wholeLand: county === "NO",
        ...(world === "example" ? {} : {land})
      });
      unnamed.textContent = unnamedSentence(map.unnamed.length, count("yes"));
      return map;
    },
    interactive: true,
    textAlternative:
      `Har deltatt: ${names(places, "yes") || "ingen"}. ` +
      (listed ? `Har ikke deltatt: ${count("no")} kommuner.` : `Ikke kjent: ${count("unknown")} kommuner.`),
    rows: owners,
    columns,
    openTable: owners.length <= 30,
    sources: chooseSources(data, world, "participants"),
    file: `deltakere-${what.toLowerCase().replaceAll(" ", "-")}-${county.toLowerCase()}`,
    downloads: [
      ...(published ? wholeSets("real", "published_participant") : []),
      ...(world === "example" ? wholeSets(world, "participation") : [])
    ],
    note: element("span", {}, noteOf(view, {listed, published}), " ", unnamed)
  });
}

function noteOf(
  {world}: ParticipationView,
  {listed, published}: {listed: boolean; published: boolean}
): string {
  return [
    world === "example" && "Kommunene er oppdiktet.",
    listed && "En kommune som deltakerlisten ikke nevner, regnes ikke som deltaker.",
    listed && "En frittstående skole er sin egen eier og gjør ikke kommunen til deltaker.",
    listed && world === "real" && "Deltakerlisten er lagt inn av den som driver nettstedet.",
    published &&
      "Kommunene fra åpne kilder er ikke med i beregningene på siden Effekt. Vi vet ikke hvilke skoler som deltok, i hvilken rolle kommunene var med, eller hvem andre som deltok. Deltakere vi ikke kjenner, ville da blitt regnet som ikke-deltakere."
  ]
    .filter(Boolean)
    .join(" ");
}

/** How many names the map has no room for, and where they are; empty where all are there. */
function unnamedSentence(unnamed: number, all: number): string {
  if (unnamed === 0) return "";
  return `${formatWhole(unnamed)} av ${formatWhole(all)} navn på deltakere får ikke plass på kartet. Pek på sirklene eller bruk piltastene for å se dem. De står også i tabellen.`;
}

function placeOf(
  {code, name, x, y, pupils, world}: ParticipationMunicipality,
  participants: readonly Participant[],
  listed: boolean
): ParticipationPlace[] {
  if (x === null || y === null) return [];
  const own = participants.filter((p) => involvesMunicipality(p) && p.municipalities.includes(code));
  const tookPart = own.length > 0 ? "yes" : listed ? "no" : "unknown";
  // official names may have forms in several languages; a source that names the place shows the one in use
  const label = own.find((p) => p.origin === "published" && name.includes(p.name))?.name ?? name;
  // the example county's kilometres as degrees around an invented origin, so that distances keep their proportions
  const at =
    world === "example" ? {longitude: x / 55.8, latitude: 60 + y / 111.2} : {longitude: x, latitude: y};
  return [{code, name: label, ...at, pupils: pupils.value, tookPart}];
}

const collator = new Intl.Collator("nb");

function names(places: readonly ParticipationPlace[], kind: TookPart): string {
  return places
    .filter((p) => p.tookPart === kind)
    .map((p) => p.name)
    .toSorted(collator.compare)
    .join(", ");
}
