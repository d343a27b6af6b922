import * as fc from "fast-check";
import {describe, expect, test} from "vitest";
import {printed} from "../../loaders/site/bullying.ts";
import {poolShares, poolCell, type MemberShare} from "../../loaders/site/network-shares.ts";
import {suppressTable} from "../../src/statistics/disclosure/secondary.ts";
import type {LinkedTable} from "../../src/statistics/disclosure/table.ts";
import {solveByCombination, solveByZero, type Equation, type Shown} from "../example/attacker.ts";

const member = (
  bullied: number | null,
  respondents: number,
  more: Partial<MemberShare> = {}
): MemberShare => ({
  unit: "EX01",
  schoolYear: "2024-25",
  grade: "7",
  measure: "total",
  share: bullied === null ? null : bullied / respondents,
  bullied,
  respondents,
  status: bullied === null ? "suppressed" : "ok",
  ...more
});

describe("a pooled share is held against the limits itself", () => {
  test.each([
    ["5 of 40", [member(5, 40)], "ok"],
    ["4 of 40", [member(4, 40)], "suppressed"],
    ["4 of 40 before the limit was stricter", [member(4, 40, {schoolYear: "2021-22"})], "ok"],
    ["0 of 40", [member(0, 20), member(0, 20)], "ok"],
    ["7 of 19", [member(7, 19)], "suppressed"],
    ["36 of 40", [member(36, 40)], "suppressed"],
    ["2 + 3 of 80", [member(2, 40), member(3, 40)], "ok"]
  ])("%s", (_, cell, status) => {
    const pooled = poolCell(cell);
    expect(pooled.status).toBe(status);
    expect(pooled.share === null).toBe(status !== "ok");
    if (status !== "ok") expect(pooled).toMatchObject({bullied: null, respondents: null, shownMembers: 0});
  });
});

test("few answers are printed in whole percent, and a hidden share without its number of answers", () => {
  expect(printed({share: 0.137, decimals: 1, respondents: 29, status: "ok"})).toEqual({
    share: 0.14,
    decimals: 0,
    respondents: 29
  });
  expect(printed({share: 0.137, decimals: 1, respondents: 30, status: "ok"})).toMatchObject({share: 0.137});
  expect(printed({share: null, decimals: 1, respondents: 19, status: "suppressed"})).toEqual({
    share: null,
    decimals: 0,
    respondents: null
  });
});

/** A county of municipalities in networks; what is hidden is safe as far as the county's own sum goes. */
const county = fc
  .array(fc.record({count: fc.nat({max: 15}), network: fc.constantFrom("A", "B", "C")}), {
    minLength: 3,
    maxLength: 9
  })
  .map((municipalities) => {
    const cells = municipalities.map(({count}, m) => ({id: `EX${m}`, value: count, weight: count + 1}));
    const total = {id: "EX", value: cells.reduce((sum, {value}) => sum + value, 0), weight: 1000};
    const sums = [{parent: "EX", parts: cells.map(({id}) => id)}];
    const table: LinkedTable = {cells: [...cells, total], sums};
    const primary = new Set(table.cells.flatMap(({id, value}) => (value > 0 && value < 5 ? [id] : [])));
    const {hidden} = suppressTable(table, {primary, width: 5});
    return {municipalities, table, hidden};
  });

/** What an attacker sees: county, municipalities, and each network's number with the members that he thinks are in it. */
function attack(
  {
    municipalities,
    table,
    hidden
  }: {
    municipalities: readonly {network: string}[];
    table: LinkedTable;
    hidden: ReadonlySet<string>;
  },
  networkOf: (codes: ReadonlySet<string>) => number | undefined,
  isPart: (code: string) => boolean
) {
  const shown: Shown = new Map(table.cells.map(({id, value}) => [id, hidden.has(id) ? undefined : value]));
  const equations = table.sums.map(({parent, parts}): Equation => [parent, ...parts]);
  for (const network of new Set(municipalities.map((m) => m.network))) {
    const codes = municipalities.flatMap((m, i) => (m.network === network ? [`EX${i}`] : []));
    const pooled = networkOf(new Set(codes));
    if (pooled === undefined) continue;
    shown.set(network, pooled);
    equations.push([network, ...codes.filter(isPart)]);
  }
  return [...solveByCombination(shown, equations), ...solveByZero(shown, equations).map(String)];
}

test("networks beside their members and their county give no hidden municipality away", () => {
  let planted = 0;
  fc.assert(
    fc.property(county, (world) => {
      const {table, hidden} = world;
      const members = table.cells
        .filter(({id}) => id !== "EX")
        .map(({id, value}) => member(hidden.has(id) ? null : value, 40, {unit: id}));
      const pooled = (codes: ReadonlySet<string>) => {
        const [cell] = poolShares(members, codes);
        return cell?.share == null ? undefined : Math.round(cell.share * cell.respondents!);
      };
      expect(attack(world, pooled, (code) => !hidden.has(code))).toEqual([]);
      // the planted leak: a network's true total beside its shown members
      const truth = (codes: ReadonlySet<string>) =>
        table.cells.reduce((sum, {id, value}) => (codes.has(id) ? sum + value : sum), 0);
      planted += attack(world, truth, () => true).length > 0 ? 1 : 0;
    }),
    {numRuns: 60, seed: 6}
  );
  expect(planted).toBeGreaterThan(10);
});
