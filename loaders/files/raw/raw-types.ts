import {grades, genders, indicatorLabel, measures, ownerships} from "../../../src/model/survey.ts";
import {parseNorwegian} from "../../../src/tables/norwegian.ts";
import {isOrganisationNumber} from "../codes.ts";

/** Looks at one raw cell as written: undefined when it is right, otherwise what it should have been (Norwegian). */
export type RawType = (text: string) => string | undefined;

function matching(pattern: RegExp, expected: string): RawType {
  return (text) => (pattern.test(text) ? undefined : expected);
}

/** A cell that may also be empty. */
export function orEmpty(type: RawType): RawType {
  return (text) => (text === "" ? undefined : type(text));
}

/** A cell that may also be `*`, which means hidden. */
export function orHidden(type: RawType): RawType {
  return (text) => (text === "*" ? undefined : type(text));
}

export function oneOf(...values: string[]): RawType {
  return (text) => (values.includes(text) ? undefined : `én av ${values.join(", ")}`);
}

/** Text with neither space around it nor a word that stands for nothing. */
export const text: RawType = (value) => {
  if (value.trim() === "") return "en tekst";
  if (value !== value.trim()) return "tekst uten mellomrom foran og bak";
  return /^(null|na|n\/a|nan|undefined|none)$/i.test(value)
    ? "en tekst, ikke et ord for ingenting"
    : undefined;
};

export const year = matching(/^(19|20)\d\d$/, "et årstall");
export const county = matching(/^\d{2}$/, "et fylkesnummer med to siffer");
export const municipality = matching(/^\d{4}$/, "et kommunenummer med fire siffer");
export const exampleCode = matching(/^EX[A-Z0-9-]*$/, "en kode i Eksempelfylket (EX…)");
export const whole = matching(/^\d+$/, "et helt tall, 0 eller mer");
export const number = matching(/^-?\d+(\.\d+)?$/, "et tall med desimalpunktum");
export const organisation: RawType = (value) =>
  isOrganisationNumber(value) ? undefined : "et organisasjonsnummer med riktig kontrollsiffer";

function between(low: number, high: number, expected: string): RawType {
  return (value) => number(value) ?? (Number(value) >= low && Number(value) <= high ? undefined : expected);
}

export const percent = between(0, 100, "en prosent fra 0 til 100");
export const share = between(0, 1, "en andel fra 0 til 1");
export const score = between(1, 5, "en skår fra 1 til 5");
export const latitude = between(57, 81, "en breddegrad i Norge");
export const longitude = between(4, 32, "en lengdegrad i Norge");

/** A percent in Norwegian text form, `*` for hidden or empty for missing. */
export const norwegianPercent: RawType = (value) => {
  const reading = parseNorwegian(value);
  if (reading === undefined) return "et norsk prosenttall, * eller tom";
  return reading.value === null || (reading.value >= 0 && reading.value <= 100)
    ? undefined
    : "en prosent fra 0 til 100";
};

export const date: RawType = (value) => {
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value);
  return isDate ? undefined : "en dato som 2020-01-31";
};

/** `2024-25`: two consecutive years. */
export const schoolYear: RawType = (value) => {
  const [, first, second] = /^(\d{4})-(\d{2})$/.exec(value) ?? [];
  return first && (Number(first) + 1) % 100 === Number(second) ? undefined : "et skoleår som 2024-25";
};

/** `2016/17-2018/19`: three consecutive school years. */
export const threeYears: RawType = (value) => {
  const [, a, b, c, d] = (/^(\d{4})\/(\d{2})-(\d{4})\/(\d{2})$/.exec(value) ?? []).map(Number);
  const isWindow = a !== undefined && c === a + 2 && b === (a + 1) % 100 && d === (c + 1) % 100;
  return isWindow ? undefined : "tre skoleår på rad som 2016/17-2018/19";
};

export const grade = oneOf(...grades);
export const gender = oneOf(...genders);
export const ownership = oneOf(...ownerships);
export const measure = oneOf(...measures);
export const indicator = oneOf(...Object.keys(indicatorLabel));
export const status = oneOf("ok", "suppressed", "missing");
export const level = oneOf("county", "municipality", "school", "kindergarten");
export const changeKind = oneOf(
  "merge",
  "rename",
  "renumber",
  "split",
  "boundary_transfer_part_of_municipality"
);
