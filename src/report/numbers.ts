import type {ReportLanguage} from "../model/report.js";
import {formatSchoolYear, schoolYear} from "../model/school-year.js";

/** Numbers and dates as people in Norway write them, in both written standards. */
export interface Numbers {
  /** Share 0–1 → `9,7 %`, with the decimals that were published. */
  percent: (share: number, decimals?: number) => string;
  /** Two shares 0–1 → `6,2–41,0 %`. */
  range: (low: number, high: number) => string;
  /** A difference of shares as a size → `1,0 prosentpoeng`. */
  points: (difference: number) => string;
  /** Mean 1–5 → `4,2`. */
  score: (score: number) => string;
  whole: (count: number) => string;
  kroner: (amountNok: number) => string;
  /** ISO date → `6. oktober 2026`. */
  date: (iso: string) => string;
  /** ISO date → `okt. 2026`. */
  month: (iso: string) => string;
  /** Start year → `2025–26`. */
  year: (startYear: number) => string;
}

const nbsp = "\u00a0";

const cache = new Map<ReportLanguage, Numbers>();

/** The formats of a written standard. */
export function createNumbers(language: ReportLanguage): Numbers {
  const made = cache.get(language);
  if (made) return made;
  const locale = language === "nn" ? "nn-NO" : "nb-NO";
  const whole = new Intl.NumberFormat(locale, {maximumFractionDigits: 0});
  const decimal = new Intl.NumberFormat(locale, {minimumFractionDigits: 1, maximumFractionDigits: 1});
  const day = new Intl.DateTimeFormat(locale, {dateStyle: "long", timeZone: "UTC"});
  const month = new Intl.DateTimeFormat(locale, {month: "short", year: "numeric", timeZone: "UTC"});
  const numbers: Numbers = {
    percent: (share, decimals = 1) => `${(decimals === 0 ? whole : decimal).format(share * 100)}${nbsp}%`,
    range: (low, high) => `${decimal.format(low * 100)}–${decimal.format(high * 100)}${nbsp}%`,
    points: (difference) => `${decimal.format(Math.abs(difference) * 100)}${nbsp}prosentpoeng`,
    score: (score) => decimal.format(score),
    whole: (count) => whole.format(count),
    kroner: (amount) => `${whole.format(amount)}${nbsp}kr`,
    date: (iso) => day.format(at(iso)),
    month: (iso) => month.format(at(iso)),
    year: (startYear) => formatSchoolYear(schoolYear(startYear))
  };
  cache.set(language, numbers);
  return numbers;
}

function at(iso: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) throw new RangeError(`not an ISO date: ${JSON.stringify(iso)}`);
  return new Date(`${iso}T00:00:00Z`);
}
