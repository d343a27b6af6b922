import * as fc from "fast-check";
import {expect} from "vitest";
import {parseUnits} from "../../../loaders/allocation/read-units.ts";
import {parseAnalystPanel} from "../../../loaders/effect/read-panel.ts";
import {allocationsFile} from "../../../loaders/files/allocations.ts";
import {networksFile} from "../../../loaders/files/networks.ts";
import {participationFile} from "../../../loaders/files/participation.ts";
import {reportLanguagesFile} from "../../../loaders/files/report-languages.ts";
import type {TableFile} from "../../../loaders/files/table.ts";
import {
  hasOwnFragment,
  maybeOwnFragment,
  encodeOwnFragment
} from "../../../src/components/distribution/own-data-link.ts";
import {readOwnData, type OwnData} from "../../../src/components/distribution/own-data.ts";
import {allocateFrame} from "../../../src/statistics/allocation/allocate.ts";
import {maybeHidden} from "../../../src/tables/hidden.ts";
import {readTable, type Columns} from "../../../src/tables/table.ts";
import {tableFile} from "../arbitraries/tables.ts";
import {changedText} from "../arbitraries/pieces.ts";
import {fuzzed, type Fuzzed, type Outcome} from "../fuzzed.ts";
import {isReadable, isTableRefusal} from "../refusals.ts";

const participation = [
  ["IBS", "5", "5001", "both", "31.03.2020", "31.12.2022", "12", "40", "520 000"],
  ["LMP", "9", "5028", "school_owner", "24.04.2025", "", "3", "", ""],
  ["Kompetanseløftet", "1", "974 760 673", "skole", "2020-08-01", "2022-07-31", "", "12,5 %", "kr 5,-"],
  ["IBS", "5", "50", "barnehagemyndighet", "2020-01-01", "", "", "", "0"]
];
const networks = [
  ["50", "Gauldalsregionen", "5028", "01.01.2020", ""],
  ["50", "Fosen", "5057", "2020-01-01", "2024-12-31"],
  ["50", "Fosen", "50", "", ""],
  ["50", "Værnesregionen", "5057", "2025-01-01", ""]
];
const allocations = [
  ["Dekom", "2024", "2024", "Gauldalsregionen", "1 250 000", "Trygt skolemiljø"],
  ["Dekom", "2024", "2025", "Gauldalsregionen", "kr 800 000,00", "Trygt skolemiljø"],
  ["Ramme", "2024", "2024", "974760673", "150000", "Felles tiltak, kurs"],
  ["Rekom", "2024", "2027", "50/Fosen", "0", "Åpent"]
];
const languages = [
  ["50", "nb"],
  ["5001", "nynorsk"],
  ["50/Fosen", "nn"],
  ["46", "bokmål"]
];
const own = [
  ["Fosen", "1 250", "400", "12", "1250000", "1 300 000", ""],
  ["Gauldal", "", "10", "", "", "", "5"],
  ["Værnes", "0", "0", "0", "0", "0", "0"],
  ["Ål", "7", "8", "9", "", "", ""]
];
const counts = [
  ["Fosen", "1 250", "400", "3"],
  ["Gauldal", "800", "10", "*"],
  ["Værnes", "1", "0", ""],
  ["Ål", "7", "8", "9"]
];
const amounts = counts.map(([network = ""], i) => [network, String(100_000 * (i + 1))]);
const panel = [
  ["a", "2018", "2019", "10,5", "3"],
  ["a", "2019", "2019", "11", "3"],
  ["b", "2018", "0", "8", "2"],
  ["b", "2019", "0", ":", "2"]
];
const names = "network pupils children apprentices previous proposal own_financing".split(" ");

const linked = encodeOwnFragment(readOwn("network;pupils;children\nFosen;12;7\nÅl;5;\n"))!;

