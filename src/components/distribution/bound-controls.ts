import type {DistributionArea} from "../../model/distribution.js";
import {checkbox} from "../controls.js";
import {element} from "../element.js";
import {formatWhole} from "../format.js";
import {sliderNumber} from "../slider-number.js";
import {formatDecimal, type ControlPart, type SettingsAccess} from "./control-part.js";
import {mostKroner, percentOf, shareOf} from "./settings-text.js";

/** Floor, ceiling and transition, each on or off. */
export function boundControls(area: DistributionArea, {get, set}: SettingsAccess): ControlPart {
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
}): ControlPart {
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
