import {refusedNotice} from "../address.js";
import {notice} from "../notice.js";
import type {RefusedSetting} from "./address.js";
import {ownId} from "./own-data.js";

const labels: Readonly<Record<string, string>> = {
  omrade: "området",
  ramme: "rammen",
  felles: "fellestiltak",
  grunn: "grunntilskuddet",
  gulv: "gulvet",
  tak: "taket",
  endring: "overgangen",
  elev: "vekten for elever",
  barn: "vekten for barn",
  larling: "vekten for lærlinger",
  behov: "vekten for behov",
  rekkefolge: "rekkefølgen",
  scenario: "scenarioet"
};

/** What the reader sees when the address asked for what cannot be; null when all was well. */
export function refusedSettings(refused: readonly RefusedSetting[]): HTMLElement | null {
  if (refused.some(({name, value}) => name === "omrade" && value === ownId))
    return notice(
      "Lenken viser egne tall, men tallene er ikke med i den.",
      "Velg filen under «Bruk forumets egne tall», eller be om en lenke med tallene i.",
      {kind: "warning"}
    );
  return refusedNotice(refused, labels, {
    why: "som ikke kan brukes her",
    remedy: "Siden bruker det området starter med."
  });
}
