import type {DistributionSettings} from "./settings.js";

/** A part of the controls: `show` writes the settings of now into it. */
export interface ControlPart {
  root: HTMLElement;
  show: () => void;
}

/** How a part reads the settings and changes them. */
export interface SettingsAccess {
  get: () => DistributionSettings;
  set: (part: Partial<DistributionSettings>) => void;
}

const decimal = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 4});

/** 0.05 → `0,05`, without needless decimals. */
export function formatDecimal(value: number): string {
  return decimal.format(value);
}
