import type {SensitivityView} from "../../statistics/analysis/result.js";
import type {SensitivityReason} from "../../statistics/sensitivity/event-study.js";
import {formatBound} from "./doubt-words.js";
import {containsZero, formatEffectRange} from "./words.js";

/** The two ways in which the years after the start may differ from the comparison. */
export type Violation = "relative" | "smoothness";

/** Why a sensitivity is not computed, to stand after a colon. */
export const sensitivityReasonWords: Readonly<Record<SensitivityReason, string>> = {
  "no-lead": "det er ingen år før basisåret å måle avvik i",
  "no-post": "det er ingen år etter oppstart med et tall",
  gap: "det mangler år mellom årene før og etter oppstart",
  "not-estimated": "et av årene har ikke noe tall",
  singular: "det er for få kommuner til å anslå usikkerheten i alle årene samlet",
  "all-rejected": "ingen verdi stemmer med årene før oppstart når avviket holdes så lite"
};

/** A breakdown value rounded down to two decimals, so that no text promises more than was computed. */
export function floorBreakdown(value: number): number {
  return Math.floor(value * 100 + 1e-9) / 100;
}

/**
 * Up to which bound the interval leaves 0 out, in words. With `holdsNull` the usual interval holds 0: there is no conclusion to keep. Finite values are rounded down; null is a breakdown that could not be computed.
 */
export function describeBreakdown(kind: Violation, value: number | null, holdsNull = false): string {
  if (value === null) return "Grensen for når intervallet når null, kunne ikke beregnes.";
  if (value === 0)
    return kind === "relative"
      ? "Intervallet rommer null selv uten avvik etter oppstart."
      : "Intervallet rommer null selv om forskjellen fra før oppstart hadde fortsatt i en rett linje.";
  if (value === Infinity) return "Intervallet holder seg unna null ved alle avvik som er prøvd.";
  const floor = floorBreakdown(value);
  const limit = floor === 0 ? "0,01" : formatBound(floor);
  const within = floor === 0 ? "langt mindre enn" : "mindre enn";
  if (holdsNull)
    return `Det vanlige intervallet rommer null. Trekkes en rett linje fra før oppstart fra, utelukker det null så lenge den skjeve utviklingen endrer seg ${within} ${limit} prosentpoeng fra år til år; det bygger på at linjen ville fortsatt.`;
  return kind === "relative"
    ? `Konklusjonen holder så lenge avviket etter oppstart er ${within} ${limit} ganger det største før oppstart.`
    : `Konklusjonen holder så lenge den skjeve utviklingen endrer seg ${within} ${limit} prosentpoeng fra år til år.`;
}

/** The index of the computed bound nearest to a wanted one; of two equally near, the larger, which asks more. */
export function nearestBound(bounds: readonly number[], wanted: number): number {
  let nearest = 0;
  bounds.forEach((bound, i) => {
    if (Math.abs(bound - wanted) <= Math.abs(bounds[nearest]! - wanted) + 1e-9) nearest = i;
  });
  return nearest;
}

/** The interval at the computed bound nearest to the wanted one, in words that name that bound. */
export function readInterval(view: SensitivityView, kind: Violation, wanted: number): string {
  const rows = view[kind];
  const index = nearestBound(
    rows.map(({bound}) => bound),
    wanted
  );
  const row = rows[index];
  if (!row) return "Ingen grense er beregnet.";
  const sign = kind === "relative" ? "M̄" : "M";
  const at = `Ved ${sign} = ${formatBound(row.bound)}`;
  const near =
    Math.abs(row.bound - wanted) < 1e-9 ? "" : ` (nærmeste beregnede verdi til ${formatBound(wanted)})`;
  const text =
    row.interval === null
      ? `${at}${near} kan intervallet ikke beregnes.`
      : `${at}${near} er 95 % intervallet ${formatEffectRange(row.interval)} prosentpoeng, ${containsZero(row.interval) ? "og det rommer null" : "og det rommer ikke null"}.`;
  if (kind === "smoothness") return text;
  const {plugIn} = view.relative[index]!;
  return `${text} Uten utvalgsfeil: ${formatEffectRange(plugIn)}.`;
}
