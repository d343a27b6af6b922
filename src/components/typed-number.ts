import {parseNorwegian} from "../tables/norwegian.js";

const millions = /\s*(mill\.?|millioner)$/i;
const units = /^(kr\.?|nok)\s*|\s*(kr\.?|nok|kroner|%|prosent|,[-–—])$/gi;

/**
 * A number as people type it: `200 000`, `200 000 kr`, `12,5 %`, `12 mill`, `kr 1 250 000,-`. Undefined for anything else,
 * and for an empty text; the unit is taken off and not checked.
 */
export function parseTyped(text: string): number | undefined {
  const bare = text.trim().replace(units, "");
  const isMillions = millions.test(bare);
  const reading = parseNorwegian(bare.replace(millions, ""));
  if (reading?.status !== "ok") return undefined;
  // 1,1 million in binary is not 1 100 000 exactly
  return isMillions ? Math.round(reading.value * 1e6) : reading.value;
}
