import {formatSchoolYear, schoolYear} from "../model/school-year.js";
import type {Status} from "../model/survey.js";

/**
 * Why a value is absent. `notApplicable` is for cells that cannot have a value, such as a share of an empty group;
 * `notComputed` for amounts of a distribution that cannot be made.
 */
export type AbsenceStatus = Exclude<Status, "ok"> | "notApplicable" | "notComputed";

/** A number with its status, as page data carry it. `value` is null exactly when `status` is not "ok". */
export interface Quantity {
  value: number | null;
  status: Status | AbsenceStatus;
}

const whole = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0});
const oneDecimal = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 1, maximumFractionDigits: 1});
const signedDecimal = new Intl.NumberFormat("nb-NO", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: "exceptZero"
});
const date = new Intl.DateTimeFormat("nb-NO", {dateStyle: "long", timeZone: "UTC"});
const nbsp = "\u00a0";

/** Share 0–1 → `9,7 %`, always one decimal. */
export function formatPercent(share: number): string {
  return `${oneDecimal.format(share * 100)}${nbsp}%`;
}

/** Share 0–1 → `10 %`, for axes. Keeps one decimal when the tick is not a whole percent. */
export function formatPercentTick(share: number): string {
  const percent = share * 100;
  return `${Math.abs(percent - Math.round(percent)) < 1e-9 ? whole.format(percent) : oneDecimal.format(percent)}${nbsp}%`;
}

/** Two shares 0–1 → `6,2–41,0 %`. */
export function formatPercentRange(low: number, high: number): string {
  return `${oneDecimal.format(low * 100)}–${oneDecimal.format(high * 100)}${nbsp}%`;
}

/** Difference between two shares → `+1,2 prosentpoeng`, with U+2212 as minus. Never written as %. */
export function formatPoints(difference: number): string {
  return `${signedDecimal.format(difference * 100)} prosentpoeng`;
}

/** Share 0–1 → `om lag 1 av 10`; shares of 0 give `ingen`. Meant beside the percent, never instead of it. */
export function formatOneIn(share: number): string {
  if (share <= 0) return "ingen";
  return share > 0.5 ? `om lag ${whole.format(share * 10)} av 10` : `om lag 1 av ${whole.format(1 / share)}`;
}

/** Kroner → `1 250 000 kr`, whole kroner. */
export function formatKroner(amountNok: number): string {
  return `${whole.format(amountNok)}${nbsp}kr`;
}

/** Count → `1 250 000`. */
export function formatWhole(count: number): string {
  return whole.format(count);
}

/** Start year of a school year, 2024 → `2024–25`. */
export function formatStartYear(start: number): string {
  return formatSchoolYear(schoolYear(start));
}

/** ISO date `2026-10-06` → `6. oktober 2026`. Throws RangeError on anything else. */
export function formatDate(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) throw new RangeError(`not an ISO date: ${JSON.stringify(iso)}`);
  return date.format(new Date(`${iso}T00:00:00Z`));
}

/** How an absent value is shown: SSB's standard sign, a short name and the sentence that explains it. */
export interface AbsenceSign {
  sign: string;
  name: string;
  sentence: string;
}

const signs: Readonly<Record<AbsenceStatus, AbsenceSign>> = {
  suppressed: {
    sign: ":",
    name: "skjermet",
    sentence: "Tallet er skjermet av kilden, av hensyn til enkeltpersoner."
  },
  missing: {
    sign: "..",
    name: "mangler",
    sentence: "Tallet mangler: kilden har ikke oppgitt det, eller det er ikke i datagrunnlaget her."
  },
  notApplicable: {sign: ".", name: "ikke aktuelt", sentence: "Tallet kan ikke forekomme her."},
  notComputed: {
    sign: "…",
    name: "ikke regnet ut",
    sentence: "Tallet er ikke regnet ut: rammen lar seg ikke fordele med valgene som tallet bygger på."
  }
};

/** The sign, name and sentence of an absence: `:` suppressed, `..` missing, `.` not applicable, `…` not there yet (SSB's signs). */
export function absenceSign(status: AbsenceStatus): AbsenceSign {
  return signs[status];
}

/** All statuses of absence, in the order legends show them. */
export const absenceStatuses: readonly AbsenceStatus[] = [
  "suppressed",
  "missing",
  "notApplicable",
  "notComputed"
];

/**
 * The value with `format`, or the sign of its absence. Throws RangeError when value and status contradict each other:
 * a hidden number must never travel to a page.
 */
export function formatQuantity({value, status}: Quantity, format: (value: number) => string): string {
  if (status === "ok") {
    if (value === null || !Number.isFinite(value))
      throw new RangeError(`status ok without a value: ${value}`);
    return format(value);
  }
  if (value !== null)
    throw new RangeError(`a value (${value}) with status ${status}: drop the value where it is made`);
  return absenceSign(status).sign;
}

/** As `formatQuantity`, but absence in words: `skjermet` instead of `:`. For screen readers and sentences. */
export function speakQuantity(quantity: Quantity, format: (value: number) => string): string {
  const text = formatQuantity(quantity, format);
  return quantity.status === "ok" ? text : absenceSign(quantity.status).name;
}
