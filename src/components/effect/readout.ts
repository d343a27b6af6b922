import {element} from "../element.js";

/** A mark that can be pointed at or reached by arrow keys; `row` and `column` say what lies beside it. */
export interface ReadMark {
  mark: SVGElement;
  /** What is read out. */
  text: string;
  row: number;
  column: number;
  /** Pixels in the drawing: the middle of the mark. */
  x: number;
  y: number;
}

/**
 * Where a key leads: left and right in the row, Home and End to its ends, up and down to the nearest row with a mark in
 * the same column. Undefined at the edge and for other keys.
 */
export function nextMark<T extends {row: number; column: number}>(
  key: string,
  from: T,
  marks: readonly T[]
): T | undefined {
  const row = marks.filter((m) => m.row === from.row).toSorted((a, b) => a.column - b.column);
  const column = marks.filter((m) => m.column === from.column).toSorted((a, b) => a.row - b.row);
  switch (key) {
    case "ArrowLeft":
      return row[row.indexOf(from) - 1];
    case "ArrowRight":
      return row[row.indexOf(from) + 1];
    case "ArrowUp":
      return column[column.indexOf(from) - 1];
    case "ArrowDown":
      return column[column.indexOf(from) + 1];
    case "Home":
      return row[0];
    case "End":
      return row.at(-1);
    default:
      return undefined;
  }
}

/**
 * Makes the marks inside `list` (a group of `svg`) a list of options with one place in the tab order: the mark that is
 * pointed at or has the focus is read out in the line that is returned. `width` is the drawing's own width in pixels.
 */
export function readMarks(
  svg: SVGSVGElement,
  list: SVGGElement,
  {marks, label, width}: {marks: readonly ReadMark[]; label: string; width: number}
): HTMLElement {
  const line = element("p", {class: "pb-readout", "aria-live": "polite"});
  const hint = "Pek på et tall, eller bruk piltastene.";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  for (const [i, {mark, text, row, column}] of marks.entries()) {
    mark.classList.add("pb-effect-option");
    mark.setAttribute("role", "option");
    mark.setAttribute("aria-label", text);
    mark.setAttribute("aria-selected", "false");
    mark.setAttribute("tabindex", i === 0 ? "0" : "-1");
    mark.setAttribute("data-key", `${label} ${row} ${column}`);
  }
  const show = (shown: ReadMark | undefined) => {
    line.textContent = shown?.text ?? hint;
    for (const {mark} of marks) mark.setAttribute("aria-selected", String(mark === shown?.mark));
  };
  show(undefined);
  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const scale = box.width > 0 ? width / box.width : 1;
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    show(marks.toSorted((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0]);
  });
  svg.addEventListener("pointerleave", () => show(undefined));
  // on each mark: an SVG group that listens for focus becomes a stop of Tab itself
  for (const focused of marks) {
    focused.mark.addEventListener("focus", () => {
      for (const {mark} of marks) mark.setAttribute("tabindex", mark === focused.mark ? "0" : "-1");
      show(focused);
    });
    // its label says all that is printed in it
    for (const text of focused.mark.querySelectorAll("text")) text.setAttribute("aria-hidden", "true");
  }
  list.addEventListener("keydown", (event) => {
    const from = marks.find(({mark}) => mark === event.target);
    const next = from && nextMark(event.key, from, marks);
    if (!next) return;
    event.preventDefault();
    next.mark.focus();
  });
  return line;
}
