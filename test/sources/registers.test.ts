import {expect, test} from "vitest";
import {readKindergartens, kindergartens} from "../../loaders/sources/kindergartens.ts";
import {fetchRegister} from "../../loaders/sources/register.ts";
import {listWanted} from "../../loaders/sources/register-unit.ts";
import {readSchools, schoolRegister, schools, type SchoolRow} from "../../loaders/sources/schools.ts";
import type {FetchContext} from "../../loaders/sources/source.ts";
import {temporaryFile} from "../files/temporary.ts";
import {openRenewal} from "./renewal.ts";

const listed = {
  Organisasjonsnummer: "974554682",
  Navn: "Haltdalen oppvekstsenter avd skole",
  Fylkesnummer: "50",
  Kommunenummer: "5026",
  ErAktiv: true,
  ErSkole: true,
  ErSkoleeier: false,
  ErGrunnskole: true,
  ErVideregaaendeSkole: false,
  ErPrivatskole: false,
  ErOffentligSkole: true,
  ErSpesialskole: false
};

const {Fylkesnummer, Kommunenummer, ...shared} = listed;
const detailed = {
  ...shared,
  Fylke: {Fylkesnummer, Navn: "Trøndelag - Trööndelage"},
  Kommune: {Navn: "Holtålen", Kommunenummer, ErNedlagt: false, Fylkesnummer},
  Koordinat: {Lengdegrad: 11.17068, Breddegrad: 62.92059, Zoom: 12, GeoKilde: "GeoNorge"},
  Elevtall: 32
};

/** One listed school and its details, each with some fields replaced. */
async function readOne(inList: object, inDetail: object = {}): Promise<SchoolRow[]> {
  const page = await temporaryFile("page-001.json", JSON.stringify({EnhetListe: [{...listed, ...inList}]}));
  const detail = await temporaryFile("bundle-001.json", JSON.stringify([{...detailed, ...inDetail}]));
  return readSchools([page, detail]);
}

test("a school has the register's count, its owner, its kind and its position", async () => {
  expect(await readOne({})).toEqual([
    {
      code: "974554682",
      name: "Haltdalen oppvekstsenter avd skole",
      municipality: "5026",
      county: "50",
      ownership: "public",
      lower: true,
      upper: false,
      pupils: 32,
      latitude: 62.92059,
      longitude: 11.17068
    }
  ]);
});

test.each([
  ["a course firm or owner (ErSkole false)", {ErSkole: false}],
  ["a kulturskole or adult education (ErSkole true, teaches neither level)", {ErGrunnskole: false}],
  ["a special school with ErGrunnskole false", {ErGrunnskole: false, ErSpesialskole: true}],
  ["a closed school", {ErAktiv: false}],
  ["a school abroad", {Organisasjonsnummer: "U90099021", Kommunenummer: "2599"}]
])("%s is no school of the survey", async (_, fields) => {
  expect(await readOne(fields)).toEqual([]);
});

test.each([
  [
    "a position of zeros is missing",
    {Koordinat: {Lengdegrad: 0, Breddegrad: 0, GeoKilde: "Undefined"}},
    {latitude: null, longitude: null}
  ],
  ["a position that is null is missing", {Koordinat: null}, {latitude: null, longitude: null}],
  ["a count that is null is missing, not zero", {Elevtall: null}, {pupils: null}],
  ["a count that is left out is missing, not zero", {Elevtall: undefined}, {pupils: null}],
  ["a count of zero is zero", {Elevtall: 0}, {pupils: 0}],
  ["a private school", {ErPrivatskole: true, ErOffentligSkole: false}, {ownership: "private"}],
  ["an owner that the register does not tell is not guessed", {ErOffentligSkole: false}, {ownership: null}],
  ["a school of both levels", {ErVideregaaendeSkole: true}, {lower: true, upper: true}]
])("%s", async (_, fields, expected) => {
  expect((await readOne({}, fields))[0]).toMatchObject(expected);
});

