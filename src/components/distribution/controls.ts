import type {Distribution, DistributionArea} from "../../model/distribution.js";
import {select} from "../controls.js";
import {formatWhole} from "../format.js";
import {sliderNumber} from "../slider-number.js";
import {amountControl} from "./amount-control.js";
import {boundControls} from "./bound-controls.js";
import {maybeDecided, type DistributionSettings} from "./settings.js";
import {mostKroner} from "./settings-text.js";
import {weightControls} from "./weight-controls.js";

/** The controls of the decision. They stay in place while the numbers change; `show` gives them other values. */
export interface DecisionControls {
  elements: HTMLElement[];
  show: (settings: DistributionSettings) => void;
}

interface Options {
  area: DistributionArea;
  settings: DistributionSettings;
  change: (settings: DistributionSettings) => void;
}

/** The area whose frame is distributed. */
export function areaControl(
  {areas}: Pick<Distribution, "areas">,
  {area, choose}: {area: DistributionArea; choose: (id: string) => void}
): HTMLElement {
  const control = select({
    label: "Område",
    options: areas.map(({id, name, world}) => ({
      value: id,
      label: world === "example" ? `${name} (oppdiktet)` : name
    })),
    value: area.id
  });
  control.querySelector("select")?.setAttribute("data-key", "omrade");
  control.addEventListener("input", () => choose(control.value));
  return control;
}

/** Frame, joint measures, base grant, weights, and floor, ceiling and transition, each with slider and number. */
export function decisionControls({area, settings, change}: Options): DecisionControls {
  let current = settings;
  const set = (part: Partial<DistributionSettings>) => {
    current = {...current, ...part};
    fit();
    change(current);
  };
  const networks = area.units.length;
  const decided = maybeDecided(area)?.frame;
  const frame = sliderNumber({
    label: "Ramme",
    description:
      decided === undefined
        ? "Rammen er ikke kjent her. Skriv den inn, eller dra i skyveknappen."
        : undefined,
    value: current.frame ?? 0,
    min: 0,
    max: decided ? 2 * decided : 50_000_000,
    step: 50_000,
    limit: {min: 0, max: mostKroner},
    whole: true,
    unit: "kr",
    format: formatWhole,
    key: "ramme"
  });
  const showFrame = () => {
    if (current.frame === null) frame.clear();
    else frame.value = current.frame;
  };
  showFrame();
  frame.addEventListener("input", () => set({frame: frame.value}));
  const joint = amountControl({
    label: "Fellestiltak",
    description: "Settes av før nøkkelen brukes.",
    shareLabel: "% av rammen",
    kronerLabel: "kr",
    key: "felles",
    read: () => current.joint,
    set: (value) => set({joint: value}),
    whole: () => current.frame ?? 0,
    step: 10_000
  });
  const base = amountControl({
    label: "Grunntilskudd",
    description: "Det samme til alle, før resten deles etter antall.",
    shareLabel: "% av resten, delt likt",
    kronerLabel: "kr til hver",
    key: "grunn",
    read: () => current.base,
    set: (value) => set({base: value}),
    // 100 % is all of the rest, as much for each
    whole: () => Math.floor(restOf(current) / networks),
    step: 5000
  });
  const access = {get: () => current, set};
  const weights = weightControls(area, access);
  const bounds = boundControls(area, access);
  const fit = () => {
    joint.fit();
    base.fit();
  };
  return {
    elements: [frame, joint.root, base.root, weights.root, bounds.root],
    show: (next) => {
      current = next;
      showFrame();
      for (const part of [joint, base, weights, bounds]) part.show();
    }
  };
}

/** Kroner left when joint measures are set aside; for the ends of a slider only, so rounding does not matter. */
function restOf({frame, joint}: DistributionSettings): number {
  const total = frame ?? 0;
  return Math.max(0, "share" in joint ? total * (1 - joint.share) : total - joint.kroner);
}
