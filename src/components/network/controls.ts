import type {NetworkCounty} from "../../model/published.js";
import {formatGrade, measureLabel, measures, type Grade} from "../../model/survey.js";
import {select, type ControlOption} from "../controls.js";
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
  const control = (name: keyof NetworkChoices, label: string, options: readonly ControlOption[]) => {
    const made = select({label, options, value: state[name]});
    made.querySelector("select")?.setAttribute("data-key", name);
    made.addEventListener("input", () => go({[name]: made.value}));
    return made;
  };
  return [
    control(
      "fylke",
      "Fylke",
      counties.map((c) => ({
        value: c.county,
        label: c.world === "example" ? `${c.name} (oppdiktet)` : c.name
      }))
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
