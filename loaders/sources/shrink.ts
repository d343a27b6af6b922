import {UserError} from "../errors.ts";

/** A real source grows or stays; a fall beyond this share means a broken answer more often than a smaller school system. */
export const largestFall = 0.2;

/**
 * Throws a UserError when the new snapshot has lost more than 20 % of its rows, in all or within a part (such as a
 * table and year) that both snapshots have. Names the worst parts and the way to accept them.
 */
export function checkShrink(
  source: string,
  rows: Readonly<Record<string, number>>,
  previous: Readonly<Record<string, number>> | undefined
): void {
  if (!previous) return;
  const fell = (now: number, before: number) => now < before * (1 - largestFall);
  const parts = Object.keys(previous).filter((part) => part in rows);
  const lines = parts
    .filter((part) => fell(rows[part] ?? 0, previous[part] ?? 0))
    .map((part) => `${part}: ${previous[part]} → ${rows[part]}`);
  const before = sum(previous);
  const now = sum(rows);
  if (fell(now, before)) lines.unshift(`in all: ${before} → ${now}`);
  if (!lines.length) return;
  const more = lines.length > 5 ? ` and ${lines.length - 5} more` : "";
  throw new UserError(
    `${source}: rows fell by more than ${largestFall * 100} % (${lines.slice(0, 5).join("; ")}${more}): ` +
      "the old snapshot is kept; if the fall is right, run again with --accept-shrink"
  );
}

function sum(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((total, count) => total + count, 0);
}
