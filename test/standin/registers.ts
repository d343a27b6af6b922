import type {Api, StandinRequest, StandinResponse, World} from "./api.ts";
import {lazy} from "./lazy.ts";
import {createKindergartens, createSchools, type Unit} from "./units.ts";

/** The national school register, with the non-schools that fill its list. */
export const schoolRegister: Api = {
  env: "NSR_URL",
  base: "/nsr",
  open: (world) => openRegister(world, () => [...oddSchools, ...createSchools(world.seed).map(formatSchool)])
};

/** The national kindergarten register. */
export const kindergartenRegister: Api = {
  env: "NBR_URL",
  base: "/nbr",
  open: (world) => openRegister(world, () => createKindergartens(world.seed).map(formatKindergarten))
};

type Detail = Record<string, unknown> & {
  Organisasjonsnummer: string;
  Kommune: {Kommunenummer: string} & Record<string, unknown>;
};

/** Only the details have these; the list row has the numbers of county and municipality instead. */
const detailOnly = ["Fylke", "Kommune", "Koordinat", "Elevtall", "AntallBarn", "AntallAnsatte"];

function openRegister(
  world: World,
  makeUnits: () => Detail[]
): (request: StandinRequest) => StandinResponse | undefined {
  const units = lazy(makeUnits);
  const byCode = lazy(() => new Map(units().map((unit) => [unit.Organisasjonsnummer, unit])));

  function answerList({path, query}: StandinRequest): StandinResponse | undefined {
    const shrunken = world.faults.find((fault) => fault.kind === "shrunken");
    const keep = 1 - (shrunken?.share ?? 0);
    // Every so manyth unit, so that all counties stay.
    const offered = units().filter((_, index) => Math.floor((index + 1) * keep) > Math.floor(index * keep));
    const own = /^\/v4\/enheter\/kommune\/(\d{4})$/.exec(path)?.[1];
    if (own) {
      return {
        json: {EnhetListe: offered.filter(({Kommune}) => Kommune.Kommunenummer === own).map(formatListRow)}
      };
    }
    if (path !== "/v4/enheter") return undefined;
    const size = Number(query.get("antallperside") ?? 1000);
    const number = Number(query.get("sidenummer") ?? 1);
    const duplicated = world.faults.some(
      (fault) => fault.kind === "duplicated-page" && fault.page === number
    );
    const shown = duplicated ? Math.max(1, number - 1) : number;
    return {
      json: {
        Sidenummer: number,
        AntallPerSide: size,
        AntallSider: Math.ceil(offered.length / size),
        TotaltAntallEnheter: offered.length,
        EnhetListe: offered.slice((shown - 1) * size, shown * size).map(formatListRow)
      }
    };
  }

  return (request) => {
    if (request.method !== "GET") return {status: 405};
    const code = /^\/(v[34])\/enhet\/(\w+)$/.exec(request.path);
    const unit = byCode().get(code?.[2] ?? "");
    const answer = unit ? {json: code?.[1] === "v3" ? formatV3(unit) : unit} : answerList(request);
    return answer && {...answer, json: applyColumnFaults(answer.json, world)};
  };
}

function applyColumnFaults(json: unknown, {faults}: World): unknown {
  let text = JSON.stringify(json);
  for (const fault of faults) {
    if (fault.kind === "renamed-column") text = text.replaceAll(`"${fault.column}":`, `"${fault.to}":`);
    if (fault.kind === "dropped-column") text = text.replaceAll(`"${fault.column}":`, `"Slettet":`);
  }
  return JSON.parse(text) as unknown;
}

function formatListRow(unit: Detail): Record<string, unknown> {
  const row = Object.entries(unit).filter(([key]) => !detailOnly.includes(key));
  const {Kommunenummer} = unit.Kommune;
  return {...Object.fromEntries(row), Fylkesnummer: Kommunenummer.slice(0, 2), Kommunenummer};
}

/** The older spelling of the same detail. */
function formatV3(unit: Detail): Record<string, unknown> {
  const {Organisasjonsnummer, Kommune, ...rest} = unit;
  return {...rest, Orgnr: Organisasjonsnummer, Kommune: {Kommunenr: Kommune.Kommunenummer}};
}

function formatUnit({code, name, municipality, position}: Unit): Detail {
  return {
    Organisasjonsnummer: code,
    Navn: name,
    FulltNavn: name,
    Karakteristikk: null,
    Fylke: {Fylkesnummer: municipality.slice(0, 2)},
    Kommune: {Kommunenummer: municipality, ErNedlagt: false, Fylkesnummer: municipality.slice(0, 2)},
    Koordinat: position
      ? {Lengdegrad: position.longitude, Breddegrad: position.latitude, Zoom: 12, GeoKilde: "GeoNorge"}
      : {Lengdegrad: 0, Breddegrad: 0, Zoom: 0, GeoKilde: "Undefined"},
    ErAktiv: true,
    DatoEndret: "2026-09-13T01:05:43.827+00:00"
  };
}

function formatSchool(unit: Unit): Detail {
  return {
    ...formatUnit(unit),
    ErSkole: true,
    ErSkoleeier: false,
    ErGrunnskole: unit.lower,
    ErVideregaaendeSkole: !unit.lower,
    ErPrivatskole: unit.isPrivate,
    ErOffentligSkole: !unit.isPrivate,
    ErSpesialskole: false,
    ErGrunnopplaering: true,
    Elevtall: unit.count
  };
}

function formatKindergarten(unit: Unit): Detail {
  return {
    ...formatUnit(unit),
    ErBarnehage: true,
    ErBarnehageEier: false,
    ErOffentligBarnehage: !unit.isPrivate,
    ErPrivatBarnehage: unit.isPrivate,
    ErInaktivIBasil: unit.code.endsWith("07"),
    AntallBarn: unit.count
  };
}

const noTeaching = {ErGrunnskole: false, ErGrunnopplaering: false};

/** Units that must not be taken for schools of the survey, though most have `ErSkole` true. */
const oddSchools: Detail[] = (
  [
    ["U99999999", "Testskole", "2599", {...noTeaching, ErAktiv: false}],
    ["U90099021", "Norskskolen", "2599", {}],
    ["935478715", "Bærum kommune", "3201", {...noTeaching, ErSkole: false, ErSkoleeier: true}],
    ["974552264", "Bærum kommune kulturskolen", "3201", noTeaching],
    ["974552272", "Bærum kommune Voksenopplæringssenteret", "3201", noTeaching],
    ["981908902", "Bærum Alternative skole", "3201", {ErGrunnskole: false, ErSpesialskole: true}],
    ["974500001", "Nedlagt skole", "5001", {ErAktiv: false}]
  ] as const
).map(([code, name, municipality, flags]) => ({
  ...formatSchool({code, name, municipality, isPrivate: false, lower: true, count: 10, position: null}),
  ...flags
}));
