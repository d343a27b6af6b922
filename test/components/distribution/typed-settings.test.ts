// @vitest-environment jsdom
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {decisionControls} from "../../../src/components/distribution/controls.ts";
import {initialSettings, type DistributionSettings} from "../../../src/components/distribution/settings.ts";
import {readSettings, writeSettings} from "../../../src/components/distribution/settings-text.ts";
import {makeArea} from "./area.ts";

const area = makeArea();
const initial = initialSettings(area);

function typeInto(key: string, text: string): {settings: DistributionSettings; isRefused: boolean} {
  let settings: DistributionSettings = {...initial, maxChange: 0.1};
  const {elements} = decisionControls({area, settings, change: (next) => (settings = next)});
  document.body.replaceChildren(...elements);
  const field = document.querySelector<HTMLInputElement>(`[data-key="${key}-field"]`)!;
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  return {settings, isRefused: field.hasAttribute("aria-invalid")};
}

function expectRoundTrip(settings: DistributionSettings): void {
  const texts = writeSettings(settings);
  expect(Object.values(texts).join(" ")).not.toMatch(/\de/);
  expect(readSettings(texts, initial)).toEqual({settings, refused: []});
}

const keys = ["ramme", "felles", "grunn", "elev", "barn", "behov", "endring"];
const number = fc
  .tuple(
    fc.stringMatching(/^\d{1,3}$/),
    fc.stringMatching(/^([.,]\d{1,9})?$/),
    fc.constantFrom("", " %", " mill")
  )
  .map((parts) => parts.join(""));

test("whatever is typed, what is in force is the same when the address is opened again", () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.oneof(number, fc.string()), (key, text) => {
      const {settings, isRefused} = typeInto(key, text);
      if (!isRefused) taken += 1;
      expectRoundTrip(settings);
    }),
    {numRuns: 200}
  );
  expect(taken).toBeGreaterThan(10);
});

test.each([
  ["elev", "1,2345678"],
  ["felles", "15,1234567 %"],
  ["elev", "0,0000001"]
])("%s refuses %s, which no address can carry", (key, text) => {
  expect(typeInto(key, text)).toEqual({settings: {...initial, maxChange: 0.1}, isRefused: true});
});

test.each([
  ["elev", "0,000001"],
  ["felles", "0,000001 %"],
  ["felles", "15,123456 %"],
  ["endring", "99,999999"]
])("%s takes %s, and the address carries it", (key, text) => {
  const {settings, isRefused} = typeInto(key, text);
  expect(isRefused).toBe(false);
  expect(settings).not.toEqual({...initial, maxChange: 0.1});
  expectRoundTrip(settings);
});

test("a number that is too small for the address is written as 0, never with an exponent", () => {
  const texts = writeSettings({...initial, weights: {...initial.weights, pupils: 1e-7}, maxChange: 1e-12});
  expect([texts.elev, texts.endring]).toEqual(["0", "0"]);
});
