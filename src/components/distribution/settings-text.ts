import type {DistributionSettings} from "./settings.js";

/** One setting as text in the address: how it is written, and read; undefined for a text that is not allowed. */
interface SettingText {
  write: (settings: DistributionSettings) => string;
  read: (text: string) => Partial<DistributionSettings> | undefined;
}

/** Most kroner that a frame can be: 100 billion, far above any and far below where whole numbers end. */
export const mostKroner = 1e11;
/** Most heads that one pupil, child or apprentice can count as. */
export const mostWeight = 100;

const kroner = (text: string) => maybeNumber(text, {max: mostKroner, whole: true});
const optional = (name: "floor" | "ceiling"): SettingText => ({
  write: (settings) => String(settings[name] ?? ""),
  read: (text) => only(name, text === "" ? null : kroner(text))
});
const weight = (name: keyof DistributionSettings["weights"]) => ({
  write: ({weights}: DistributionSettings) => plain(weights[name]),
  read: (text: string) => maybeNumber(text, {max: mostWeight})
});
export const weightTexts = {
  elev: ["pupils", weight("pupils")],
  barn: ["children", weight("children")],
  larling: ["apprentices", weight("apprentices")],
  behov: ["need", weight("need")]
} as const;

const texts: Readonly<Record<string, SettingText>> = {
  ramme: {
    write: ({frame}) => String(frame ?? ""),
    read: (text) => only("frame", text === "" ? null : kroner(text))
  },
  felles: {
    write: ({joint}) => writeAmount(joint),
    read: (text) => only("joint", maybeAmount(text))
  },
  grunn: {
    write: ({base}) => writeAmount(base),
    read: (text) => only("base", maybeAmount(text))
  },
  gulv: optional("floor"),
  tak: optional("ceiling"),
  endring: {
    write: ({maxChange}) => (maxChange === null ? "" : plain(percentOf(maxChange))),
    read: (text) => {
      if (text === "") return {maxChange: null};
      const percent = maybeNumber(text, {max: 100});
      return percent === undefined ? undefined : {maxChange: shareOf(percent)};
    }
  }
};

/** Names of the settings in the address, in the order of a scenario's text. */
export const settingNames = [...Object.keys(texts), ...Object.keys(weightTexts)];

/** Every setting as text: kroner whole, percent and weights with a decimal point, bounds that are off empty. */
export function writeSettings(settings: DistributionSettings): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(texts).map(([name, {write}]) => [name, write(settings)]),
    ...Object.entries(weightTexts).map(([name, [, {write}]]) => [name, write(settings)])
  ]) as Record<string, string>;
}

/** Settings from texts; what a text does not name, or names wrongly, stays as in `initial`. `refused` lists the wrong ones. */
export function readSettings(
  given: Readonly<Record<string, string | undefined>>,
  initial: DistributionSettings
): {settings: DistributionSettings; refused: {name: string; value: string}[]} {
  const refused: {name: string; value: string}[] = [];
  let settings = initial;
  for (const [name, {read}] of Object.entries(texts)) {
    const text = given[name];
    if (text === undefined) continue;
    const part = read(text);
    if (part) settings = {...settings, ...part};
    else refused.push({name, value: text});
  }
  const weights = {...settings.weights};
  for (const [name, [weightName, {read}]] of Object.entries(weightTexts)) {
    const text = given[name];
    if (text === undefined) continue;
    const value = read(text);
    if (value === undefined) refused.push({name, value: text});
    else weights[weightName] = value;
  }
  return {settings: {...settings, weights}, refused};
}

/** 0.15 → 15, without the tail that binary fractions give (0.07 · 100 = 7.000000000000001). */
export function percentOf(share: number): number {
  return Number((share * 100).toPrecision(12));
}

/** 15 → 0.15. */
export function shareOf(percent: number): number {
  return Number((percent / 100).toPrecision(12));
}

/** With the six decimals that `maybeNumber` reads, so never as 1e-7. */
function plain(value: number): string {
  return String(Number(value.toFixed(6)));
}

function writeAmount(amount: {share: number} | {kroner: number}): string {
  return "share" in amount ? `${plain(percentOf(amount.share))}pst` : `${amount.kroner}kr`;
}

function maybeAmount(text: string): {share: number} | {kroner: number} | undefined {
  if (text.endsWith("pst")) {
    const percent = maybeNumber(text.slice(0, -3), {max: 100});
    return percent === undefined ? undefined : {share: shareOf(percent)};
  }
  const value = text.endsWith("kr") ? kroner(text.slice(0, -2)) : undefined;
  return value === undefined ? undefined : {kroner: value};
}

function maybeNumber(text: string, {max, whole = false}: {max: number; whole?: boolean}): number | undefined {
  const value = /^\d+(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
  return value >= 0 && value <= max && (!whole || Number.isSafeInteger(value)) ? value : undefined;
}

function only<K extends keyof DistributionSettings>(
  name: K,
  value: DistributionSettings[K] | undefined
): Partial<DistributionSettings> | undefined {
  return value === undefined ? undefined : {[name]: value};
}