test("the spelling of v3 is read as that of v4", async () => {
  const list = {
    Enheter: [
      {
        Orgnr: "1",
        Navn: "A",
        Kommunenr: "5026",
        ErAktiv: true,
        ErSkole: true,
        ErGrunnSkole: true,
        ErVideregaaendeSkole: false
      }
    ]
  };
  const detail = {
    Orgnr: "1",
    Navn: "A",
    Kommune: {Kommunenr: "5026"},
    ErAktiv: true,
    ErSkole: true,
    ErGrunnSkole: true,
    ErVideregaaendeSkole: false,
    ErPrivatSkole: true,
    ErOffentligSkole: false,
    Elevtall: 9
  };
  const paths = [
    await temporaryFile("a.json", JSON.stringify(list)),
    await temporaryFile("b.json", JSON.stringify(detail))
  ];
  expect(await readSchools(paths)).toMatchObject([
    {code: "1", municipality: "5026", ownership: "private", pupils: 9, latitude: null}
  ]);
});

test("a field that is gone is named, not read as missing", async () => {
  await expect(readOne({}, {ErPrivatskole: undefined})).rejects.toThrow(
    /bundle-001\.json, unit 974554682: erprivatskole/
  );
  await expect(readOne({ErSkole: undefined})).rejects.toThrow(/page-001\.json: erskole/);
});

test("a listed school without details is refused", async () => {
  await expect(readOne({Organisasjonsnummer: "974554683"})).rejects.toThrow(
    /unit 974554683 is listed without details/
  );
});

test("a kindergarten that is inactive in BASIL keeps its children", async () => {
  const unit = {
    Organisasjonsnummer: "975315053",
    Navn: "Maurtua barnehage",
    ErAktiv: true,
    ErBarnehage: true,
    ErBarnehageEier: false,
    ErOffentligBarnehage: true,
    ErPrivatBarnehage: false,
    ErInaktivIBasil: true
  };
  const owner = {...unit, Organisasjonsnummer: "964965226", ErBarnehage: false, Kommunenummer: "1103"};
  const page = {EnhetListe: [{...unit, Kommunenummer: "1103"}, owner]};
  const detail = {
    ...unit,
    Kommune: {Kommunenummer: "1103"},
    Koordinat: {Lengdegrad: 5.72564, Breddegrad: 58.95041, Zoom: 12, GeoKilde: "GeoNorge"},
    AntallBarn: 36
  };
  const paths = [
    await temporaryFile("page.json", JSON.stringify(page)),
    await temporaryFile("975315053.json", JSON.stringify(detail))
  ];
  expect(await readKindergartens(paths)).toEqual([
    {
      code: "975315053",
      name: "Maurtua barnehage",
      municipality: "1103",
      county: "11",
      ownership: "public",
      children: 36,
      latitude: 58.95041,
      longitude: 5.72564
    }
  ]);
});

/** The school register cut down to some 250 units, so that a test makes few calls. */
const few = {kind: "shrunken", share: 0.92} as const;

function fetchFew(context: FetchContext): Promise<void> {
  return fetchRegister(context, {
    source: "schools",
    title: "Skoleregister",
    variable: "NSR_URL",
    address: "https://example.org",
    register: schoolRegister,
    plausible: [200, 300],
    count: ({pupils}) => pupils
  });
}

test("the source asks for each wanted unit once and stores its answers as received", async () => {
  const {context, standin, paths, dataset} = await openRenewal([few]);
  await fetchFew(context);
  const rows = await readSchools(await paths("schools"));
  const details = standin.requests.filter(({url}) => url.includes("/v4/enhet/"));
  expect(rows.length).toBe(details.length);
  expect(new Set(details.map(({url}) => url)).size).toBe(rows.length);
  expect(new Set(rows.map(({county}) => county)).size).toBeGreaterThanOrEqual(15);
  expect(rows.every(({municipality}) => /^\d{4}$/.test(municipality))).toBe(true);
  expect(await dataset("schools")).toMatchObject({kind: "schools-api", rows: {schools: rows.length}});
});

