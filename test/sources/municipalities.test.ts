import {existsSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {
  checkMunicipalities,
  municipalities,
  readMunicipalities,
  readMunicipalityChanges
} from "../../loaders/sources/municipalities.ts";
import {createHttp} from "../../loaders/sources/http.ts";
import {normalizeChangeKinds} from "../../loaders/sources/municipality-changes.ts";
import {parseMunicipalities} from "../../loaders/sources/municipality-rows.ts";
import {readEmbedded} from "../standin/embedded.ts";
import type {Fault} from "../standin/faults.ts";
import {openRenewal} from "./renewal.ts";

type Move = [oldCode: string | null, oldName: string | null, newCode: string | null, newName: string | null];

function kinds(moves: Move[], codes: {code: string; valid_from: string}[] = []): string[] {
  const changes = moves.map(([old_code, old_name, new_code, new_name]) => ({
    date: "2020-01-01",
    old_code,
    old_name,
    new_code,
    new_name
  }));
  return normalizeChangeKinds(changes, codes).map(({kind}) => kind);
}

const transfer = "boundary_transfer_part_of_municipality";

test.each<[string, Move[], string[]]>([
  ["one code becomes another: renumber", [["5424", "Lyngen", "5536", "Lyngen"]], ["renumber"]],
  ["a new code with another name is still a renumbering", [["1842", "A", "1843", "B"]], ["renumber"]],
  ["the code stays and the name changes: rename", [["0301", "Oslo", "0301", "Oslo - Oslove"]], ["rename"]],
  [
    "several codes become one: merge",
    [
      ["0706", "Sandefjord", "0710", "Sandefjord"],
      ["0719", "Andebu", "0710", "Sandefjord"]
    ],
    ["merge", "merge"]
  ],
  [
    "one code becomes several and ceases: split; who takes a part in under a new code merges",
    [
      ["5012", "Snillfjord", "5055", "Heim"],
      ["5012", "Snillfjord", "5056", "Hitra"],
      ["5013", "Hitra", "5056", "Hitra"]
    ],
    ["split", "split", "merge"]
  ],
  [
    "one code stays and gives parts away: boundary transfer, also the row that says it stays",
    [
      ["3118", "Indre Østfold", "3118", "Indre Østfold"],
      ["3118", "Indre Østfold", "3207", "Nordre Follo"],
      ["3207", "Nordre Follo", "3207", "Nordre Follo"]
    ],
    [transfer, transfer, transfer]
  ],
  [
    "who is renumbered while it takes a part in is renumbered",
    [
      ["3118", "Indre Østfold", "3118", "Indre Østfold"],
      ["3118", "Indre Østfold", "3299", "Vestby"],
      ["3216", "Vestby", "3299", "Vestby"]
    ],
    [transfer, transfer, "renumber"]
  ],
  [
    "who keeps its code while others join it merges",
    [
      ["1103", "Stavanger", "1103", "Stavanger"],
      ["1141", "Finnøy", "1103", "Stavanger"]
    ],
    ["merge", "merge"]
  ],
  ["without predecessor: created", [[null, null, "2100", "Svalbard"]], ["created"]],
  ["without successor: ceased", [["2100", "Svalbard", null, null]], ["ceased"]]
])("%s", (_, moves, expected) => {
  expect(kinds(moves)).toEqual(expected);
});

test("one that goes into a code that was valid before has merged, though that code has no row", () => {
  const moves: Move[] = [["1141", "Finnøy", "1103", "Stavanger"]];
  expect(kinds(moves)).toEqual(["renumber"]);
  expect(kinds(moves, [{code: "1103", valid_from: "2017-01-01"}])).toEqual(["merge"]);
  expect(kinds(moves, [{code: "1103", valid_from: "2020-01-01"}])).toEqual(["renumber"]);
});

function changeOn(date: string, old_code: string, new_code: string) {
  return {date, old_code, old_name: "A", new_code, new_name: "A"};
}

test("changes of different days do not make a merge or a split", () => {
  const rows = normalizeChangeKinds([
    changeOn("2020-01-01", "0104", "3002"),
    changeOn("2024-01-01", "3002", "3103")
  ]);
  expect(rows.map(({kind}) => kind)).toEqual(["renumber", "renumber"]);
});

test("the rule gives every row of the embedded changes the kind it has there", () => {
  const embedded = readEmbedded("ssb-municipality-changes/municipality_changes.csv");
  const changes = embedded.map(({date = "", old_code = "", old_name = "", new_code = "", new_name = ""}) => ({
    date,
    old_code,
    old_name,
    new_code,
    new_name
  }));
  expect(embedded).toHaveLength(497);
  expect(normalizeChangeKinds(changes)).toEqual(embedded);
});

const codesFile = "codes_2017-01-01_2027-01-01.json";
function code(number: string, name: string, from: string, to: string | null) {
  return {
    code: number,
    parentCode: null,
    level: "1",
    name,
    validFrom: null,
    validTo: null,
    validFromInRequestedRange: from,
    validToInRequestedRange: to
  };
}

test("a code lasts when its validity ends with the range that was asked for, or has no end", () => {
  const {municipalities: rows} = parseMunicipalities([
    [
      codesFile,
      {
        codes: [
          code("9999", "Uoppgitt", "2017-01-01", "2027-01-01"),
          code("0301", "Oslo - Oslove", "2026-01-01", "2027-01-01"),
          code("0301", "Oslo", "2017-01-01", "2026-01-01"),
          code("1103", "Stavanger", "2017-01-01", null)
        ]
      }
    ]
  ]);
  expect(rows).toEqual([
    {code: "0301", name: "Oslo", valid_from: "2017-01-01", valid_to: "2026-01-01"},
    {code: "0301", name: "Oslo - Oslove", valid_from: "2026-01-01", valid_to: null},
    {code: "1103", name: "Stavanger", valid_from: "2017-01-01", valid_to: null}
  ]);
});

function klassChange(oldCode: string, newCode: string, changeOccurred: string) {
  return {
    oldCode,
    oldName: oldCode && "A ",
    oldShortName: "",
    newCode,
    newName: newCode && "B",
    newShortName: "",
    changeOccurred
  };
}

test("changes are read with empty texts as null, by date and code", () => {
  const {changes} = parseMunicipalities([
    [
      "changes.json",
      {codeChanges: [klassChange("0706", "0710", "2018-01-01"), klassChange("", "0712", "2017-01-01")]}
    ]
  ]);
  expect(changes).toEqual([
    {date: "2017-01-01", old_code: null, old_name: null, new_code: "0712", new_name: "B", kind: "created"},
    {date: "2018-01-01", old_code: "0706", old_name: "A", new_code: "0710", new_name: "B", kind: "renumber"}
  ]);
});

test.each([
  ["codes that are renamed", codesFile, {codes: [{kode: "0301"}]}, /codes\.0\.code/],
  [
    "a code without first day",
    codesFile,
    {codes: [{code: "0301", name: "Oslo"}]},
    /0301 Oslo has no first day/
  ],
  ["a change without day", "changes.json", {codeChanges: [{oldCode: "1", newCode: "2"}]}, /changeOccurred/],
  ["a file of unknown range", "codes.json", {codes: []}, /expected a name such as codes_2017-01-01_/]
])("refused and named: %s", (_, file, json, message) => {
  expect(() => parseMunicipalities([[file, json]])).toThrow(message);
});

test("the source renews codes and changes and gives the embedded ones back", async () => {
  const {context, standin, paths, dataset} = await openRenewal();
  await municipalities.fetch(context);
  const rows = await readMunicipalities(await paths("municipalities"));
  const changes = await readMunicipalityChanges(await paths("municipalities"));
  const current = rows.filter(({valid_to}) => valid_to === null);
  expect(current.map((row) => row.code)).toEqual(
    readEmbedded("ssb-municipalities/municipalities_2024.csv")
      .map((row) => row.code ?? "")
      .sort()
  );
  expect(rows.filter((row) => row.code === "0301").map(({name, valid_from}) => [valid_from, name])).toEqual([
    ["2017-01-01", "Oslo"],
    ["2026-01-01", "Oslo - Oslove"]
  ]);
  expect(rows.filter((row) => row.code === "3020")).toEqual([
    {code: "3020", name: "Nordre Follo", valid_from: "2020-01-01", valid_to: "2024-01-01"}
  ]);
  const renamed = changes.filter(({date, kind}) => date === "2026-01-01" && kind === "rename");
  expect(renamed.map(({old_code}) => old_code)).toEqual(["0301", "5006", "5536"]);
  const others = changes.filter((row) => !renamed.includes(row)).map((row) => JSON.stringify(row));
  const embedded = readEmbedded("ssb-municipality-changes/municipality_changes.csv").map((row) =>
    JSON.stringify(row)
  );
  // The embedded file calls Klæbu renumbered; Trondheim had its code before, so Klæbu went into it.
  const klaebu = {
    date: "2020-01-01",
    old_code: "5030",
    old_name: "Klæbu",
    new_code: "5001",
    new_name: "Trondheim"
  };
  expect(others.filter((row) => !embedded.includes(row))).toEqual([
    JSON.stringify({...klaebu, kind: "merge"})
  ]);
  expect(embedded.filter((row) => !others.includes(row))).toEqual([
    JSON.stringify({...klaebu, kind: "renumber"})
  ]);
  expect(standin.requests.map(({url}) => url.replace(/.*\/131\//, ""))).toEqual([
    "codes?from=2017-01-01&to=2027-01-01",
    "changes?from=2017-01-01&includeFuture=true"
  ]);
  expect(await dataset("municipalities")).toMatchObject({kind: "municipalities-api", rows: {changes: 500}});
});

test("a list that lacks codes is refused, and the old snapshot stays", async () => {
  const {context, standin, dataset} = await openRenewal();
  await municipalities.fetch(context);
  const old = await dataset("municipalities");
  standin.setFaults([{kind: "shrunken", share: 0.5}]);
  await expect(municipalities.fetch(context)).rejects.toThrow(
    /municipalities valid today, expected 340 to 440; \d+ changes lead to codes that are not in the list/
  );
  expect(await dataset("municipalities")).toEqual(old);
});

test("a code must have four digits and the reform of 2020 must be there", () => {
  const rows = Array.from({length: 357}, (_, index) => ({
    code: String(1000 + index),
    name: "A",
    valid_from: "2017-01-01",
    valid_to: null
  }));
  const odd = {code: "301", name: "Oslo", valid_from: "2017-01-01", valid_to: null};
  expect(checkMunicipalities({municipalities: [...rows, odd], changes: [], today: "2026-11-21"})).toEqual([
    'code "301" Oslo has not four digits',
    "0 changes on 2020-01-01, expected at least 250"
  ]);
});

test.each<[string, Fault]>([
  ["unpacks to far more than it is", {kind: "bomb", megabytes: 20}],
  ["never ends", {kind: "endless"}]
])("an answer that %s is refused by address and limit, once, and nothing of it is kept", async (_, fault) => {
  const {context, standin, dataset} = await openRenewal([fault]);
  const http = createHttp({pauseMs: 0, retryMs: 1, env: {}, mostBytes: 1_000_000});
  await expect(municipalities.fetch({...context, http})).rejects.toThrow(
    /^http:\S+\/codes\?\S+: the answer is larger than 1 MB: the interface may have changed; [^\n]+$/
  );
  expect(standin.requests).toHaveLength(1);
  expect(await dataset("municipalities")).toBeUndefined();
  expect(await readdir(join(context.dataDir, ".partial/municipalities/files"))).toEqual([]);
  expect(existsSync(join(context.dataDir, "municipalities"))).toBe(false);
});

test("an error whose body never ends is an error, of which the first words are read", async () => {
  const {context, standin} = await openRenewal([{kind: "endless", status: 503}]);
  await expect(municipalities.fetch(context)).rejects.toThrow(/the server answered 503, 6 times: /);
  expect(standin.requests).toHaveLength(6);
});
