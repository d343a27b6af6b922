import * as fc from "fast-check";
import highsLoader from "highs";
import {expect, test} from "vitest";
import {boundSystem} from "../../loaders/attack/solve/bound.ts";
import {propagate} from "../../loaders/attack/solve/propagate.ts";
import type {System} from "../../loaders/attack/solve/system.ts";

const highs = await highsLoader();
const most = 4;

/** A secret table of counts and the sums of it that are known. */
const secrets = fc.array(fc.nat({max: most}), {minLength: 2, maxLength: 5}).chain((values) =>
  fc.record({
    values: fc.constant(values),
    sums: fc.array(fc.subarray([...values.keys()], {minLength: 1}), {minLength: 1, maxLength: 4})
  })
);

function systemOf(values: readonly number[], sums: readonly (readonly number[])[]): System {
  return {
    unknowns: new Map(
      values.map((_, i) => [`x${i}`, {name: `x${i}`, low: 0, high: most, whole: true, why: "a count"}])
    ),
    constraints: sums.map((members) => {
      const sum = members.reduce((total, i) => total + values[i]!, 0);
      return {terms: members.map((i) => ({name: `x${i}`, factor: 1})), low: sum, high: sum, why: "a sum"};
    })
  };
}

/** The lowest and highest value of each count over all tables with the same sums. */
function enumerate(count: number, {constraints}: System): {low: number; high: number}[] {
  const ranges = Array.from({length: count}, () => ({low: Infinity, high: -Infinity}));
  for (let code = 0; code < (most + 1) ** count; code++) {
    const table = Array.from({length: count}, (_, i) => Math.floor(code / (most + 1) ** i) % (most + 1));
    const fits = constraints.every(
      ({terms, low}) => terms.reduce((sum, {name}) => sum + table[Number(name.slice(1))]!, 0) === low
    );
    if (!fits) continue;
    table.forEach((value, i) => {
      const range = ranges[i]!;
      range.low = Math.min(range.low, value);
      range.high = Math.max(range.high, value);
    });
  }
  return ranges;
}

test("propagation never cuts off a value that the sums allow", () => {
  fc.assert(
    fc.property(secrets, ({values, sums}) => {
      const system = systemOf(values, sums);
      const truth = enumerate(values.length, systemOf(values, sums));
      expect(propagate(system).contradiction).toBeUndefined();
      truth.forEach(({low, high}, i) => {
        const unknown = system.unknowns.get(`x${i}`)!;
        expect(unknown.low).toBeLessThanOrEqual(low);
        expect(unknown.high).toBeGreaterThanOrEqual(high);
      });
    })
  );
});

test("a count that the sums fix is found, and no other is taken for fixed", () => {
  fc.assert(
    fc.property(secrets, ({values, sums}) => {
      const system = systemOf(values, sums);
      const truth = enumerate(values.length, systemOf(values, sums));
      propagate(system);
      const open = [...system.unknowns.values()].filter(({low, high}) => low < high);
      const bounds = boundSystem(highs, system, {
        targets: new Set(open.map(({name}) => name)),
        widthOf: () => 1
      });
      truth.forEach(({low, high}, i) => {
        const unknown = system.unknowns.get(`x${i}`)!;
        const {outer, inner} = bounds?.get(unknown.name) ?? {outer: unknown, inner: unknown};
        expect(outer.low === outer.high).toBe(low === high);
        expect(outer.low).toBeLessThanOrEqual(low);
        expect(outer.high).toBeGreaterThanOrEqual(high);
        expect(inner.low).toBeGreaterThanOrEqual(low);
        expect(inner.high).toBeLessThanOrEqual(high);
      });
    })
  );
});

test("sums that no numbers fit are told from sums that leave everything open", () => {
  const system = systemOf([1, 1], [[0, 1]]);
  system.constraints.push({
    terms: [
      {name: "x0", factor: 1},
      {name: "x1", factor: 1}
    ],
    low: 3,
    high: 3,
    why: "another"
  });
  expect(propagate(system).contradiction?.why).toMatch(/sum|another/);
  expect(
    boundSystem(
      highs,
      {...system, unknowns: systemOf([1, 1], []).unknowns},
      {targets: new Set(["x0"]), widthOf: () => 1}
    )
  ).toBeUndefined();
});
