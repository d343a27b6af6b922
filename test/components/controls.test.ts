// @vitest-environment jsdom
import axe from "axe-core";
import {expect, test, vi} from "vitest";
import {choicesPanel} from "../../src/components/choices-panel.ts";
import {checkbox, number, searchSelect, segmented, select} from "../../src/components/controls.ts";

const options = [
  {value: "50", label: "Trøndelag"},
  {value: "40", label: "Telemark"}
] as const;

function type(root: HTMLElement, text: string): HTMLInputElement {
  const input = root.querySelector("input");
  if (!input) throw new Error("no input");
  input.value = text;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  input.dispatchEvent(new Event("change", {bubbles: true}));
  return input;
}

test("a list starts with its value and tells a change", () => {
  const root = select({label: "Fylke", options, value: "40"});
  const listener = vi.fn();
  root.addEventListener("input", listener);
  expect(root.value).toBe("40");
  const inner = root.querySelector("select");
  if (inner) inner.value = "50";
  inner?.dispatchEvent(new Event("input", {bubbles: true}));
  expect(root.value).toBe("50");
  expect(listener).toHaveBeenCalledTimes(1);
});

test("a value that is none of the options is refused", () => {
  expect(() => select({label: "Fylke", options, value: "99" as "50"})).toThrow(RangeError);
  expect(() => segmented({label: "Fylke", options, value: "99" as "50"})).toThrow(RangeError);
});

test("a search takes names in any case, and explains names that do not exist instead of guessing", () => {
  const root = searchSelect({label: "Fylke", options, value: "50"});
  const listener = vi.fn();
  root.addEventListener("input", listener);
  expect(type(root, "telemark").value).toBe("Telemark");
  expect(root.value).toBe("40");
  expect(listener).toHaveBeenCalledTimes(1);
  expect(type(root, "Atlantis").getAttribute("aria-invalid")).toBe("true");
  expect(root.value).toBe("40");
  expect(root.textContent).toContain("Fant ikke «Atlantis»");
  expect(listener).toHaveBeenCalledTimes(1);
});

test("a number outside its limits is explained and the last value stays", () => {
  const root = number({label: "Minste antall", value: 20, min: 0, max: 100, unit: "svar"});
  expect(type(root, "30").hasAttribute("aria-invalid")).toBe(false);
  expect(root.value).toBe(30);
  expect(type(root, "300").getAttribute("aria-invalid")).toBe("true");
  expect(root.value).toBe(30);
  type(root, "");
  expect(root.value).toBe(30);
});

test("one of the radio buttons is checked; a checkbox is true or false", () => {
  const radio = segmented({label: "Fylke", options, value: "50"});
  radio.querySelectorAll("input")[1]?.click();
  expect(radio.value).toBe("40");
  const box = checkbox({label: "Vis intervaller", value: true});
  box.querySelector("input")?.click();
  expect(box.value).toBe(false);
});

test("the panel's line says what is chosen, also after a change, and all controls pass axe", async () => {
  vi.stubGlobal("matchMedia", () => ({matches: true, addEventListener: () => undefined}));
  const county = select({label: "Fylke", options, value: "50"});
  const panel = choicesPanel(
    [
      county,
      searchSelect({label: "Kommune", description: "Skriv noen bokstaver", options, value: "50"}),
      segmented({label: "Mål", options, value: "50"}),
      number({label: "Minste antall", value: 20, min: 0, max: 100, unit: "svar"}),
      checkbox({label: "Vis intervaller", description: "Der antall svar er kjent", value: true})
    ],
    {summary: () => `Fylke ${county.value}`}
  );
  document.body.replaceChildren(panel);
  expect(panel.querySelector(".pb-choices-line")?.textContent).toBe("Fylke 50");
  county.value = "40";
  county.dispatchEvent(new Event("input", {bubbles: true}));
  expect(panel.querySelector(".pb-choices-line")?.textContent).toBe("Fylke 40");
  const {violations} = await axe.run(panel, {rules: {"color-contrast": {enabled: false}}});
  expect(violations.map(({id}) => id)).toEqual([]);
  vi.unstubAllGlobals();
});
