/** One line of a benchmark: what was measured, beside what it is compared with, and the goal for their ratio. */
export interface Measure {
  what: string;
  value: number;
  unit: string;
  /** What the value is divided by, measured in the same run; or a fixed budget. */
  against?: {what: string; value: number};
  /** The ratio should not be above this. */
  goal?: number;
}

/** A table for the terminal. */
export function formatMeasures(title: string, measures: readonly Measure[]): string {
  const lines = measures.map(({what, value, unit, against, goal}) => {
    const ratio = against ? value / against.value : undefined;
    const verdict = ratio !== undefined && goal !== undefined ? (ratio <= goal ? "met" : "MISSED") : "";
    return [
      `  ${what.padEnd(44)} ${format(value).padStart(9)} ${unit.padEnd(4)}`,
      against ? `${format(ratio ?? 0).padStart(7)} × ${against.what} (${format(against.value)} ${unit})` : "",
      goal === undefined ? "" : `goal ≤ ${goal} ${verdict}`
    ]
      .filter(Boolean)
      .join("  ");
  });
  return [title, ...lines].join("\n");
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Seconds that a piece of work took. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
