import {element} from "./element.js";

export interface ChoicesPanelOptions {
  /** The choices in one line, `Trøndelag · 7. trinn · mobbet av medelever`; asked again after every change. */
  summary: () => string;
  /** Heading of the panel; default `Valg`. */
  label?: string;
}

/** The panel; `renew` writes the line again after a change that no control told of. */
export type ChoicesPanel = HTMLElement & {renew: () => void};

export const wideScreen = "(min-width: 900px)";

/**
 * The controls of a page. On wide screens an open column of 280 px that stays in view; on narrow screens one line
 * that says what is chosen and opens the controls. Put it first in an element with class `pb-two-pane`, the figures
 * second. Not printed, except for the line.
 */
export function choicesPanel(
  controls: readonly Element[],
  {summary, label = "Valg"}: ChoicesPanelOptions
): ChoicesPanel {
  const line = element("span", {class: "pb-choices-line"}, summary());
  const details = element(
    "details",
    {class: "pb-choices-details"},
    element("summary", {}, element("span", {class: "pb-choices-label"}, label), line),
    element("div", {class: "pb-choices-controls"}, ...controls)
  );
  const root = element("section", {class: "pb-choices", "aria-label": label}, details);
  const renew = () => {
    line.textContent = summary();
  };
  root.addEventListener("input", renew);
  root.addEventListener("change", renew);
  const wide = matchMedia(wideScreen);
  details.open = wide.matches;
  wide.addEventListener("change", () => {
    details.open = wide.matches;
  });
  return Object.assign(root, {renew});
}

/** The choices beside (wide) or above (narrow) what they change. */
export function twoPane(choices: Element, content: Element): HTMLElement {
  return element("div", {class: "pb-two-pane"}, choices, element("div", {class: "pb-pane"}, content));
}
