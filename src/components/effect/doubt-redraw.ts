import {element} from "../element.js";

/**
 * A chart for `figure()` that can also be drawn anew between changes of width, as when a control marks another place in
 * it. Name and description, which the frame gives to the drawing, stay.
 */
export function redrawable(draw: (width: number) => SVGSVGElement): {
  chart: (width: number) => HTMLElement;
  redraw: () => void;
} {
  let redraw: (() => void) | undefined;
  return {
    chart: (width) => {
      const frame = element("div", {}, draw(width));
      redraw = () => {
        const before = frame.querySelector("svg");
        const next = draw(width);
        for (const name of ["role", "aria-label", "aria-describedby"]) {
          const value = before?.getAttribute(name);
          if (value) next.setAttribute(name, value);
        }
        const description = before?.querySelector(":scope > desc");
        if (description) next.prepend(description);
        frame.replaceChildren(next);
      };
      return frame;
    },
    redraw: () => redraw?.()
  };
}