test("an interrupted run goes on where it stopped", async () => {
  const {context, standin} = await openRenewal([few]);
  standin.setFaults([few, {kind: "html", on: "/v4/enhet/", after: 150}]);
  await expect(fetchFew(context)).rejects.toThrow(/HTML page/);
  standin.setFaults([few]);
  const before = standin.requests.length;
  await fetchFew(context);
  const asked = standin.requests.slice(before).map(({url}) => url);
  expect(asked.some((url) => url.includes("/v4/enheter?"))).toBe(false);
  expect(asked.length).toBeLessThan(200);
});

/** The wanted units of the list that the stand-in gives now. */
async function wantedUnits({http, env}: FetchContext): Promise<string[]> {
  const url = `${env.NSR_URL}/v4/enheter?sidenummer=1&antallperside=9999`;
  return listWanted(schoolRegister, (await http.get(url)).json, url).sort();
}

const notThere = (code: string | undefined) =>
  ({kind: "unavailable", status: 404, on: `/v4/enhet/${code}`}) as const;

test("a listed unit whose details answer 404 twice is left out with a line, and its snapshot can be read", async () => {
  const {context, standin, paths, lines} = await openRenewal([few]);
  const codes = await wantedUnits(context);
  standin.setFaults([few, notThere(codes[120])]);
  await fetchFew(context);
  expect(lines).toContain(`schools: unit ${codes[120]} is listed, but has no details (404): left out`);
  const rows = await readSchools(await paths("schools"));
  expect(rows.map(({code}) => code).sort()).toEqual(codes.filter((code) => code !== codes[120]));
  const lists = standin.requests.filter(({url}) =>
    url.includes("/v4/enheter?sidenummer=1&antallperside=1000")
  );
  expect(lists).toHaveLength(2);
});

test("a unit that answers 404 and is no longer on the list is left out, and a new one is fetched", async () => {
  const {context, standin, paths, lines} = await openRenewal([few]);
  const before = await wantedUnits(context);
  const fewer = {kind: "shrunken", share: 0.915} as const;
  standin.setFaults([fewer]);
  const after = await wantedUnits(context);
  const gone = before.filter((code) => !after.includes(code));
  expect(gone.length).toBeGreaterThan(0);
  expect(after.some((code) => !before.includes(code))).toBe(true);
  const read = standin.requests.length;
  const onList = {on: "/v4/enheter?"};
  const pages = 1;
  standin.setFaults([
    {...few, ...onList, times: pages},
    {...fewer, ...onList, after: pages},
    notThere(gone[0])
  ]);
  await fetchFew(context);
  const lists = standin.requests.slice(read).filter(({url}) => url.includes("/v4/enheter?"));
  expect(lists.length).toBeGreaterThan(pages);
  expect(lines).toContain(`schools: unit ${gone[0]} is no longer listed and left out`);
  expect((await readSchools(await paths("schools"))).map(({code}) => code).sort()).toEqual(after);
});

test("more units without details than 1 % (at least 3) are refused after few calls, and the list is read anew next time", async () => {
  const {context, standin, dataset} = await openRenewal([few]);
  standin.setFaults([few, {kind: "unavailable", status: 404, on: "/v4/enhet/"}]);
  await expect(fetchFew(context)).rejects.toThrow(
    /^schools: more than 3 listed units are not found, the first: .*\/v4\/enhet\/.*\(404\)/
  );
  expect(standin.requests.filter(({url}) => url.includes("/v4/enhet/"))).toHaveLength(4);
  const before = standin.requests.length;
  standin.setFaults([few]);
  await fetchFew(context);
  expect(standin.requests.slice(before).some(({url}) => url.includes("/v4/enheter?"))).toBe(true);
  expect(await dataset("schools")).toBeDefined();
});

