import type {EffectLevel} from "../../model/effect.js";
import type {CellReason} from "../../statistics/analysis/result.js";
import type {AbsenceStatus} from "../format.js";
import {formatWhole} from "../format.js";

/** An effect in percentage points with its 95 % interval, as far as they can be estimated. */
export interface Estimated {
  att: number | null;
  low: number | null;
  high: number | null;
}

/** An effect that may be shown: no number stands without its interval. */
export type Shown<T extends Estimated = Estimated> = T & {att: number; low: number; high: number};

/** Whether an effect has both a value and an interval. */
export function isShown<T extends Estimated>(estimate: T): estimate is Shown<T> {
  return estimate.att !== null && estimate.low !== null && estimate.high !== null;
}

/** Whether zero lies in the interval, its ends included. */
export function containsZero({low, high}: {low: number; high: number}): boolean {
  return low <= 0 && high >= 0;
}

const decimals = [1, 2, 3].map(
  (digits) =>
    new Intl.NumberFormat("nb-NO", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: "exceptZero"
    })
);

/**
 * Percentage points with their sign, `−1,2`. One decimal, more (up to three) where a value other than zero would be
 * written as zero: otherwise an interval that excludes zero would seem to touch it.
 */
export function formatEffect(points: number): string {
  const wanted = points === 0 ? 0 : [0.05, 0.005].filter((limit) => Math.abs(points) < limit).length;
  return (decimals[wanted] ?? decimals[0])?.format(points) ?? "";
}

/** `−1,2 prosentpoeng`. */
export function formatEffectPoints(points: number): string {
  return `${formatEffect(points)} prosentpoeng`;
}

/** Two ends of an interval in percentage points, `−2,3 til +0,1`. */
export function formatEffectRange({low, high}: {low: number; high: number}): string {
  return `${formatEffect(low)} til ${formatEffect(high)}`;
}

/** `12 skoler`, `1 kommune`. */
export function countUnits(level: EffectLevel, count: number): string {
  return `${formatWhole(count)} ${nounOf(level, count)}`;
}

function nounOf(level: EffectLevel, count: number): string {
  const [one, many] =
    level === "school" ? (["skole", "skoler"] as const) : (["kommune", "kommuner"] as const);
  return count === 1 ? one : many;
}

/** `12 valgte skoler`, with or without numbers. */
export function countChosen(level: EffectLevel, count: number): string {
  return `${formatWhole(count)} ${count === 1 ? "valgt" : "valgte"} ${nounOf(level, count)}`;
}

/** `12 skoler med tall (av 14 valgte)`; without the rest when all that were chosen have numbers. */
export function countWithNumbers(level: EffectLevel, count: number, chosen: number): string {
  const rest = count === chosen ? "" : ` (av ${formatWhole(chosen)} valgte)`;
  return `${countUnits(level, count)} med tall${rest}`;
}

/** `12 kommuner`. */
export function countMunicipalities(count: number): string {
  return countUnits("municipality", count);
}

/** The plural of the level's units: `Skoler` or `Kommuner`. */
export function unitHeading(level: EffectLevel): string {
  return level === "school" ? "Skoler" : "Kommuner";
}

/** Why there is no effect, in words that can stand after a colon. */
export const reasonWords: Readonly<Record<CellReason, string>> = {
  "base-period": "basisåret, null per definisjon",
  "no-base-period": "ingen måling før oppstart å regne fra",
  "no-treated": "ingen i puljen har tall i begge årene",
  "no-comparison": "ingen å sammenlikne med har tall i begge årene",
  "no-weight": "vektene på den ene siden summerer til null",
  "thin-comparison": "sammenlikningen har høyst 0,5 % av vekten",
  collinear: "bakgrunnsvariablene lar seg ikke skille fra hverandre i sammenlikningen",
  overlap: "puljen og sammenlikningen er for ulike på bakgrunnsvariablene",
  "series-break": "brudd i tidsserien mellom basisåret og året",
  "one-cluster": "tallet hviler på én kommune og har ikke noe intervall",
  "no-effects": "ingen endring kan anslås",
  "small-cohort": "for få deltakere til at tallet vises",
  "starts-later": "starter etter de valgte årene"
};

/** The sign of a reason: `..` where numbers lack, `.` where there can be none. */
export function absenceOf(reason: CellReason): AbsenceStatus {
  return reason === "no-treated" || reason === "no-comparison" ? "missing" : "notApplicable";
}
