import type {NetworkCounty} from "../../model/published.js";
import {formatGrade, measureLabel, measures, type Grade} from "../../model/survey.js";
import {choiceControls, placeLabel} from "../choice-controls.js";
import {formatStartYear} from "../format.js";
import type {NetworkChoices} from "./choices.js";

/** The five choices as controls; each tells `go` what it changes. */
export function networkControls({
  counties,
  choices,
  state,
  go
}: {
  counties: readonly NetworkCounty[];
  choices: NetworkChoices;
  state: {[K in keyof NetworkChoices]: string};
  go: (change: Partial<Record<keyof NetworkChoices, string>>) => void;
}): HTMLElement[] {
  const control = choiceControls({state, go});
  return [
    control(
      "fylke",
      "Fylke",
      counties.map((c) => ({value: c.county, label: placeLabel(c)}))
    ),
    control(
      "nettverk",
      "Nettverk i detalj",
      choices.nettverk.allowed.map((n) => ({value: n, label: n || "ingen kjent"}))
    ),
    control(
      "maal",
      "Mål",
      measures.map((m) => ({value: m, label: measureLabel[m]}))
    ),
    control(
      "trinn",
      "Trinn",
      choices.trinn.allowed.map((g) => ({value: g, label: formatGrade(g as Grade)}))
    ),
    control(
      "aar",
      "Skoleår",
      choices.aar.allowed.map((y) => ({value: y, label: formatStartYear(Number(y))}))
    )
  ];
}
