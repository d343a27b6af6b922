// @vitest-environment jsdom
import {beforeAll, beforeEach, expect, test, vi} from "vitest";
import {startTips} from "../../src/components/tips.ts";

beforeAll(() => startTips());

let mark: Element;

beforeEach(() => {
  document.querySelector("main")?.remove();
  const main = document.createElement("main");
  main.innerHTML =
    '<svg><g id="mark"><title>Fosen: 812 kr</title><circle r="4"/></g></svg><span id="sign" title="skjermet">:</span><p>Tekst</p>';
  document.body.prepend(main);
  mark = document.querySelector("#mark")!;
  document.documentElement.dispatchEvent(new Event("pointerleave"));
});

const tip = () => document.querySelector<HTMLElement>(".pb-tip")!;

let x = 0;

/** The pointer comes onto an element, by moving or because something else has gone from under it. */
function point(at: Element, {moved = true}: {moved?: boolean} = {}): void {
  x += Number(moved);
  at.dispatchEvent(
    Object.assign(new Event("pointerover", {bubbles: true}), {pointerType: "mouse", clientX: x, clientY: 5})
  );
}

test("a mark's name is shown in a box of our own, and the browser's is away meanwhile", () => {
  point(mark.querySelector("circle")!);
  expect([tip().hidden, tip().textContent]).toEqual([false, "Fosen: 812 kr"]);
  expect(mark.querySelector("title")?.textContent).toBe("");
});

test("it stays while the pointer is on it, and goes a moment after the pointer has left both", () => {
  vi.useFakeTimers();
  point(mark);
  point(document.querySelector("p")!);
  vi.advanceTimersByTime(100);
  point(tip());
  vi.advanceTimersByTime(5000);
  expect(tip().hidden).toBe(false);
  point(document.querySelector("p")!);
  vi.advanceTimersByTime(1000);
  expect(tip().hidden).toBe(true);
  expect(mark.querySelector("title")?.textContent).toBe("Fosen: 812 kr");
  vi.useRealTimers();
});

test("Escape takes it away, also while the pointer rests on the mark", () => {
  point(mark);
  document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
  expect(tip().hidden).toBe(true);
  point(mark.querySelector("circle")!);
  expect(tip().hidden).toBe(true);
});

test("Escape takes it away although another mark lies under it, which is named once the pointer moves", () => {
  const sign = document.querySelector("#sign")!;
  point(mark);
  point(tip());
  document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
  point(sign, {moved: false});
  expect(tip().hidden).toBe(true);
  point(sign);
  expect([tip().hidden, tip().textContent]).toEqual([false, "skjermet"]);
});

test("an element with a title gets it back when the pointer goes to another mark", () => {
  const sign = document.querySelector("#sign")!;
  point(sign);
  expect([tip().textContent, sign.hasAttribute("title")]).toEqual(["skjermet", false]);
  point(mark);
  expect([tip().textContent, sign.getAttribute("title")]).toEqual(["Fosen: 812 kr", "skjermet"]);
});
