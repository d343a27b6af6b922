import type {TrendArm, TrendPoint} from "../../statistics/analysis/result.js";
import {hiddenCounts} from "../../model/disclosure-limits.js";
import {formatStartYear, formatWhole} from "../format.js";

/** What the arm without a pulje is called. */
export const comparisonName = "Sammenlikningen";

export function nameArm({id}: Pick<TrendArm, "id">): string {
  return id ?? comparisonName;
}

/**
 * Whether the mean of the shown numbers lies above or below the bounds of the mean of all, both as they are written, with
 * one decimal; undefined within. It may: every hidden share can be lower than those shown, whatever its count.
 */
export function sideOfBounds({share, bounds}: TrendPoint): "above" | "below" | undefined {
  if (share === null || bounds === null) return undefined;
  const [mean, low, high] = [share, bounds.low, bounds.high].map((value) => Math.round(10 * value)) as [
    number,
    number,
    number
  ];
  return mean > high ? "above" : mean < low ? "below" : undefined;
}

const sides = {
  above: {place: "over", share: "lavere"},
  below: {place: "under", share: "høyere"}
} as const;

/** `over grensene, for de skjermede har lavere andel enn de viste`; empty within the bounds. */
export function wordSide(point: TrendPoint): string {
  const side = sideOfBounds(point);
  return side
    ? `${sides[side].place} grensene, for de skjermede har ${sides[side].share} andel enn de viste`
    : "";
}

/** A sentence for each side on which means of the shown lie outside of the bounds, and why; empty where none does. */
export function explainOutside(arms: readonly TrendArm[]): string {
  const found = arms.flatMap((arm) => arm.points.map((point) => ({arm, point, side: sideOfBounds(point)})));
  return (["above", "below"] as const)
    .flatMap((side) => {
      const own = found.filter((place) => place.side === side);
      const [first] = own;
      if (!first) return [];
      const {place, share} = sides[side];
      const others =
        own.length > 1
          ? ` og ${formatWhole(own.length - 1)} ${own.length === 2 ? "annet sted" : "andre steder"}`
          : "";
      return [
        `For ${nameArm(first.arm)} i ${formatStartYear(first.point.year)}${others} ligger snittet av de viste ${place} grensene: grensene gjelder alle, og de skjermede har ${share} andel enn de viste, enten antallet er ${hiddenCounts.lowest} eller ${hiddenCounts.highest}.`
      ];
    })
    .join(" ");
}