/** The three files of users, those of the commands, and what the browser reads. */
export const userFileParsers: readonly Fuzzed[] = [
  userFile("participation.csv", participationFile, participation),
  userFile("networks.csv", networksFile, networks),
  userFile("allocations.csv", allocationsFile, allocations),
  userFile("report-languages.csv", reportLanguagesFile, languages),
  fuzzed({
    name: "own numbers in the browser",
    cost: 150,
    input: tableFile(names, own),
    parse: (bytes): Outcome => {
      const read = readOwnData(bytes, {name: "tall.csv", readOn: "2026-11-27"});
      if ("problems" in read) {
        expect(read.problems.length).toBeGreaterThan(0);
        for (const line of read.problems) isReadable(line);
        return "refused";
      }
      expect(read.rows.length).toBeGreaterThan(0);
      const fragment = encodeOwnFragment(read);
      if (fragment !== null) expect(maybeOwnFragment(fragment)?.rows).toEqual(read.rows);
      return "accepted";
    }
  }),
  fuzzed({
    name: "own numbers in a link",
    cost: 25,
    input: changedText([linked], ["-", "_", "A", "=", "#tall="]),
    parse: (hash) => (hasOwnFragment(hash) && maybeOwnFragment(hash) ? "accepted" : "refused")
  }),
  fuzzed({
    name: "allocate: counts and amounts",
    cost: 250,
    input: fc.tuple(
      tableFile(["network", "pupils", "children", "bullied"], counts),
      fc.option(tableFile(["network", "amount"], amounts), {freq: 1, nil: undefined})
    ),
    isRefusal: (error) => ["counts.csv", "amounts.csv"].some((file) => isAbout(error, file)),
    parse: ([first, previous]): Outcome => {
      const key = {
        frame: 1_000_000,
        joint: {share: 0.15},
        base: {kroner: 0},
        weights: {pupils: 1, children: 0.5, apprentices: 0, need: 0},
        floor: undefined,
        ceiling: undefined,
        maxChange: previous ? 0.1 : undefined
      };
      const request = {networks: "counts.csv", previous: previous && "amounts.csv", key};
      const units = parseUnits(request, {networks: first, previous});
      const result = allocateFrame(key, units);
      if (!result.ok) return "refused";
      expect(result.networks.reduce((sum, {amount}) => sum + amount, 0)).toBe(850_000);
      return "accepted";
    }
  }),
  fuzzed({
    name: "effect: panel",
    cost: 220,
    input: tableFile(["unit", "time", "start", "y", "w"], panel),
    isRefusal: (error) => isAbout(error, "panel.csv"),
    parse: (bytes) => {
      const read = parseAnalystPanel(bytes, {
        path: "panel.csv",
        columns: {unit: "unit", time: "time", start: "start", outcome: "y", weight: "w", covariates: []}
      });
      expect(read.panel.units.length).toBeGreaterThan(0);
      expect([...read.panel.weight].every((weight) => weight >= 0 && Number.isFinite(weight))).toBe(true);
    }
  })
];

function readOwn(text: string): OwnData {
  const read = readOwnData(Buffer.from(text), {name: "tall.csv", readOn: "2026-11-27"});
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return read;
}

/** A refusal of one of several files. */
function isAbout(error: unknown, file: string): boolean {
  return error instanceof Error && error.message.startsWith(file) && isTableRefusal(error, file);
}

function userFile<C extends Columns>(
  file: string,
  {columns, rules}: TableFile<C>,
  rows: readonly (readonly string[])[]
): Fuzzed {
  const expected = Object.keys(columns).sort();
  return fuzzed({
    name: file,
    cost: 150,
    input: tableFile(Object.keys(columns), rows),
    isRefusal: (error) => isTableRefusal(error, file),
    parse: (bytes) => {
      const read = readTable(bytes, {file, columns, rules: rules("real")});
      for (const row of read) {
        expect(Object.keys(row).sort()).toEqual(expected);
        for (const value of Object.values(row)) {
          expect(typeof value === "string" || value === null || Number.isFinite(value)).toBe(true);
          if (typeof value === "string") expect(maybeHidden(value)).toBeUndefined();
        }
      }
    }
  });
}
