import {
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  oneof,
  property,
  record,
  string,
  subarray,
  tuple
} from "fast-check";
import {expect, test} from "vitest";
import {encodeAddress} from "../../../src/components/address.ts";
import {chooseEffect, type EffectChoice} from "../../../src/components/effect/choices.ts";
import type {EffectIndex, EffectWorld} from "../../../src/model/effect.ts";
import {grades, measures} from "../../../src/model/survey.ts";
import {empty, made} from "./visit.ts";

/** A world whose levels, measures and grades have numbers of different years. */
function worldOf(
  world: "real" | "example",
  panels: readonly Omit<EffectWorld["panels"][number], "respondents">[]
) {
  return {
    ...made.world,
    world,
    units: [],
    municipalities: [],
    truth: [],
    panels: panels.map((panel) => ({...panel, respondents: 1}))
  };
}

const panel = tuple(
  constantFrom("school" as const, "municipality" as const),
  constantFrom(...measures),
  constantFrom(...grades.filter((g) => g !== "all")),
  integer({min: 2012, max: 2019}),
  integer({min: 2, max: 9})
).map(([level, measure, grade, firstYear, years]) => ({
  level,
  measure,
  grade,
  firstYear,
  lastYear: firstYear + years
}));

const worlds = tuple(
  array(panel, {minLength: 1, maxLength: 9}),
  array(panel, {minLength: 1, maxLength: 9})
).map(([real, example]): EffectIndex => ({
  worlds: [worldOf("real", real), worldOf("example", example)],
  sources: []
}));

/** The address of a choice, read again. */
const again = (index: EffectIndex, {choices, state}: EffectChoice) =>
  chooseEffect(index, encodeAddress(choices, state));

const kept = ({settings, showTruth, world, refused}: EffectChoice) => ({
  settings,
  showTruth,
  world: world.world,
  refused
});

/** Chooses for every choice one of the values that the page then offers, in the order of the page. */
function chooseAll(index: EffectIndex, picks: readonly number[]): EffectChoice {
  let found = chooseEffect(index, "");
  const names = ["verden", "nivaa", "maal", "trinn", "fra", "til"];
  const others = Object.keys(found.choices).filter((name) => !names.includes(name));
  [...names, ...others].forEach((name, i) => {
    const {allowed} = found.choices[name]!;
    const value = allowed[picks[i % picks.length]! % allowed.length]!;
    const query = new URLSearchParams(encodeAddress(found.choices, found.state));
    query.set(name, value);
    found = chooseEffect(index, `?${query.toString()}`);
    expect([name, found.state[name], found.refused]).toEqual([name, value, []]);
  });
  return found;
}

const picks = array(integer({min: 0, max: 99}), {minLength: 30, maxLength: 30});

test("an address gives back the settings that it was made from, whatever is chosen", () => {
  const seen = new Map<string, Set<string>>();
  assert(
    property(worlds, picks, (index, chosen) => {
      const found = chooseAll(index, chosen);
      for (const [name, value] of Object.entries(found.state))
        seen.set(name, (seen.get(name) ?? new Set()).add(value));
      expect(kept(again(index, found))).toEqual(kept(found));
      expect(found.settings.firstYear).toBeLessThanOrEqual(found.settings.lastYear);
    }),
    {numRuns: 100, seed: 3}
  );
  for (const [name, values] of seen) expect([name, values.size > 1]).toEqual([name, true]);
  expect(seen.get("utvalg")).toEqual(new Set(["fjoraaret", "to-aar", "uavhengig"]));
  expect(seen.get("metode")).toEqual(new Set(["dr", "reg", "ipw"]));
});

test("without an address, or with values that are not offered, every choice is one that the page offers", () => {
  const names = Object.keys(chooseEffect({worlds: [made.world], sources: []}, "").choices);
  const hostile = oneof(
    string({unit: "binary"}),
    constantFrom(
      "__proto__",
      "constructor",
      "toString",
      "NaN",
      "-1",
      "1e999",
      "%",
      "%E0%A4%A",
      "\0",
      "ja",
      "2017"
    )
  );
  const query = oneof(
    string({unit: "binary"}),
    dictionary(oneof(constantFrom(...names), hostile), hostile, {noNullPrototype: true}).map(
      (values) => `?${new URLSearchParams(values).toString()}`
    ),
    record({name: constantFrom(...names), value: hostile}).map(
      ({name, value}) => `?${name}=${value}&${name}=x`
    ),
    subarray(names).map((some) => `?${some.join("&")}`)
  );
  assert(
    property(worlds, query, (index, search) => {
      const found = chooseEffect(index, search);
      for (const [name, {allowed}] of Object.entries(found.choices)) {
        expect([name, allowed.includes(found.state[name]!)]).toEqual([name, true]);
      }
      const given = new URLSearchParams(search);
      for (const {name, value, used} of found.refused) {
        expect([given.get(name), found.state[name]]).toEqual([value, used]);
      }
      expect(kept(again(index, found))).toEqual({...kept(found), refused: []});
    }),
    {numRuns: 200, seed: 4}
  );
});

test.each([
  ["real numbers when they can be analysed", {...made.world, world: "real"} as const, "real"],
  ["else the example", empty, "example"]
])("the world is at first %s", (_, real, world) => {
  const index = {worlds: [real, made.world], sources: []};
  expect(chooseEffect(index, "").world.world).toBe(world);
});
