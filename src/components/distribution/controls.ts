import type {Distribution, DistributionArea} from "../../model/distribution.js";
import {checkbox, segmented, select} from "../controls.js";
import {element} from "../element.js";
import {formatWhole} from "../format.js";
import {sliderNumber, type SliderNumber} from "../slider-number.js";
import {maybeDecided, type DistributionSettings} from "./settings.js";
import {mostKroner, mostWeight, percentOf, shareOf} from "./settings-text.js";

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

const decimal = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 4});
const formatDecimal = (value: number) => decimal.format(value);

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
  frame.addEventListener("input", () => set({frame: frame.value}));
  const joint = amountControl({
    label: "Fellestiltak",
    description: "Settes av før nøkkelen brukes.",
    shareLabel: "% av rammen",
    key: "felles",
    read: () => current.joint,
    set: (value) => set({joint: value}),
    whole: () => current.frame ?? 0,
    step: 10_000
  });
  const base = amountControl({
    label: "Grunntilskudd",
    description: "Likt beløp til hvert nettverk.",
    shareLabel: "% av resten, delt likt",
    key: "grunn",
    read: () => current.base,
    set: (value) => set({base: value}),
    // 100 % is all of the rest, as much for each
    whole: () => Math.floor(restOf(current) / networks),
    step: 5000
  });
  const weights = weightControls(area, () => current, set);
  const bounds = boundControls(area, () => current, set);
  const fit = () => {
    joint.fit();
    base.fit();
  };
  return {
    elements: [frame, joint.root, base.root, weights.root, bounds.root],
    show: (next) => {
      current = next;
      frame.value = next.frame ?? 0;
      for (const part of [joint, base, weights, bounds]) part.show();
    }
  };
}

/** Kroner left when joint measures are set aside; for the ends of a slider only, so rounding does not matter. */
function restOf({frame, joint}: DistributionSettings): number {
  const total = frame ?? 0;
  return Math.max(0, "share" in joint ? total * (1 - joint.share) : total - joint.kroner);
}

interface Part {
  root: HTMLElement;
  show: () => void;
}

type Amount = {share: number} | {kroner: number};

/** A share in percent or an amount in kroner: which of them, and how much. */
function amountControl({
  label,
  description,
  shareLabel,
  key,
  read,
  set,
  whole,
  step
}: {
  label: string;
  description: string;
  shareLabel: string;
  key: string;
  read: () => Amount;
  set: (amount: Amount) => void;
  /** Kroner that are 100 %. */
  whole: () => number;
  step: number;
}): Part & {fit: () => void} {
  const amount = read();
  const kind = segmented({
    label: `${label} i`,
    options: [
      {value: "pst", label: "%"},
      {value: "kr", label: "kr"}
    ],
    value: "share" in amount ? "pst" : "kr"
  });
  for (const input of kind.querySelectorAll("input")) input.setAttribute("data-key", `${key}-${input.value}`);
  const place = element("div");
  let control: SliderNumber | undefined;
  let shownKind = "";
  // the slider reaches as far as there is money, and at least to where it stands
  const ends = (value: number) => ({
    min: 0,
    max: Math.max(step, Math.ceil(Math.max(whole(), value) / step) * step),
    step
  });
  const make = (given: Amount) => {
    control =
      "share" in given
        ? sliderNumber({
            label,
            description,
            value: percentOf(given.share),
            min: 0,
            max: 50,
            step: 0.5,
            limit: {min: 0, max: 100},
            unit: shareLabel,
            format: formatDecimal,
            key
          })
        : sliderNumber({
            label,
            description,
            value: given.kroner,
            ...ends(given.kroner),
            limit: {min: 0, max: mostKroner},
            whole: true,
            unit: key === "grunn" ? "kr per nettverk" : "kr",
            format: formatWhole,
            key
          });
    const made = control;
    made.addEventListener("input", () =>
      set("share" in given ? {share: shareOf(made.value)} : {kroner: made.value})
    );
    shownKind = "share" in given ? "pst" : "kr";
    place.replaceChildren(made);
  };
  make(amount);
  kind.addEventListener("input", () => {
    const before = read();
    const total = whole();
    // the same money said the other way; a base grant in percent is of all networks together
    const next: Amount =
      kind.value === "pst"
        ? {
            share:
              "kroner" in before && total > 0
                ? shareOf(Math.min(100, Math.round((1000 * before.kroner) / total) / 10))
                : 0
          }
        : {kroner: "share" in before ? Math.round(before.share * total) : 0};
    make(next);
    set(next);
  });
  return {
    root: element("div", {class: "pb-amount"}, place, kind),
    fit: () => {
      if (control && shownKind === "kr") control.adjust(ends(control.value));
    },
    show: () => {
      const given = read();
      const givenKind = "share" in given ? "pst" : "kr";
      if (givenKind !== shownKind) {
        kind.value = givenKind;
        make(given);
        return;
      }
      if (!control) return;
      control.value = "share" in given ? percentOf(given.share) : given.kroner;
      if ("kroner" in given) control.adjust(ends(given.kroner));
    }
  };
}

type Get = () => DistributionSettings;
type Set = (part: Partial<DistributionSettings>) => void;

