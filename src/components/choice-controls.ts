import type {World} from "../model/survey.js";
import {select, type ControlOption} from "./controls.js";

/**
 * Makes the drop-down lists of a page whose choices live in its address: each has the name of its choice as `data-key`,
 * shows the state, and tells `go` what it changes.
 */
export function choiceControls<N extends string>({
  state,
  go
}: {
  state: Readonly<Record<N, string>>;
  go: (change: Partial<Record<N, string>>) => void;
}): (name: N, label: string, options: readonly ControlOption[]) => HTMLElement {
  return (name, label, options) => {
    const made = select({label, options, value: state[name]});
    made.querySelector("select")?.setAttribute("data-key", name);
    // a computed name has the type of any text
    made.addEventListener("input", () => go({[name]: made.value} as Partial<Record<N, string>>));
    return made;
  };
}

/** A county in a list: the fictional one is marked. */
export function placeLabel({name, world}: {name: string; world: World}): string {
  return world === "example" ? `${name} (oppdiktet)` : name;
}
