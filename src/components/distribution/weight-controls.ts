import type {DistributionArea} from "../../model/distribution.js";
import {element} from "../element.js";
import {sliderNumber} from "../slider-number.js";
import {formatDecimal, type ControlPart, type SettingsAccess} from "./control-part.js";
import {mostWeight} from "./settings-text.js";
import {needWords} from "./words.js";

/** What each head counts as; of what is not in the data it says so instead. */
export function weightControls(area: DistributionArea, {get, set}: SettingsAccess): ControlPart {
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
            label: "Vekt for behov (0 er av)",
            description: `Ekstra hoder for hver elev som er mobbet, regnet av andelen i Elevundersøkelsen (${needWords(area)}) og alle elever i grunnskolen. Er ikke en del av nøkkelen før forumet bestemmer det.`,
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
