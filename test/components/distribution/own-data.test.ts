import {deflateSync, zlibSync} from "fflate";
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {chooseSources} from "../../../src/components/distribution/sources.ts";
import {readState, writeState} from "../../../src/components/distribution/address.ts";
import {ownTemplate} from "../../../src/components/distribution/own-data-csv.ts";
import {
  cleanFileName,
  encodeOwnFragment,
  longestFragment,
  maybeOwnFragment
} from "../../../src/components/distribution/own-data-link.ts";
import {
  mostOwnBytes,
  readOwnData,
  withOwnData,
  type OwnData
} from "../../../src/components/distribution/own-data.ts";
import {Distribution} from "../../../src/model/distribution.ts";
import {makeArea, makeUnit} from "./area.ts";

const about = {name: "forum.csv", readOn: "2026-11-27"};
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readOwnData(bytes(text), about);

function rowsOf(text: string): OwnData {
  const found = read(text);
  if ("problems" in found) throw new Error(found.problems.join("\n"));
  return found;
}

function problemsOf(text: string): readonly string[] {
  const found = read(text);
  if (!("problems" in found)) throw new Error("was read");
  return found.problems;
}

const published: Distribution = {
  areas: [makeArea()],
  accounts: [],
  sources: [
    {
      id: "example-county",
      title: "Eksempelfylket",
      publisher: "Puljeblikk",
      world: "example",
      period: "2026",
      retrieved: "2026-01-01",
      licence: "CC0",
      attribution: "Puljeblikk",
      caveats: [],
      url: ""
    }
  ]
};

test("Norwegian headings, numbers and kroner are read; an empty cell is not known", () => {
  const own = rowsOf(
    "Kompetansenettverk;Elevtall;Antall barn;Lærlinger;Fjorårets beløp;Forslag;Egenfinansiering\r\n" +
      "Fosen;2 831;1203;;kr 812 000,00;900 000;\r\nGauldal;0;;12;;;250000,-\r\n"
  );
  expect(own.rows).toEqual([
    {
      network: "Fosen",
      pupils: 2831,
      children: 1203,
      apprentices: null,
      previous: 812000,
      proposal: 900000,
      own_financing: null
    },
    {
      network: "Gauldal",
      pupils: 0,
      children: null,
      apprentices: 12,
      previous: null,
      proposal: null,
      own_financing: 250000
    }
  ]);
  expect(own.area.units[1]?.children).toEqual({value: null, status: "missing"});
  expect(own.area.units[1]?.pupils).toEqual({value: 0, status: "ok"});
  expect(own.proposal).toEqual(new Map([["Fosen", 900000]]));
  expect(own.ownFinancing).toEqual(new Map([["Gauldal", 250000]]));
});

test("the area and its source have the shape of the page data, come first and say that nobody checked", () => {
  const data = withOwnData(published, rowsOf("nettverk;elever;barn\nFosen;1;2"));
  expect(() => Distribution.parse(data)).not.toThrow();
  expect(data.areas.map(({id}) => id)).toEqual(["egne", "EX"]);
  const [source, ...others] = chooseSources(data.sources, data.areas[0]!);
  expect(others).toEqual([]);
  expect(source).toMatchObject({title: "forum.csv", unchecked: true, retrieved: "2026-11-27"});
  expect(chooseSources(data.sources, data.areas[1]!).map(({id}) => id)).toEqual(["example-county"]);
  expect(withOwnData(published, null)).toBe(published);
});

test("a link to own numbers names their area, and without them it is refused", () => {
  const data = withOwnData(published, rowsOf("nettverk;elever;barn\nFosen;1;2"));
  const query = writeState(data, readState(data, "").state);
  expect(query).toBe("?omrade=egne");
  expect(readState(published, query).refused).toEqual([{name: "omrade", value: "egne"}]);
});

