import {JSDOM} from "jsdom";
import {beforeAll, expect, test} from "vitest";
import {agencySeries, areaName} from "../../../src/components/distribution/accounts.ts";
import {drawAccounts} from "../../../src/components/distribution/accounts-drawing.ts";
import type {AgencyAccount} from "../../../src/model/distribution.ts";

const known = (value: number) => ({value, status: "ok"}) as const;
const missing = {value: null, status: "missing"} as const;

function account(year: number, agency: string, changes: Partial<AgencyAccount> = {}): AgencyAccount {
  return {
    year,
    agency,
    organisationNumber: "974764350",
    school: known(10_000_000),
    kindergarten: known(4_000_000),
    pupils: missing,
    children: missing,
    aged1to5: missing,
    aged6to15: missing,
    ...changes
  };
}

const accounts = [
  account(2021, "Statsforvalteren i Trøndelag"),
  account(2020, "Fylkesmannen i Trøndelag"),
  account(2019, "Fylkesmannen i Trøndelag", {school: missing}),
  account(2018, "Fylkesmannen i Trøndelag"),
  account(2017, "Fylkesmannen i Sør-Trøndelag"),
  account(2022, "Statsforvalteren i Trøndelag", {pupils: known(4000), aged6to15: known(0)}),
  account(2021, "Statsforvaltaren i Rogaland", {organisationNumber: "974763230"})
];

beforeAll(() => {
  globalThis.document = new JSDOM().window.document;
});

test("an office keeps its series through a new title, and a new area name is a break", () => {
  const all = agencySeries(accounts);
  expect(all.map(({name}) => name)).toEqual(["Statsforvaltaren i Rogaland", "Statsforvalteren i Trøndelag"]);
  const trondelag = all[1]!;
  expect(trondelag.rows.map(({year}) => year)).toEqual([2017, 2018, 2019, 2020, 2021, 2022]);
  expect(trondelag.breaks).toEqual([{year: 2018, from: "Sør-Trøndelag", to: "Trøndelag"}]);
  expect(["Fylkesmannen i Oslo og Viken", "Statsforvaltaren i Vestland"].map(areaName)).toEqual([
    "Oslo og Viken",
    "Vestland"
  ]);
});

test("kroner per head are there only where the heads are known", () => {
  const row = agencySeries(accounts)[1]!.rows.at(-1)!;
  expect(row.schoolPerPupil).toEqual(known(2500));
  expect(row.schoolPerAged6to15).toEqual({value: null, status: "notApplicable"});
  expect(row.kindergartenPerChild).toEqual(missing);
  expect(agencySeries(accounts)[1]!.rows[2]!.schoolPerPupil).toEqual(missing);
});

test("no line crosses a missing year or a new name", () => {
  const svg = drawAccounts(agencySeries(accounts)[1]!, {years: [2014, 2025]});
  const paths = [...svg.querySelectorAll("path")].map((path) => path.getAttribute("d")!.split("L").length);
  // school: 2017 | 2018 | 2020–22; kindergarten: 2017 | 2018–22
  expect(paths).toEqual([1, 1, 3, 1, 5]);
  expect(svg.querySelectorAll("title")).toHaveLength(11);
});
