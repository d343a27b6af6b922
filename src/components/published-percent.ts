/** A share with the decimals its percent was published with: 0.1 and 0 → `10 %`, 0.063 and 1 → `6,3 %`. */
export function formatPublished(share: number, decimals: number): string {
  const percent = new Intl.NumberFormat("nb-NO", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals
  });
  return `${percent.format(share * 100)}\u00a0%`;
}