test("every bad cell is named in Norwegian with row, column, value and remedy, and nothing is read", () => {
  expect(
    problemsOf(
      "nettverk;elever;barn;i fjor\nFosen;12a;1,5;-3\n;1;2;1.250.000\nSum;1;2;3\nFosen ;2;2;100,50\nfosen;1;1;1"
    )
  ).toEqual([
    "rad 2, kolonne Elever: «12a»: skriv et helt tall, som 1250 eller 1 250",
    "rad 2, kolonne Barn: «1,5»: skriv et helt tall fra 0 til 1\u00a0000\u00a0000",
    "rad 2, kolonne I fjor: «-3»: et beløp kan ikke være negativt",
    "rad 3, kolonne Nettverk: tom celle: skriv en tekst",
    "rad 3, kolonne I fjor: «1.250.000»: skriv uten punktum og komma, for eksempel 2345 eller 2\u00a0345",
    "rad 4, kolonne Nettverk: «Sum»: raden ser ut til å være en sum; fjern den",
    "rad 5, kolonne I fjor: «100,50»: skriv hele kroner, uten øre",
    "rad 5, kolonne Nettverk: «Fosen»: nettverket står også i rad 2; fjern en av dem",
    "rad 6, kolonne Nettverk: «fosen»: nettverket står også i rad 2; fjern en av dem"
  ]);
  expect(problemsOf("nettverk;elever;barn\nFosen;1;2\nFOSEN;1;2")).toEqual([
    "rad 3, kolonne Nettverk: «FOSEN»: nettverket står også i rad 2; fjern en av dem"
  ]);
});

let counter = 0;

test.each([
  [
    "navn;areal;navn\na;1;b",
    "rad 1, overskriften: mangler Elever og Barn, kjenner ikke «areal», har Nettverk to ganger; bruk overskriftene i malen"
  ],
  ["nettverk;elever;barn\n", "Filen har ingen nettverk. Skriv én rad for hvert nettverk."],
  ["", "Filen er tom. Begynn med malen."],
  ["PK\u0003\u0004", "Filen er en Excel-arbeidsbok. Lagre den som CSV UTF-8, og prøv igjen."],
  [
    'nettverk;elever;barn\n"Fosen;1;2',
    "Rad 2 har et anførselstegn som ikke lukkes. Skriv to etter hverandre inne i en celle."
  ],
  [
    "nettverk,elever,barn\nFosen,1,5,2",
    "rad 2, hele raden: «Fosen,1,5,2»: raden har 4 celler og overskriften 3; sett celler med komma i anførselstegn"
  ],
  [
    "nettverk;elever;barn\nTrÃ¸ndelag;1;2",
    "rad 2, kolonne Nettverk: «TrÃ¸ndelag»: bokstavene er ødelagt; lagre originalen på nytt som CSV UTF-8"
  ],
  [
    "nettverk;elever;barn\nFosen\u202e;1\u200e;2",
    "rad 2, kolonne Nettverk: «Fosen\\u202e»: teksten har et usynlig tegn (U+202E); skriv den på nytt uten\nrad 2, kolonne Elever: «1\\u200e»: skriv et helt tall, som 1250 eller 1 250"
  ],
  ...["__proto__", "constructor", "toString"].map((name) => [
    `nettverk;elever;barn\n${name};1;2`,
    `rad 2, kolonne Nettverk: «${name}»: navnet kan ikke brukes i Excel-filen; gi nettverket et annet navn`
  ]),
  ...["1.234.567", "2.345", "2.000", "2,000"].map((number) => [
    `nettverk;elever;barn\nFosen;${number};2`,
    `rad 2, kolonne Elever: «${number}»: skriv uten punktum og komma, for eksempel 2345 eller 2\u00a0345`
  ]),
  [
    `nettverk;elever;barn\n${"N;1;1\n".repeat(10_000)}`.replace(/^N/gm, () => `N${(counter += 1)}`),
    "Filen har 10\u00a0000 rader. Den kan ha høyst 500 nettverk."
  ],
  ["x".repeat(mostOwnBytes + 1), "Filen er for stor. Den kan være høyst 200 kB."],
  [
    `nettverk;elever;barn\n${Array.from({length: 501}, (_, i) => `N${i};1;1`).join("\n")}`,
    "Filen har 501 rader. Den kan ha høyst 500 nettverk."
  ]
])("%.40j is refused whole", (text, problem) => {
  expect(problemsOf(text).join("\n")).toBe(problem);
});

test("a file with a reserved name is refused, so that the workbook can name it as a source", () => {
  for (const name of ["__proto__", "toString"])
    expect(readOwnData(bytes("nettverk;elever;barn\nFosen;1;2"), {...about, name})).toEqual({
      problems: ["Navnet på filen kan ikke brukes. Gi filen et annet navn."]
    });
});

