// @vitest-environment jsdom
import {expect, test} from "vitest";
import {draw, mark} from "../../src/components/drawing.ts";

const image = (at: number, names: readonly string[]) =>
  mark(
    "svg",
    {width: 10, height: null},
    ...names.map((name) => mark("text", {x: at}, name)),
    mark("circle", {cx: at, r: 2})
  );

test("a drawing is what its description says, in the namespace of SVG", () => {
  const svg = draw(image(3, ["a", "b"]));
  expect(svg.namespaceURI).toBe("http://www.w3.org/2000/svg");
  expect(svg.outerHTML).toBe(
    '<svg width="10"><text x="3">a</text><text x="3">b</text><circle cx="3" r="2"></circle></svg>'
  );
});

test("a drawing written over again keeps its elements and equals one drawn anew", () => {
  const svg = draw(image(3, ["a", "b"]));
  const frame = document.createElement("div");
  frame.append(svg);
  const text = svg.querySelector("text");
  expect(draw(image(5, ["a", "c", "d"]), svg)).toBe(svg);
  expect(frame.innerHTML).toBe(draw(image(5, ["a", "c", "d"])).outerHTML);
  expect(svg.querySelector("text")).toBe(text);
  draw(image(6, []), svg);
  expect(frame.innerHTML).toBe(draw(image(6, [])).outerHTML);
});

test("what others put into a drawing stays", () => {
  const svg = draw(image(3, ["a"]));
  const description = document.createElementNS("http://www.w3.org/2000/svg", "desc");
  svg.prepend(description);
  svg.setAttribute("role", "img");
  draw(image(4, ["b", "c"]), svg);
  expect(svg.firstElementChild).toBe(description);
  expect(svg.getAttribute("role")).toBe("img");
});

test("an element that is no drawing is left alone", () => {
  const other = document.createElement("p");
  expect(draw(image(3, ["a"]), other).tagName).toBe("svg");
  expect(other.childNodes).toHaveLength(0);
});

test("names are text, never markup", () => {
  const svg = draw(mark("svg", {}, mark("text", {x: 0}, '<img src=x onerror="alert(1)">')));
  expect(svg.querySelector("img")).toBeNull();
  expect(svg.textContent).toContain("<img");
});
