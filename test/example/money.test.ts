import {expect, test} from "vitest";
import {readAllocations} from "../../loaders/files/allocations.ts";
import {readNetworks} from "../../loaders/files/networks.ts";
import {readParticipation} from "../../loaders/files/participation.ts";
import {dataDir, groupRows, readData, readRows, readTruth, sumOf} from "./files.ts";

interface KeyFile {
  years: {
    scheme: string;
    decision_year: number;
    frame_nok: number;
    joint_share: number;
    base_grant_nok: number;
    weights: {pupils: number; children: number};
    pupils_from: string;
    children_from: string;
    joint_measures_nok: number;
    networks: {network: string; pupils: number; children: number; grant_nok: number}[];
  }[];
}
const key = JSON.parse(readData("example-county/key.json")) as KeyFile;
const allocations = await readAllocations(`${dataDir}example-county/allocations.csv`);
const networks = await readNetworks(`${dataDir}example-county/networks.csv`);
const participation = await readParticipation(`${dataDir}example-county/participation.csv`);
const truth = readTruth();

test("the allocations of each frame sum to the frame exactly, joint measures included", () => {
  for (const {scheme, decision_year, frame_nok, joint_measures_nok, joint_share} of key.years) {
    const own = allocations.filter((row) => row.scheme === scheme && row.decision_year === decision_year);
    expect(sumOf(own, ({amount_nok}) => amount_nok)).toBe(frame_nok);
    const joint = own.filter(({code}) => code === "EX");
    expect(joint.map(({amount_nok}) => amount_nok)).toEqual([joint_measures_nok]);
    expect(joint_measures_nok).toBe(Math.round(frame_nok * joint_share));
  }
  expect(new Set(key.years.map(({decision_year}) => decision_year))).toEqual(
    new Set([2021, 2022, 2023, 2024, 2025, 2026])
  );
  expect(groupRows(allocations, (row) => `${row.scheme} ${row.decision_year}`).size).toBe(key.years.length);
});

test("each network gets the base grant and its part of the rest by heads, within a krone, over all payment years", () => {
  const pupils = new Map(
    readRows("example-county/pupils.csv").map((r) => [`${r.unit_code} ${r.school_year}`, r.pupils])
  );
  const children = new Map(
    readRows("example-county/children.csv").map((r) => [`${r.unit_code} ${r.date}`, r.children])
  );
  for (const year of key.years) {
    const day = year.children_from;
    const members = networks.filter(
      ({valid_from, valid_to}) => (valid_from ?? "") <= day && (valid_to === null || day <= valid_to)
    );
    const heads = (member: string) =>
      year.weights.pupils * Number(pupils.get(`${member} ${year.pupils_from}`)) +
      year.weights.children * Number(children.get(`${member} ${day}`));
    const all = sumOf(members, ({member}) => heads(member));
    const rest = year.frame_nok - year.joint_measures_nok - 11 * year.base_grant_nok;
    const byNetwork = groupRows(members, ({network}) => network);
    expect(byNetwork.size).toBe(11);
    for (const [network, own] of byNetwork) {
      const paid = allocations.filter(
        (row) =>
          row.scheme === year.scheme && row.decision_year === year.decision_year && row.code === network
      );
      const quota = year.base_grant_nok + (rest * sumOf(own, ({member}) => heads(member))) / all;
      expect(Math.abs(sumOf(paid, ({amount_nok}) => amount_nok) - quota)).toBeLessThan(1);
    }
  }
});

test("some decisions are paid over several years, none before it was made", () => {
  const years = groupRows(allocations, (row) => `${row.scheme} ${row.decision_year} ${row.code}`);
  expect([...years.values()].filter((rows) => rows.length === 3).length).toBeGreaterThan(5);
  expect(allocations.filter(({decision_year, payment_year}) => payment_year < decision_year)).toEqual([]);
});

test("every municipality is in exactly one of 11 networks on every day since 2018, and the networks are unequal", () => {
  const municipalities = readRows("example-county/units.csv").filter(({level}) => level === "municipality");
  expect(networks.map(({member}) => member).sort()).toEqual(municipalities.map(({code}) => code!).sort());
  for (const {member, valid_from, valid_to} of networks) {
    const unit = municipalities.find(({code}) => code === member)!;
    expect(valid_from).toBe(unit.valid_from! > "2018-01-01" ? unit.valid_from : "2018-01-01");
    expect(valid_to ?? "").toBe(unit.valid_to === "2020-01-01" ? "2019-12-31" : unit.valid_to);
  }
  const sizes = key.years.at(-1)!.networks.map(({pupils}) => pupils);
  expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(15);
});

test("participation says who took part as built in: owners with their role's amount, schools without an amount", () => {
  const amounts = {
    both: 520_000,
    school_owner: 260_000,
    kindergarten_authority: 260_000,
    independent_school: 100_000
  };
  for (const {
    pulje,
    municipalities,
    treated_schools,
    independent_schools,
    kindergarten_only
  } of truth.puljer) {
    const own = participation.filter((row) => `${row.scheme} ${row.pulje}` === pulje);
    const codes = (...roles: string[]) => own.filter(({role}) => roles.includes(role)).map(({code}) => code).sort(); // prettier-ignore
    expect(codes("both", "school_owner")).toEqual([...municipalities].sort());
    expect(codes("kindergarten_authority")).toEqual([...kindergarten_only].sort());
    expect(codes("school", "independent_school")).toEqual([...treated_schools].sort());
    expect(codes("independent_school")).toEqual(independent_schools);
    for (const {scheme, role, amount_nok} of own) {
      const expected = scheme === "IBS" && role in amounts ? amounts[role as keyof typeof amounts] : null;
      expect(amount_nok).toBe(expected);
    }
  }
  expect(truth.puljer.map(({pulje}) => pulje)).toEqual(["IBS 1", "IBS 2", "IBS 3", "LMP 1"]);
});

test("nobody takes part twice, and a pulje's schools lie in its municipalities", () => {
  const schools = truth.puljer.flatMap(({treated_schools}) => treated_schools);
  const owners = truth.puljer.flatMap(({municipalities, kindergarten_only}) => [
    ...municipalities,
    ...kindergarten_only
  ]);
  expect(new Set(schools).size).toBe(schools.length);
  expect(new Set(owners).size).toBe(owners.length);
  const home = new Map(
    readRows("example-county/units.csv").map(({code, municipality}) => [code, municipality!])
  );
  for (const {municipalities, treated_schools, independent_schools} of truth.puljer) {
    const own = treated_schools.filter((school) => !independent_schools.includes(school));
    expect(new Set(own.map((school) => home.get(school)))).toEqual(new Set(municipalities));
  }
});
