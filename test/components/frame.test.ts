// @vitest-environment jsdom
import {expect, test} from "vitest";
import {footer, head, header} from "../../scripts/frame.ts";

function parse(html: string): HTMLElement {
  const root = document.createElement("div");
  root.innerHTML = html;
  return root;
}

test("the skip link is first and the current page alone is marked", () => {
  const root = parse(header({path: "/mobbing"}));
  expect(root.querySelector("a")?.getAttribute("href")).toBe("#observablehq-main");
  const current = [...root.querySelectorAll("[aria-current]")];
  expect(current.map((link) => link.textContent)).toEqual(["Mobbing"]);
});

test("the menu button opens the menu without a script", () => {
  const root = parse(header({path: "/index"}));
  const target = root.querySelector("button")?.getAttribute("popovertarget");
  expect(root.querySelector(`#${target}`)?.hasAttribute("popover")).toBe(true);
});

test("the footer names what is given, and nothing in the frame asks another host", () => {
  const root = parse(
    footer({edition: "2026-11-21", sources: ["A & B"], accessibilityUrl: "https://uustatus.no/x"})
  );
  expect(root.textContent).toContain("Utgave 21. november 2026.");
  expect(root.textContent).toContain("Kilder: A & B.");
  expect(root.querySelectorAll('[href^="https:"]')).toHaveLength(1);
  expect(parse(footer()).textContent).not.toContain("Tilgjengelighetserklæring");
  expect(`${head}${header({path: "/index"})}${footer()}`).not.toMatch(/https?:/);
});
