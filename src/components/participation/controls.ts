import type {Participation} from "../../model/participation.js";
import {puljeSchemeLabel, puljeSchemes} from "../../model/pulje.js";
import {choiceControls, placeLabel} from "../choice-controls.js";
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
  const control = choiceControls({state, go});
  return [
    control(
      "ordning",
      "Ordning",
      puljeSchemes.map((scheme) => ({value: scheme, label: puljeSchemeLabel[scheme]}))
    ),
    control("fylke", "Sted", [
      {value: "NO", label: "Hele landet"},
      ...counties.map((c) => ({value: c.code, label: placeLabel(c)}))
    ]),
    control(
      "pulje",
      "Pulje",
      choices.pulje.allowed.map((p) => ({value: p, label: p === "alle" ? "Alle puljer" : `Pulje ${p}`}))
    )
  ];
}