test("the list of an unfinished run is read again after a day, and the details that are here are kept", async () => {
  const {context, standin} = await openRenewal([few]);
  standin.setFaults([few, {kind: "html", on: "/v4/enhet/", after: 150}]);
  await expect(fetchFew(context)).rejects.toThrow(/HTML page/);
  standin.setFaults([few]);
  const before = standin.requests.length;
  await fetchFew({...context, now: () => new Date("2026-11-22T12:00:01Z")});
  const asked = standin.requests.slice(before).map(({url}) => url);
  expect(asked.some((url) => url.includes("/v4/enheter?"))).toBe(true);
  expect(asked.filter((url) => url.includes("/v4/enhet/")).length).toBeLessThan(200);
});

test("a list that changed between its pages is refused, and the next run begins anew", async () => {
  const {context, standin, dataset} = await openRenewal();
  standin.setFaults([{kind: "duplicated-page", page: 3, on: "sidenummer=3"}]);
  await expect(schools.fetch(context)).rejects.toThrow(
    /different units, but says \d+: it changed while it was read/
  );
  expect(await dataset("schools")).toBeUndefined();
  standin.setFaults([few]);
  await fetchFew(context);
  expect(await dataset("schools")).toBeDefined();
});

test.each([
  ["schools", schools, {kind: "shrunken", share: 0.95}, /expected 2000 to 4500/],
  ["kindergartens", kindergartens, {kind: "shrunken", share: 0.97}, /expected 4000 to 8000/],
  [
    "schools",
    schools,
    {kind: "renamed-column", column: "Elevtall", to: "AntallElever"},
    /only 0 of \d+ units have a count/
  ],
  [
    "kindergartens",
    kindergartens,
    {kind: "renamed-column", column: "ErBarnehage", to: "Barnehage"},
    /erbarnehage/
  ]
] as const)("%s: too few units or a renamed field is refused", async (id, source, fault, message) => {
  const {context, dataset} = await openRenewal([fault]);
  await expect(source.fetch(context)).rejects.toThrow(message);
  expect(await dataset(id)).toBeUndefined();
});

test("the list of one municipality has no paging fields and is read all the same", async () => {
  const {context, standin} = await openRenewal();
  const {json} = await context.http.get(`${standin.env.NSR_URL}/v4/enheter/kommune/3201`);
  expect(json).not.toHaveProperty("AntallSider");
  const path = await temporaryFile("list.json", JSON.stringify(json));
  await expect(readSchools([path])).rejects.toThrow(/listed without details/);
});

test("details in the spelling of v3 are the same school", async () => {
  const {context, standin} = await openRenewal();
  const base = standin.env.NSR_URL ?? "";
  const list = await context.http.get(`${base}/v4/enheter?sidenummer=2&antallperside=1`);
  const code = "974222078";
  const page = {EnhetListe: (await context.http.get(`${base}/v4/enheter/kommune/4601`)).json};
  const own = (page.EnhetListe as {EnhetListe: {Organisasjonsnummer: string}[]}).EnhetListe.filter(
    ({Organisasjonsnummer}) => Organisasjonsnummer === code
  );
  expect(own).toHaveLength(1);
  expect(list.json).toMatchObject({Sidenummer: 2, AntallPerSide: 1});
  const listPath = await temporaryFile("list.json", JSON.stringify({EnhetListe: own}));
  const read = async (version: string) => {
    const {json} = await context.http.get(`${base}/${version}/enhet/${code}`);
    return readSchools([listPath, await temporaryFile(`${version}.json`, JSON.stringify(json))]);
  };
  expect(await read("v3")).toEqual(await read("v4"));
});

test("an answer that is nested without end, or names a key of every object, is refused in one line", () => {
  const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`) as unknown;
  expect(() => listWanted(schoolRegister, {EnhetListe: [{...listed, Navn: deep}]}, "x")).toThrow(
    /^x: navn: /
  );
  expect(listWanted(schoolRegister, {EnhetListe: [{...listed, constructor: 1}]}, "x")).toEqual(["974554682"]);
});
