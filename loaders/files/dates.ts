import {Refusal, type CellParser} from "../../src/tables/cells.ts";

const first = 1990;
const last = 2100;

/**
 * A date written `2020-01-31`, `31.01.2020` or `31.1.2020`, returned as ISO text. Refuses what may mean two dates
 * (`01/02/2020`, two-digit years), Excel's day numbers, days that are not in the calendar, and years outside 1990–2100.
 */
export const parseDate: CellParser<string> = (text) => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const norwegian = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]].map(Number)
    : norwegian
      ? [norwegian[3], norwegian[2], norwegian[1]].map(Number)
      : [];
  if (year === undefined || month === undefined || day === undefined) {
    if (/^\d{5}$/.test(text)) return new Refusal("this is Excel's day number: format the column as a date");
    return new Refusal("write the date as 2020-01-31 or 31.01.2020");
  }
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return new Refusal("the calendar has no such day: write the date as 2020-01-31 or 31.01.2020");
  }
  if (year < first || year > last) return new Refusal(`write a date in the years ${first}–${last}`);
  return date.toISOString().slice(0, 10);
};
