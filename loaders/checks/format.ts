const percent = new Intl.NumberFormat("nb-NO", {style: "percent", maximumFractionDigits: 2});
const whole = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0});

/** A share 0–1 from a query as percent for people, with up to two decimals. */
export function formatPercent(share: unknown): string {
  return percent.format(Number(share));
}

/** A whole number from a query with Norwegian thousands spaces. */
export function formatWhole(count: unknown): string {
  return whole.format(Number(count));
}
