import {mayHaveThousandsMarks, parseNorwegian} from "../tables/norwegian.js";

const millions = /\s*(mill\.?|millioner)$/i;
const units = /^(kr\.?|nok)\s*|\s*(kr\.?|nok|kroner|%|prosent|,[-–—])$/gi;

const bareOf = (text: string) => text.trim().replace(units, "");

/**
 * A number as people type it: `200 000`, `200 000 kr`, `12,5 %`, `12 mill`, `kr 1 250 000,-`. Undefined for anything else,
 * for an empty text and for points that may set off thousands; the unit is taken off and not checked.
 */
export function parseTyped(text: string): number | undefined {
  if (hasThousandsMarks(text)) return undefined;
  const bare = bareOf(text);
  const isMillions = millions.test(bare);
  const reading = parseNorwegian(bare.replace(millions, ""));
  if (reading?.status !== "ok") return undefined;
  // 1,1 million in binary is not 1 100 000 exactly
  const value = isMillions ? Math.round(reading.value * 1e6) : reading.value;
  return value === 0 ? 0 : value;
}

/**
 * Whether a typed text has points that may set off thousands: `39.100.000 kr`, `2.345`. In a whole number a comma may do so
 * too: `300,000`. A comma before millions is a decimal one: `1,125 mill`.
 */
export function hasThousandsMarks(text: string, {whole = false}: {whole?: boolean} = {}): boolean {
  const bare = bareOf(text);
  const number = bare.replace(millions, "");
  const hasDecimals = !whole || number !== bare;
  return mayHaveThousandsMarks(number) && !(hasDecimals && !number.includes("."));
}

/** What to write instead in a field of whole numbers. */
export const withoutMarks = "Skriv uten punktum og komma, for eksempel 2345 eller 2\u00a0345.";
