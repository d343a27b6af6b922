// @vitest-environment jsdom
import {expect, test} from "vitest";
import {proposalFields} from "../../../src/components/distribution/proposal-fields.ts";
import {makeUnit} from "./area.ts";

function make() {
  const told: [string, number | null][] = [];
  const root = proposalFields([makeUnit("Dalen")], {
    proposal: new Map([["Dalen", 1000]]),
    change: (id, amount) => told.push([id, amount])
  });
  const input = root.querySelector("input")!;
  return {
    told,
    input,
    message: () => root.querySelector(".pb-field-message")!.textContent.replaceAll("\u00a0", " "),
    type: (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event("change"));
    }
  };
}

test.each(["1.250.000", "2.345", "300,000", "kr 1,250,000"])(
  "%s may have thousands set off: the field names points and commas, and the last amount stays",
  (text) => {
    const {told, input, message, type} = make();
    type(text);
    expect(message()).toBe("Skriv uten punktum og komma, for eksempel 2345 eller 2 345.");
    expect([input.getAttribute("aria-invalid"), told]).toEqual(["true", []]);
  }
);

test.each(["mye", "-5", "10,5", "200 000 000 000"])("%s is no amount, and the field says what is", (text) => {
  const {told, message, type} = make();
  type(text);
  expect(message()).toBe("Skriv hele kroner fra 0 til 100 000 000 000, som 1 250 000.");
  expect(told).toEqual([]);
});

test("an amount is told and shown with spaces; an emptied field is no amount", () => {
  const {told, input, message, type} = make();
  type("2.345");
  type("1250000 kr");
  expect([input.value.replaceAll("\u00a0", " "), input.hasAttribute("aria-invalid"), message()]).toEqual([
    "1 250 000",
    false,
    ""
  ]);
  type("");
  expect(told).toEqual([
    ["Dalen", 1_250_000],
    ["Dalen", null]
  ]);
});
