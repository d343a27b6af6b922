import * as fc from "fast-check";
import {expect, test} from "vitest";
import {orders, readState, writeState} from "../../../src/components/distribution/address.ts";
import {cleanName, maybeScenario, writeScenario} from "../../../src/components/distribution/scenarios.ts";
import {initialSettings, type DistributionSettings} from "../../../src/components/distribution/settings.ts";
import {percentOf, shareOf} from "../../../src/components/distribution/settings-text.ts";
import {makeArea} from "./area.ts";

const data = {areas: [makeArea(), makeArea({id: "50", name: "Trøndelag", world: "real", frames: []})]};

const kroner = fc.integer({min: 0, max: 100_000_000});
const percent = fc.integer({min: 0, max: 1000}).map((tenths) => shareOf(tenths / 10));
const weight = fc.integer({min: 0, max: 400}).map((hundredths) => hundredths / 100);
const amount = fc.oneof(
  percent.map((share) => ({share})),
  kroner.map((value) => ({kroner: value}))
);
const settings: fc.Arbitrary<DistributionSettings> = fc.record({
  frame: fc.option(kroner),
  joint: amount,
  base: amount,
  weights: fc.record({pupils: weight, children: weight, apprentices: weight, need: weight}),
  floor: fc.option(kroner),
  ceiling: fc.option(kroner),
  maxChange: fc.option(percent)
});
const name = fc.string({minLength: 1, unit: "grapheme"}).filter((text) => cleanName(text) !== "");

test("the address of a state, read again, is the same state", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...data.areas),
      settings,
      fc.constantFrom(...orders),
      fc.boolean(),
      fc.array(fc.record({name: name.map(cleanName), settings}), {maxLength: 3}),
      (area, chosen, order, isLeavingOut, scenarios) => {
        const state = {area, settings: chosen, order, isLeavingOut, scenarios};
        expect(readState(data, writeState(data, state))).toEqual({state, refused: []});
      }
    )
  );
});

test("an address without choices is the area with the newest decided key; without a decision the frame is unknown", () => {
  expect(readState(data, "").state.settings).toEqual(initialSettings(data.areas[0]!));
  expect(initialSettings(data.areas[0]!)).toMatchObject({
    frame: 3_600_000,
    joint: {share: 0.15},
    base: {kroner: 100_000}
  });
  expect(readState(data, "?omrade=50").state.settings).toMatchObject({frame: null, base: {kroner: 0}});
  expect(writeState(data, readState(data, "").state)).toBe("");
});

test.each([
  ["?omrade=99", "omrade"],
  ["?ramme=-1", "ramme"],
  ["?ramme=1.5", "ramme"],
  ["?ramme=1e6", "ramme"],
  ["?ramme=999999999999999", "ramme"],
  ["?felles=101pst", "felles"],
  ["?felles=15", "felles"],
  ["?grunn=NaNkr", "grunn"],
  ["?elev=Infinity", "elev"],
  ["?endring=-5", "endring"],
  ["?rekkefolge=__proto__", "rekkefolge"],
  ["?scenario=A~1", "scenario"],
  ["?scenario=%3Cimg%20onerror%3D~~~~~~~~~~", "scenario"]
])("%s is refused by name, and the area's own start is used", (search, refusedName) => {
  const {state, refused} = readState(data, search);
  expect(refused.map((one) => one.name)).toEqual([refusedName]);
  expect(state.settings).toEqual(initialSettings(data.areas[0]!));
});

test("no text makes the reading throw", () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), fc.string(), (query, text) => {
      readState(data, `?${query}`);
      readState(data, `?scenario=${text}&ramme=${text}&felles=${text}pst`);
    })
  );
});

test("a name with the sign between the parts of a scenario cannot break out of its place", () => {
  const scenario = {name: cleanName("A~9~9"), settings: initialSettings(data.areas[0]!)};
  expect(maybeScenario(writeScenario(scenario))).toEqual({name: "A 9 9", settings: scenario.settings});
});

test("percent and share turn into each other without the tail of binary fractions", () => {
  for (let tenths = 0; tenths <= 1000; ++tenths) expect(percentOf(shareOf(tenths / 10))).toBe(tenths / 10);
});