function weightControls(area: DistributionArea, get: Get, set: Set): Part {
  const hasApprentices = area.units.some(({apprentices}) => apprentices.value !== null);
  const hasNeed = area.units.some(({need}) => need.share !== null);
  const offered = [
    {name: "pupils", label: "Vekt for en elev", key: "elev"},
    {name: "children", label: "Vekt for et barn i barnehage", key: "barn"},
    ...(hasApprentices
      ? ([{name: "apprentices", label: "Vekt for en lærling", key: "larling"}] as const)
      : []),
    ...(hasNeed
      ? ([
          {
            name: "need",
            label: "Vekt for behov (av)",
            description:
              "Ekstra hoder for hver elev som er mobbet, regnet av andelen i Elevundersøkelsen. Er ikke en del av nøkkelen før forumet bestemmer det.",
            key: "behov"
          }
        ] as const)
      : [])
  ] as const;
  const made = offered.map((weight) => {
    const control = sliderNumber({
      label: weight.label,
      description: "description" in weight ? weight.description : undefined,
      value: get().weights[weight.name],
      min: 0,
      max: weight.name === "need" ? 20 : 3,
      step: weight.name === "need" ? 0.5 : 0.05,
      limit: {min: 0, max: mostWeight},
      format: formatDecimal,
      key: weight.key
    });
    control.addEventListener("input", () => set({weights: {...get().weights, [weight.name]: control.value}}));
    return {name: weight.name, control};
  });
  const lacking = [
    !hasApprentices && "Antall lærlinger er ikke i datagrunnlaget, så de kan ikke telle med her.",
    !hasNeed && "Mobbetall for enhetene er ikke i datagrunnlaget, så behov kan ikke telle med her."
  ].filter((text) => text !== false);
  return {
    root: element(
      "div",
      {class: "pb-choices-group"},
      ...made.map(({control}) => control),
      lacking.length > 0 && element("p", {class: "pb-field-description"}, lacking.join(" "))
    ),
    show: () => {
      for (const {name, control} of made) control.value = get().weights[name];
    }
  };
}

function boundControls(area: DistributionArea, get: Get, set: Set): Part {
  const hasPrevious = area.units.some(({previous}) => previous.value !== null);
  const parts = [
    boundControl({
      label: "Gulv",
      description: "Ingen får mindre enn dette.",
      key: "gulv",
      initial: 200_000,
      slider: {min: 0, max: 2_000_000, step: 10_000, unit: "kr"},
      read: () => get().floor,
      write: (floor) => set({floor})
    }),
    boundControl({
      label: "Tak",
      description: "Ingen får mer enn dette.",
      key: "tak",
      initial: 3_000_000,
      slider: {min: 0, max: 10_000_000, step: 50_000, unit: "kr"},
      read: () => get().ceiling,
      write: (ceiling) => set({ceiling})
    }),
    ...(hasPrevious
      ? [
          boundControl({
            label: "Overgang",
            description: "Ingen får mer enn så mange prosent over eller under fjorårets beløp.",
            key: "endring",
            initial: 10,
            slider: {min: 0, max: 50, step: 0.5, unit: "%"},
            read: () => {
              const {maxChange} = get();
              return maxChange === null ? null : percentOf(maxChange);
            },
            write: (percent) => set({maxChange: percent === null ? null : shareOf(percent)})
          })
        ]
      : [])
  ];
  const isUsed = () => {
    const {floor, ceiling, maxChange} = get();
    return floor !== null || ceiling !== null || maxChange !== null;
  };
  const details = element(
    "details",
    {class: "pb-choices-more", open: isUsed()},
    element("summary", {}, "Gulv, tak og overgang"),
    ...parts.map(({root}) => root),
    !hasPrevious &&
      element(
        "p",
        {class: "pb-field-description"},
        "Fjorårets beløp er ikke kjent, så overgang kan ikke brukes her."
      )
  );
  return {
    root: details,
    show: () => {
      for (const part of parts) part.show();
      if (isUsed()) details.open = true;
    }
  };
}

/** A bound that is on or off; off keeps its number for when it is turned on again. */
function boundControl({
  label,
  description,
  key,
  initial,
  slider,
  read,
  write
}: {
  label: string;
  description: string;
  key: string;
  initial: number;
  slider: {min: number; max: number; step: number; unit: string};
  read: () => number | null;
  write: (value: number | null) => void;
}): Part {
  const isKroner = slider.unit === "kr";
  const control = sliderNumber({
    label,
    description,
    value: read() ?? initial,
    ...slider,
    limit: {min: 0, max: isKroner ? mostKroner : 100},
    whole: isKroner,
    format: isKroner ? formatWhole : formatDecimal,
    key
  });
  const isOn = checkbox({label: `Bruk ${label.toLowerCase()}`, value: read() !== null});
  isOn.querySelector("input")?.setAttribute("data-key", `${key}-av-paa`);
  const place = element("div", {hidden: read() === null}, control);
  isOn.addEventListener("input", () => {
    place.hidden = !isOn.value;
    write(isOn.value ? control.value : null);
  });
  control.addEventListener("input", () => write(control.value));
  return {
    root: element("div", {class: "pb-bound"}, isOn, place),
    show: () => {
      const value = read();
      isOn.value = value !== null;
      place.hidden = value === null;
      if (value !== null) control.value = value;
    }
  };
}
