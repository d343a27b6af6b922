import axe from "axe-core";
import {expect} from "vitest";

/** The drawing of a figure. */
export function drawn(figure: Element): SVGSVGElement {
  const svg = figure.querySelector<SVGSVGElement>(".pb-chart svg");
  if (!svg) throw new Error("no drawing");
  // Ids of descriptions count up over all figures of a page: a drawing alone does not have them.
  const alone = svg.cloneNode(true) as SVGSVGElement;
  alone.querySelector(":scope > desc")?.remove();
  for (const name of ["role", "aria-label", "aria-describedby"]) alone.removeAttribute(name);
  return alone;
}

/** The text of an element with plain spaces. */
export function words(root: Element | null): string {
  return (root?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** Types a number into the field of a picker, or moves its slider there. */
export function pick(root: Element, selector: string, value: number): void {
  const input = root.querySelector<HTMLInputElement>(selector);
  if (!input) throw new Error(`no ${selector}`);
  input.value = String(value);
  input.dispatchEvent(new Event("input", {bubbles: true}));
}

/** No finding of axe in the figure. Contrast is tested on the tokens: jsdom has no layout. */
export async function expectAccessible(figure: HTMLElement): Promise<void> {
  document.body.replaceChildren(figure);
  const {violations} = await axe.run(figure, {
    rules: {"color-contrast": {enabled: false}, region: {enabled: false}}
  });
  expect(violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
