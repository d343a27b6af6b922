import type {Distribution, DistributionArea} from "../../model/distribution.js";
import {maybeScenario, mostScenarios, writeScenario, type KeptScenario} from "./scenarios.js";
import {ownId} from "./own-data.js";
import {initialSettings, type DistributionSettings} from "./settings.js";
import {readSettings, settingNames, writeSettings} from "./settings-text.js";

/** Orders that the rows of the figure can have. */
export const orders = ["navn", "storst", "perhode", "endring"] as const;
export type Order = (typeof orders)[number];

/** Everything that is chosen on the page. */
export interface DistributionState {
  area: DistributionArea;
  settings: DistributionSettings;
  order: Order;
  /** Units without the counts that the key needs are left out. */
  isLeavingOut: boolean;
  scenarios: readonly KeptScenario[];
}

/** What the address asked for and does not exist. */
export interface RefusedSetting {
  name: string;
  value: string;
}

/** The choices of the address; what it does not name is as the area starts with. */
export function readState(
  {areas}: Pick<Distribution, "areas">,
  search: string
): {state: DistributionState; refused: RefusedSetting[]} {
  const query = new URLSearchParams(search);
  const wanted = query.get("omrade");
  const found = areas.find(({id}) => id === wanted);
  const area = found ?? areas[0]!;
  const given = Object.fromEntries(settingNames.map((name) => [name, query.get(name) ?? undefined]));
  const {settings, refused} = readSettings(given, initialSettings(area));
  const order = orders.find((name) => name === query.get("rekkefolge"));
  const texts = query.getAll("scenario");
  const scenarios = texts.slice(0, mostScenarios).map(maybeScenario);
  return {
    state: {
      area,
      settings,
      order: order ?? "navn",
      isLeavingOut: query.get("uten") === "ja",
      scenarios: scenarios.filter((scenario) => scenario !== undefined)
    },
    refused: [
      ...(wanted !== null && !found ? [{name: "omrade", value: wanted}] : []),
      ...refused,
      ...(query.has("rekkefolge") && !order ? [{name: "rekkefolge", value: query.get("rekkefolge")!}] : []),
      ...texts
        .filter((_, i) => i >= mostScenarios || !scenarios[i])
        .map((value) => ({name: "scenario", value}))
    ]
  };
}

/** The query string of a state, `?omrade=50&ramme=12000000`; what is as the area starts with is left out. */
export function writeState({areas}: Pick<Distribution, "areas">, state: DistributionState): string {
  const {area, settings, order, isLeavingOut, scenarios} = state;
  const query = new URLSearchParams();
  // a link to the reader's own numbers must not show another area where they are not with it
  if (area !== areas[0] || area.id === ownId) query.set("omrade", area.id);
  const initial = writeSettings(initialSettings(area));
  for (const [name, text] of Object.entries(writeSettings(settings)))
    if (text !== initial[name]) query.set(name, text);
  if (order !== "navn") query.set("rekkefolge", order);
  if (isLeavingOut) query.set("uten", "ja");
  for (const scenario of scenarios) query.append("scenario", writeScenario(scenario));
  const text = query.toString();
  return text ? `?${text}` : "";
}
