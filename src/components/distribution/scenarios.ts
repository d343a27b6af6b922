import {initialSettings, type DistributionSettings} from "./settings.js";
import {readSettings, settingNames, writeSettings} from "./settings-text.js";

/** A named set of settings that was kept for comparison. */
export interface KeptScenario {
  name: string;
  settings: DistributionSettings;
}

/** Scenarios side by side: more can no longer be told apart at a glance. */
export const mostScenarios = 3;
export const longestName = 40;

/** A scenario as one text of the address: `Mer til små~12000000~15pst~…`, in the order of `settingNames`. */
export function writeScenario({name, settings}: KeptScenario): string {
  const texts = writeSettings(settings);
  return [cleanName(name), ...settingNames.map((setting) => texts[setting] ?? "")].join("~");
}

/** The scenario of a text; undefined where it is none. */
export function maybeScenario(text: string): KeptScenario | undefined {
  const [name, ...values] = text.split("~");
  if (!name?.trim() || values.length !== settingNames.length) return undefined;
  const given = Object.fromEntries(settingNames.map((setting, i) => [setting, values[i]]));
  const {settings, refused} = readSettings(given, initialSettings({frames: []}));
  return refused.length > 0 ? undefined : {name: cleanName(name), settings};
}

/** A name without what separates the parts of a scenario's text, in one line of at most 40 characters. */
export function cleanName(name: string): string {
  return name.replaceAll("~", " ").replace(/\s+/g, " ").trim().slice(0, longestName);
}

/** The first of A, B, C that no kept scenario has. */
export function freeName(kept: readonly KeptScenario[]): string {
  const names = new Set(kept.map(({name}) => name));
  return ["A", "B", "C"].find((name) => !names.has(name)) ?? `Forslag ${kept.length + 1}`;
}
