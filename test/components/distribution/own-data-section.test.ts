// @vitest-environment jsdom
import {afterEach, expect, test, vi} from "vitest";
import type {OwnData} from "../../../src/components/distribution/own-data.ts";
import {ownDataSection} from "../../../src/components/distribution/own-data-section.ts";

const heading = document.createElement("h1");

function makeSection() {
  const show = vi.fn<(own: OwnData | null) => void>();
  const {root} = ownDataSection({show, units: () => [], today: () => "2026-11-27"});
  document.body.replaceChildren(heading, root);
  return {root, show, details: root.querySelector("details")!, zone: root.querySelector(".pb-drop")!};
}

/** jsdom has no drag events; returns whether the page took it from the browser. */
function drag(type: string, target: Element, {types = ["Files"], text = ""} = {}): boolean {
  const event = new Event(type, {bubbles: true, cancelable: true});
  const bytes = new TextEncoder().encode(text);
  const file = {name: "forum.csv", size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer)};
  Object.assign(event, {dataTransfer: {types, files: [file]}, relatedTarget: null});
  return !target.dispatchEvent(event);
}

afterEach(() => {
  document.body.replaceChildren();
  drag("dragover", document.body);
});

test("a file dropped on the heading, with the box closed, opens the box and is read", async () => {
  const {show, details, zone} = makeSection();
  expect(details.open).toBe(false);
  expect(drag("dragover", heading)).toBe(true);
  expect(zone.classList.contains("pb-drop-over")).toBe(true);
  expect(drag("drop", heading, {text: "nettverk;elever;barn\nFosen;1;2"})).toBe(true);
  expect([details.open, zone.classList.contains("pb-drop-over")]).toEqual([true, false]);
  await vi.waitFor(() => expect(show).toHaveBeenCalledTimes(1));
  expect(show.mock.calls[0]![0]?.rows.map(({network}) => network)).toEqual(["Fosen"]);
});

test("the mark goes when the file is taken out of the window", () => {
  const {zone} = makeSection();
  drag("dragover", heading);
  drag("dragleave", heading);
  expect(zone.classList.contains("pb-drop-over")).toBe(false);
});

test("text that is dragged is left to the browser", () => {
  makeSection();
  expect(drag("dragover", heading, {types: ["text/plain"]})).toBe(false);
  expect(drag("drop", heading, {types: ["text/plain"]})).toBe(false);
});

test("when the section is gone, so is its listening", () => {
  const {root, show} = makeSection();
  root.remove();
  expect(drag("dragover", heading)).toBe(false);
  document.body.append(root);
  expect(drag("drop", heading, {text: "nettverk;elever;barn\nFosen;1;2"})).toBe(false);
  expect(show).not.toHaveBeenCalled();
});
