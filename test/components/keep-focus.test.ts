// @vitest-environment jsdom
import {expect, test} from "vitest";
import {keepFocus} from "../../src/components/keep-focus.ts";

function focusedAfter(before: string, after: string): string | null {
  document.body.innerHTML = `<main>${before}</main>`;
  const root = document.querySelector("main");
  if (!root) throw new Error("no main");
  root.querySelector<HTMLElement>("[autofocus]")?.focus();
  keepFocus(root, () => {
    root.innerHTML = after;
  });
  return document.activeElement?.id ?? null;
}

test("the focus goes to the control with the same key", () => {
  const after = '<select id="a" data-key="trinn"></select><select id="b" data-key="aar"></select>';
  expect(focusedAfter('<select autofocus data-key="aar"></select>', after)).toBe("b");
});

test("the focus goes to the same unit, else to the one that Tab reaches", () => {
  const before = '<button autofocus data-code="50">Trøndelag</button>';
  expect(
    focusedAfter(before, '<button id="a" data-code="40"></button><button id="b" data-code="50"></button>')
  ).toBe("b");
  expect(
    focusedAfter(
      before,
      '<button id="a" data-code="1"></button><button id="b" data-code="2" tabindex="0"></button>'
    )
  ).toBe("b");
});

test("focus elsewhere is left alone", () => {
  document.body.innerHTML = '<input id="outside"><main><button data-code="1"></button></main>';
  document.querySelector<HTMLElement>("#outside")?.focus();
  const root = document.querySelector("main");
  if (!root) throw new Error("no main");
  keepFocus(root, () => root.replaceChildren());
  expect(document.activeElement?.id).toBe("outside");
});
