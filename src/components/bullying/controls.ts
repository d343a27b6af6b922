import type {UnitList} from "../../model/published.js";
import {formatGrade, measureLabel, measures, type Grade} from "../../model/survey.js";
import type {BullyingChoices} from "./choices.js";
import type {Unit} from "./data.js";
import {searchSelect, select, type ControlOption} from "../controls.js";
import {formatStartYear} from "../format.js";

/** The five choices as controls; each tells `go` what it changes. */
export function bullyingControls({
  list,
  choices,
  state,
  go
}: {
  list: UnitList;
  choices: BullyingChoices;
  state: {[K in keyof BullyingChoices]: string};
  go: (change: Partial<Record<keyof BullyingChoices, string>>) => void;
}): Record<keyof BullyingChoices, HTMLElement> {
  const bind = (name: keyof BullyingChoices, control: HTMLElement & {value: string}) => {
    control.querySelector("input, select")?.setAttribute("data-key", name);
    control.addEventListener("input", () => go({[name]: control.value}));
    return control;
  };
  const nameOf = new Map(list.units.map((u) => [u.code, u]));
  const label = (code: string): ControlOption => ({value: code, label: nameOf.get(code)?.name ?? code});
  const countyLabel = (code: string): ControlOption => {
    const {value, label: name} = label(code);
    return {value, label: nameOf.get(code)?.world === "example" ? `${name} (oppdiktet)` : name};
  };
  return {
    fylke: bind(
      "fylke",
      select({label: "Fylke", options: choices.fylke.allowed.map(countyLabel), value: state.fylke})
    ),
    enhet: bind(
      "enhet",
      searchSelect({
        label: "Kommune eller skole",
        description: state.fylke === "NO" ? "Velg fylke først." : "Skriv de første bokstavene.",
        options: uniqueLabels(
          choices.enhet.allowed.map((code) => ({unit: nameOf.get(code), option: label(code)}))
        ),
        value: state.enhet
      })
    ),
    maal: bind(
      "maal",
      select({
        label: "Mål",
        options: measures.map((m) => ({value: m as string, label: measureLabel[m]})),
        value: state.maal
      })
    ),
    trinn: bind(
      "trinn",
      select({
        label: "Trinn",
        options: choices.trinn.allowed.map((g) => ({value: g, label: formatGrade(g as Grade)})),
        value: state.trinn
      })
    ),
    aar: bind(
      "aar",
      select({
        label: "Skoleår",
        options: choices.aar.allowed.map((y) => ({value: y, label: formatStartYear(Number(y))})),
        value: state.aar
      })
    )
  };
}

/** Names that occur twice (a school and its municipality, two schools) get their code behind. */
function uniqueLabels(entries: readonly {unit: Unit | undefined; option: ControlOption}[]): ControlOption[] {
  const count = new Map<string, number>();
  for (const {option} of entries) {
    const name = fold(option.label);
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  return entries.map(({unit, option}) => {
    const whole = unit?.level === "county" || unit?.level === "nation";
    const name = whole ? `Hele ${option.label.replace(/^Hele /, "")}` : option.label;
    const twice = !whole && (count.get(fold(option.label)) ?? 0) > 1;
    return {...option, label: twice ? `${name} (${option.value})` : name};
  });
}

function fold(text: string): string {
  return text.toLocaleLowerCase("nb");
}
