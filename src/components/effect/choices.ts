import {covariateCodes} from "../../model/covariates.js";
import type {EffectIndex, EffectWorld} from "../../model/effect.js";
import {grades, measures, type Measure} from "../../model/survey.js";
import type {Selection, EffectSettings} from "../../statistics/analysis/settings.js";
import type {Method} from "../../statistics/effect/specification.js";
import {readAddress, type AddressChoices, type AddressState, type RefusedChoice} from "../address.js";

/** The seed of everything that is drawn: the same link gives the same numbers. */
const seed = 2026;

const selectionNames: Readonly<Record<string, Selection>> = {
  fjoraaret: "lastYear",
  "to-aar": "twoYears",
  uavhengig: "independent"
};

/** What can be chosen, by its name in the address. Every pulje and covariate is a choice of its own. */
export interface EffectChoices extends AddressChoices {
  readonly verden: AddressChoices[string];
  readonly nivaa: AddressChoices[string];
  readonly maal: AddressChoices[string];
  readonly trinn: AddressChoices[string];
  readonly fra: AddressChoices[string];
  readonly til: AddressChoices[string];
  readonly utvalg: AddressChoices[string];
  readonly sammenlikning: AddressChoices[string];
  readonly vekt: AddressChoices[string];
  readonly metode: AddressChoices[string];
  readonly brudd: AddressChoices[string];
  readonly fasit: AddressChoices[string];
}

export type EffectState = AddressState<EffectChoices>;

/** The choices read from an address: the world, the settings of the analysis, and what only the page shows. */
export interface EffectChoice {
  world: EffectWorld;
  choices: EffectChoices;
  state: EffectState;
  refused: RefusedChoice[];
  settings: EffectSettings;
  showTruth: boolean;
}

/** Reads the choices of the page from a query string. The world is Eksempelfylket unless real data can be analysed. */
export function chooseEffect({worlds}: EffectIndex, search: string): EffectChoice {
  const query = new URLSearchParams(search);
  const ready = worlds.find((w) => w.world === "real" && w.missing.length === 0);
  const initialWorld = ready ?? worlds.find((w) => w.world === "example") ?? worlds[0]!;
  const world = worlds.find((w) => worldName(w) === query.get("verden")) ?? initialWorld;
  const choices = offerEffect(worlds, world, query, worldName(initialWorld));
  const {state, refused} = readAddress(choices, search);
  return {
    world,
    choices,
    state,
    refused,
    settings: settingsOf(world, state),
    showTruth: state["fasit"] === "ja" && state["maal"] === "total"
  };
}

/** `eksempel` or `virkelig`. */
export const worldName = ({world}: EffectWorld): string => (world === "example" ? "eksempel" : "virkelig");

/** The name of a pulje's choice in the address: `IBS 1` → `pulje-ibs-1`. */
export const puljeKey = (id: string): string => `pulje-${id.toLocaleLowerCase("nb").replaceAll(/\s+/g, "-")}`;

/** The name of a covariate's choice in the address: `EUIndeks_1379` → `indeks-1379`. */
export const covariateKey = (code: string): string => code.replace("EUIndeks_", "indeks-");

function offerEffect(
  worlds: readonly EffectWorld[],
  world: EffectWorld,
  query: URLSearchParams,
  initialWorld: string
): EffectChoices {
  const levels = ["kommune", "skole"].filter((name) => world.panels.some((p) => p.level === levelOf(name)));
  const level = levels.find((name) => name === query.get("nivaa")) ?? levels[0] ?? "kommune";
  const ofLevel = world.panels.filter((p) => p.level === levelOf(level));
  const offeredMeasures = measures.filter((m) => ofLevel.some((p) => p.measure === m));
  const measure = offeredMeasures.find((m) => m === query.get("maal")) ?? offeredMeasures[0];
  const ofMeasure = ofLevel.filter((p) => p.measure === measure);
  const offeredGrades = grades.filter((g) => ofMeasure.some((p) => p.grade === g));
  const grade = offeredGrades.find((g) => g === query.get("trinn")) ?? offeredGrades[0];
  const panel = ofMeasure.find((p) => p.grade === grade);
  const years = panel
    ? Array.from({length: panel.lastYear - panel.firstYear + 1}, (_, i) => String(panel.firstYear + i))
    : [];
  // the definition of bullying changed in 2016: earlier years are there, but not at first
  const from = years.find((year) => Number(year) >= 2016);
  const yesNo = {allowed: ["nei", "ja"], initial: "nei"};
  return {
    verden: one(worlds.map(worldName), initialWorld),
    nivaa: one(levels),
    maal: one(offeredMeasures),
    trinn: one(offeredGrades),
    fra: one(years, from),
    til: one(
      years.filter((year) => year >= (years.find((y) => y === query.get("fra")) ?? from ?? "")),
      years.at(-1)
    ),
    ...Object.fromEntries(
      world.puljer.map(({id}) => [puljeKey(id), {allowed: ["ja", "nei"], initial: "ja"}])
    ),
    utvalg: one(Object.keys(selectionNames)),
    sammenlikning: one(["ikke-ennaa", "aldri"]),
    vekt: one(["svar", "lik"]),
    brudd: yesNo,
    ...Object.fromEntries(covariateCodes.map((code) => [covariateKey(code), yesNo])),
    metode: one(["dr", "reg", "ipw"]),
    fasit: yesNo
  };
}

function one(allowed: readonly string[], initial = allowed[0] ?? ""): AddressChoices[string] {
  return {allowed, initial};
}

function settingsOf(world: EffectWorld, state: EffectState): EffectSettings {
  return {
    world: world.world,
    measure: state["maal"] as Measure,
    grade: state["trinn"] ?? "",
    level: levelOf(state["nivaa"] ?? ""),
    puljer: world.puljer.map(({id}) => id).filter((id) => state[puljeKey(id)] === "ja"),
    control: state["sammenlikning"] === "aldri" ? "never" : "notyet",
    method: state["metode"] as Method,
    weights: state["vekt"] === "lik" ? "equal" : "respondents",
    covariates: covariateCodes.filter((code) => state[covariateKey(code)] === "ja"),
    firstYear: Number(state["fra"]),
    lastYear: Number(state["til"]),
    selection: selectionNames[state["utvalg"] ?? ""] ?? "lastYear",
    acrossBreaks: state["brudd"] === "ja",
    seed
  };
}

function levelOf(name: string): "school" | "municipality" {
  return name === "skole" ? "school" : "municipality";
}
