import type {Participation} from "../../model/participation.js";
import {puljeSchemeLabel, puljeSchemes} from "../../model/pulje.js";
import {select, type ControlOption} from "../controls.js";
import type {ParticipationChoices} from "./choices.js";

/** The three choices as controls; each tells `go` what it changes. */
export function participationControls({
  counties,
  choices,
  state,
  go
}: {
  counties: Participation["counties"];
  choices: ParticipationChoices;
  state: {[K in keyof ParticipationChoices]: string};
  go: (change: Partial<Record<keyof ParticipationChoices, string>>) => void;
}): HTMLElement[] {
  const control = (name: keyof ParticipationChoices, label: string, options: readonly ControlOption[]) => {
    const made = select({label, options, value: state[name]});
    made.querySelector("select")?.setAttribute("data-key", name);
    made.addEventListener("input", () => go({[name]: made.value}));
    return made;
  };
  return [
    control(
      "ordning",
      "Ordning",
      puljeSchemes.map((scheme) => ({value: scheme, label: puljeSchemeLabel[scheme]}))
    ),
    control("fylke", "Sted", [
      {value: "NO", label: "Hele landet"},
      ...counties.map((c) => ({
        value: c.code,
        label: c.world === "example" ? `${c.name} (oppdiktet)` : c.name
      }))
    ]),
    control(
      "pulje",
      "Pulje",
      choices.pulje.allowed.map((p) => ({value: p, label: p === "alle" ? "Alle puljer" : `Pulje ${p}`}))
    )
  ];
}