test("the template of the units shown is read again as it is", () => {
  const units = [makeUnit("Fosen", {pupils: 10, previous: 3}), makeUnit("=1+1", {children: 4})];
  const own = rowsOf(ownTemplate(units));
  expect(
    own.rows.map(({network, pupils, children, previous}) => [network, pupils, children, previous])
  ).toEqual([
    ["Fosen", 10, null, 3],
    ["'=1+1", null, 4, null]
  ]);
});

const cell = fc.option(fc.nat({max: 1_000_000}), {nil: null});
const row = fc.record({
  network: fc
    .stringMatching(/^[\wæøåÆØÅ;,"'=+@-][\wæøåÆØÅ ;,"'=+@–-]{0,30}[\wæøå"]$/)
    .filter((name) => !/^sum|total|i alt|alle/i.test(name)),
  pupils: cell,
  children: cell,
  apprentices: cell,
  previous: cell,
  proposal: cell,
  own_financing: cell
});

test("own numbers survive the link, whatever the networks are called", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(row, {
        minLength: 1,
        maxLength: 12,
        selector: ({network}) => network.toLowerCase().replace(/[\s_]+/g, " ")
      }),
      (rows) => {
        const csv = rows.map((r) =>
          Object.values(r)
            .map((v) => `"${String(v ?? "").replaceAll('"', '""')}"`)
            .join(";")
        );
        const own = rowsOf(
          `nettverk;elever;barn;lærlinger;i fjor;forslag;egenfinansiering\n${csv.join("\n")}`
        );
        const fragment = encodeOwnFragment(own)!;
        expect(fragment).toMatch(/^#tall=[\w-]+$/);
        expect(maybeOwnFragment(fragment)).toEqual(own);
      }
    )
  );
});

const pack = (text: string) => `#tall=${Buffer.from(deflateSync(bytes(text))).toString("base64url")}`;
const good = "2026-11-27\nforum.csv\nnettverk;elever;barn\nFosen;1;2";

test("a broken or hostile fragment is refused and throws nothing", () => {
  expect(maybeOwnFragment(pack(good))).toMatchObject({name: "forum.csv", readOn: "2026-11-27"});
  const bomb = pack(`${good}\n${"#".repeat(50_000_000)}`);
  expect(bomb.length).toBeLessThan(100_000);
  const bad = [
    "#tall=",
    "#tall=%00",
    "#tall=abc",
    "#innhold",
    pack(good).slice(0, -6),
    `${pack(good)}=`,
    pack(""),
    pack(good.replace("2026-11-27", "2026-02-30")),
    pack(good.replace("2026-11-27", "i dag")),
    pack(good.replace("forum.csv", `${"x".repeat(101)}.csv`)),
    pack(good.replace("forum.csv", "a\u202eb.csv")),
    pack(good.replace("Fosen;1", "Fosen;1a")),
    pack(`${good}\n${"# ".repeat(mostOwnBytes)}`),
    bomb,
    `#tall=${Buffer.from(zlibSync(bytes(good))).toString("base64url")}`,
    `#tall=${"A".repeat(longestFragment)}`
  ];
  for (const hash of bad) expect(maybeOwnFragment(hash), hash.slice(0, 40)).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 300}), (noise) => {
      expect(maybeOwnFragment(`#tall=${Buffer.from(noise).toString("base64url")}`)).toBeUndefined();
    })
  );
});

test("too many numbers for a link give no link", () => {
  const many = Array.from({length: 500}, (_, i) => `Nettverk ${Math.sin(i)} ${Math.cos(i)};${i};${i}`);
  expect(encodeOwnFragment(rowsOf(`nettverk;elever;barn\n${many.slice(0, 20).join("\n")}`))).not.toBeNull();
  const noisy = Array.from({length: 500}, (_, i) =>
    [1, 2, 3, 4, 5].map((k) => Math.abs(Math.sin(i * 7 + k * 13))).join(" ")
  );
  expect(
    encodeOwnFragment(rowsOf(`nettverk;elever;barn\n${noisy.map((n) => `${n};1;1`).join("\n")}`))
  ).toBeNull();
});

test("a file name is one line of plain text", () => {
  expect(cleanFileName("a\n\u202eb\t c.csv")).toBe("a b c.csv");
  expect(cleanFileName("\n")).toBe("fil uten navn");
});
