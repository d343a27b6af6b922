// @vitest-environment jsdom
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {distributionPage} from "../../../src/components/distribution/page.ts";
import {makeArea, madeSources} from "./area.ts";

const saved: Blob[] = [];

beforeEach(() => {
  saved.length = 0;
  // the sections are far down the page, and no frame of the screen comes
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(private readonly report: (entries: {isIntersecting: boolean}[]) => void) {}
      observe() {
        this.report([{isIntersecting: false}]);
      }
    }
  );
  vi.stubGlobal("matchMedia", () => ({matches: true, addEventListener: () => undefined}));
  vi.stubGlobal("requestAnimationFrame", () => 1);
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  URL.createObjectURL = (blob) => {
    saved.push(blob as Blob);
    return "blob:";
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = () => undefined;
  history.replaceState(null, "", "/fordeling");
});

afterEach(() => void vi.unstubAllGlobals());

function open(): HTMLElement {
  const root = distributionPage({areas: [makeArea()], accounts: [], sources: madeSources});
  document.body.replaceChildren(root);
  return root;
}

function type(root: HTMLElement, key: string, text: string): void {
  const field = root.querySelector<HTMLInputElement>(`[data-key="${key}"]`)!;
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

const press = (root: HTMLElement, text: string) =>
  [...root.querySelectorAll("button")].find(({textContent}) => textContent === text)!.click();
const words = (node: Element | null | undefined) => node!.textContent.replaceAll("\u00a0", " ");
const figureOf = (root: HTMLElement) =>
  [...root.querySelectorAll("figure")].find((figure) => words(figure).startsWith("Hvor mye får"));

test("paper printed right after a change has the distribution of the settings of now, in every part", () => {
  const root = open();
  type(root, "ramme-field", "4 600 000");
  expect(words(root.querySelector(".pb-answer"))).not.toContain("3 910 000 kr");
  dispatchEvent(new Event("beforeprint"));
  expect(words(root.querySelector(".pb-answer"))).toContain("3 910 000 kr");
  expect(words(root.querySelector(".pb-paper"))).toContain("Summen er nøyaktig 3 910 000 kr");
  const table = figureOf(root)!.querySelector("table")!;
  const amounts = [...table.tBodies[0]!.rows].map((row) => Number(words(row.cells[1]).replaceAll(" ", "")));
  expect(amounts.reduce((sum, amount) => sum + amount)).toBe(3_910_000);
  expect(words(root.querySelector(".pb-rules"))).toContain("690 000 kr");
  expect(location.search).toContain("ramme=4600000");
});

test("parts that a change makes anew are printed too", () => {
  const units = makeArea().units.map((unit) => ({...unit, apprentices: {value: 100, status: "ok" as const}}));
  const root = distributionPage({areas: [makeArea({units})], accounts: [], sources: madeSources});
  document.body.replaceChildren(root);
  type(root, "larling-field", "1");
  dispatchEvent(new Event("beforeprint"));
  expect(words(root.querySelector(".pb-paper"))).toContain("Vekt for en lærling1");
  expect(words(root.querySelector(".pb-paper"))).toContain("Summen er nøyaktig");
});

test("files saved right after a change have the amounts of now", async () => {
  const root = open();
  type(root, "ramme-field", "4 600 000");
  press(figureOf(root)!, "Data i figuren (CSV)");
  type(root, "ramme-field", "5 600 000");
  press(root, "Last ned CSV for maskiner");
  const sums = (await Promise.all(saved.map((blob) => blob.text()))).map((text) => {
    const [header, ...lines] = text
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    const at = header!.indexOf("amount_nok");
    return lines.reduce((sum, cells) => sum + Number(cells[at]), 0);
  });
  expect(sums).toEqual([3_910_000, 4_760_000]);
});
