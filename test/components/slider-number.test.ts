// @vitest-environment jsdom
import axe from "axe-core";
import {expect, test, vi} from "vitest";
import {formatWhole} from "../../src/components/format.ts";
import {sliderNumber, type SliderNumber} from "../../src/components/slider-number.ts";
import {parseTyped} from "../../src/components/typed-number.ts";

function make(): {
  control: SliderNumber;
  slider: HTMLInputElement;
  field: HTMLInputElement;
  told: () => number;
} {
  const control = sliderNumber({
    label: "Ramme",
    value: 1_200_000,
    min: 0,
    max: 2_000_000,
    step: 50_000,
    limit: {min: 0, max: 10_000_000},
    whole: true,
    unit: "kr",
    format: formatWhole,
    key: "ramme"
  });
  document.body.replaceChildren(control);
  const tell = vi.fn();
  control.addEventListener("input", tell);
  return {
    control,
    slider: control.querySelector('[data-key="ramme"]')!,
    field: control.querySelector('[data-key="ramme-field"]')!,
    told: () => tell.mock.calls.length
  };
}

function type(field: HTMLInputElement, text: string) {
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

test.each([
  ["200 000", 200_000],
  ["200\u00a0000 kr", 200_000],
  ["kr 1 250 000,-", 1_250_000],
  ["12 mill", 12_000_000],
  ["1,1 mill. kr", 1_100_000],
  ["12,5 %", 12.5],
  ["0.15", 0.15],
  ["−3", -3],
  ["", undefined],
  ["1.250.000", undefined],
  ["39.100.000 kr", undefined],
  ["2.345", undefined],
  ["-0", 0],
  ["tolv", undefined],
  ["12 12x", undefined]
])("%j is typed for %j", (text, value) => {
  expect(parseTyped(text)).toBe(value);
});

test("dragging writes the field, says the number with its unit and tells once", () => {
  const {control, slider, field, told} = make();
  slider.value = "1500000";
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  expect([control.value, field.value.replaceAll("\u00a0", " "), told()]).toEqual([1_500_000, "1 500 000", 1]);
  expect(slider.getAttribute("aria-valuetext")!.replaceAll("\u00a0", " ")).toBe("1 500 000 kr");
});

test("typing moves the slider; the field takes more than the slider reaches", () => {
  const {control, slider, field, told} = make();
  type(field, "3 mill");
  expect([control.value, slider.value, told()]).toEqual([3_000_000, "2000000", 1]);
});

test("text that is no number within the limits is marked and explained, and the last value stays", () => {
  const {control, field, told} = make();
  for (const text of ["abc", "-5", "11 000 000", "10,5"]) {
    type(field, text);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(control.querySelector(".pb-field-message")?.textContent).toContain("Bruker fortsatt");
  }
  expect([control.value, told()]).toEqual([1_200_000, 0]);
  type(field, "1 300 000");
  expect([control.value, field.getAttribute("aria-invalid"), told()]).toEqual([1_300_000, null, 1]);
});

test("points and commas between thousands are named, and not read as decimals", () => {
  const {control, field} = make();
  for (const text of ["39.100.000", "2.345", "2.000 kr", "300,000", "1,250,000 kr"]) {
    type(field, text);
    expect(control.querySelector(".pb-field-message")?.textContent).toMatch(
      /^Skriv uten punktum og komma, for eksempel 2345 eller 2\u00a0345\. Bruker fortsatt/
    );
  }
  expect(control.value).toBe(1_200_000);
  type(field, "1,125 mill");
  expect(control.value).toBe(1_125_000);
});

test.each([
  [undefined, "0,123456", "0,1234567", 6],
  [2, "0,12", "0,123", 2]
])("with decimals %s, %s is taken and %s is not", (decimals, taken, refused, most) => {
  const control = sliderNumber({
    label: "Vekt",
    value: 1,
    min: 0,
    max: 3,
    step: 0.1,
    format: String,
    key: "vekt",
    ...(decimals === undefined ? {} : {decimals})
  });
  const field = control.querySelector<HTMLInputElement>('[data-key="vekt-field"]')!;
  type(field, taken);
  type(field, refused);
  expect(control.value).toBe(Number(taken.replace(",", ".")));
  expect(control.querySelector(".pb-field-message")?.textContent).toContain(`høyst ${most} desimaler`);
  type(field, "1.234");
  expect(control.querySelector(".pb-field-message")?.textContent).toContain("med komma, ikke punktum");
});

test("a number with more decimals than its format shows is written whole", () => {
  const control = sliderNumber({
    label: "Vekt",
    value: 1,
    min: 0,
    max: 3,
    step: 0.1,
    format: (value) => new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 2}).format(value),
    key: "vekt"
  });
  const field = control.querySelector<HTMLInputElement>('[data-key="vekt-field"]')!;
  type(field, "1,234567");
  field.dispatchEvent(new Event("change", {bubbles: true}));
  expect([control.value, field.value]).toEqual([1.234567, "1,234567"]);
  control.value = 1.5;
  expect(field.value).toBe("1,5");
});

test("a cleared number is empty, not 0, until one is given", () => {
  const {control, slider, field, told} = make();
  control.clear();
  expect([field.value, slider.getAttribute("aria-valuetext"), told()]).toEqual(["", "ikke oppgitt", 0]);
  type(field, "2 mill");
  expect([control.value, told()]).toEqual([2_000_000, 1]);
});

test("Page Up takes ten steps", () => {
  const {control, slider} = make();
  slider.dispatchEvent(new KeyboardEvent("keydown", {key: "PageUp", bubbles: true, cancelable: true}));
  expect(control.value).toBe(1_700_000);
});

test("slider and field have names, and pass axe", async () => {
  const {control} = make();
  const {violations} = await axe.run(control, {rules: {region: {enabled: false}}});
  expect(violations.map(({id}) => id)).toEqual([]);
});
