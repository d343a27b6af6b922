/** Numbers in the sentences of the rules: nb-NO, hard spaces. */

const whole = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0});
const decimal = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 1});
const twoDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 2, maximumFractionDigits: 2});
const day = new Intl.DateTimeFormat("nb-NO", {dateStyle: "long", timeZone: "UTC"});

/** Kroner → `1 250 000 kr`. */
export function kroner(amount: number): string {
  return `${whole.format(amount)}\u00a0kr`;
}

/** Share 0–1 → `12,5 %`, `15 %`. */
export function percent(share: number): string {
  return `${decimal.format(share * 100)}\u00a0%`;
}

/** Correlation → `0,97`. */
export function correlation(r: number): string {
  return twoDecimals.format(r);
}

/** `2026-12-01` → `1. desember 2026`. */
export function dateInWords(iso: string): string {
  return day.format(new Date(`${iso}T00:00:00Z`));
}

/** 1, `mottaker`, `mottakere` → `1 mottaker`. */
export function many(count: number, one: string, several: string): string {
  return `${whole.format(count)} ${count === 1 ? one : several}`;
}

/** `Innstilling` → `innstilling`, for the middle of a sentence; abbreviations further on stay. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
