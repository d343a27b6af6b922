import {covariateCodes} from "../../model/covariates.js";
import {formatGrade, indicatorLabel, measureLabel, type Grade, type Measure} from "../../model/survey.js";
import {checkbox, select, type ControlOption} from "../controls.js";
import {covariateKey, puljeKey, type EffectChoice} from "./choices.js";
import {element} from "../element.js";
import {formatStartYear} from "../format.js";

/** The choices of the page in groups: what, who, how. Each control tells `go` what it changes. */
export function effectControls(
  {world, choices, state, settings}: EffectChoice,
  go: (change: Readonly<Record<string, string>>) => void
): HTMLElement[] {
  const list = (
    name: string,
    label: string,
    labelOf: (value: string) => string,
    description?: string
  ): HTMLElement | null => {
    const allowed = choices[name]?.allowed ?? [];
    if (allowed.length === 0) return null;
    const options: ControlOption[] = allowed.map((value) => ({value, label: labelOf(value)}));
    const made = select({label, options, value: state[name] ?? "", ...(description ? {description} : {})});
    made.querySelector("select")?.setAttribute("data-key", name);
    made.addEventListener("input", () => go({[name]: made.value}));
    return made;
  };
  const tick = (
    name: string,
    label: string,
    [off, on] = ["nei", "ja"],
    description?: string
  ): HTMLElement => {
    const made = checkbox({label, value: state[name] === on, ...(description ? {description} : {})});
    made.querySelector("input")?.setAttribute("data-key", name);
    made.addEventListener("input", () => go({[name]: (made.value ? on : off) ?? ""}));
    return made;
  };
  const parts = [
    list("verden", "Datagrunnlag", (value) =>
      value === "eksempel" ? "Eksempelfylket (oppdiktet)" : "Virkelige tall"
    ),
    list("nivaa", "Nivå", (value) => (value === "skole" ? "Skoler" : "Kommuner")),
    list("maal", "Mål", (value) => measureLabel[value as Measure]),
    list("trinn", "Trinn", (value) => formatGrade(value as Grade)),
    element(
      "div",
      {class: "pb-years"},
      list("fra", "Fra skoleår", (value) => formatStartYear(Number(value))),
      list("til", "Til skoleår", (value) => formatStartYear(Number(value)))
    ),
    group(
      "Puljer",
      world.puljer.map(({id, startYear}) =>
        tick(puljeKey(id), `${id}, fra ${formatStartYear(startYear)}`, ["nei", "ja"])
      )
    ),
    list(
      "utvalg",
      settings.level === "school" ? "Slik ble skolene valgt" : "Slik ble kommunene valgt",
      (value) => selectionLabels[value] ?? value,
      "Avgjør hvilket år det regnes fra."
    ),
    list("sammenlikning", "Sammenlikn med", (value) =>
      value === "aldri" ? "De som aldri deltok" : "De som ikke har startet ennå, eller aldri"
    ),
    list("vekt", "Vekt", (value) => (value === "lik" ? "Alle teller likt" : "Antall svar før oppstart")),
    tick(
      "brudd",
      "Sammenlikn over brudd i tallserien",
      ["nei", "ja"],
      "Bare riktig hvis bruddet traff alle likt."
    ),
    group(
      "Bakgrunn før oppstart",
      covariateCodes.map((code) => tick(covariateKey(code), indicatorLabel[code] ?? code))
    ),
    settings.covariates.length > 0
      ? list("metode", "Metode for bakgrunn", (value) => methodLabels[value] ?? value)
      : null,
    world.truth.length > 0 && settings.measure === "total"
      ? tick("fasit", "Vis fasit (innebygd i eksempelet)")
      : null
  ];
  return parts.filter((part) => part !== null);
}

const selectionLabels: Readonly<Record<string, string>> = {
  fjoraaret: "Fjorårets tall kan ha talt med",
  "to-aar": "To års tall kan ha talt med",
  uavhengig: "Uavhengig av tallene"
};

const methodLabels: Readonly<Record<string, string>> = {
  dr: "Dobbelt robust",
  reg: "Regresjon",
  ipw: "Vekting"
};

function group(legend: string, controls: readonly HTMLElement[]): HTMLElement | null {
  if (controls.length === 0) return null;
  return element(
    "fieldset",
    {class: "ds-fieldset pb-group"},
    element("legend", {class: "ds-label"}, legend),
    ...controls
  );
}
