import type {EffectDoubt, PlaceboRow} from "../../statistics/analysis/result.js";
import {fewTreatedClusters} from "../../statistics/analysis/settings.js";
import type {Column} from "../data-table.js";
import type {EffectContext} from "./context.js";
import {drawPlacebo} from "./doubt-placebo.js";
import {describeLooked, nameFile, type Looked} from "./doubt-sample.js";
import {formatEstimate, formatP} from "./doubt-words.js";
import {containsZero, countMunicipalities, formatEffect, isShown} from "./words.js";
import {figure} from "../figure.js";
import {formatWhole} from "../format.js";
import {notice} from "../notice.js";

export interface PlaceboOptions extends Looked {
  permutation: EffectDoubt["permutation"];
}

/**
 * Fake starts one to three years before the real one, and the estimates under randomly dealt participation with the
 * p-value in words. With few treated municipalities that p-value stands above the drawing. A notice when there is
 * neither.
 */
export function placeboFigure(
  rows: readonly PlaceboRow[],
  context: EffectContext,
  {permutation, ...looked}: PlaceboOptions
): HTMLElement {
  const {treated} = looked.headline.carriers;
  if (!rows.some(isShown) && !permutation) {
    return notice(
      "Oppdiktet oppstart er ikke prøvd: det er for få år før oppstart.",
      "Velg en lengre periode, eller puljer som startet senere."
    );
  }
  const words = describePermutation(permutation);
  const drawn = figure({
    title: "Gir metoden en endring der ingenting har skjedd?",
    subtitle: describeLooked(looked, context),
    chart: (width) => drawPlacebo(rows, {dealt: permutation, width}),
    textAlternative: [
      ...rows.map((row) => `Oppstart ${row.shift} år tidligere: ${formatEstimate(row)}.`),
      words
    ].join(" "),
    rows,
    columns,
    sources: context.sources,
    file: nameFile("oppdiktet-oppstart", looked),
    ...(context.downloads && {downloads: context.downloads}),
    note: `${describePlacebos(rows)} ${words}`
  });
  if (permutation && treated < fewTreatedClusters.value) {
    drawn
      .querySelector(".pb-figure-head")
      ?.after(
        notice(
          `Tallet bygger på bare ${countMunicipalities(treated)} som deltok.`,
          `Da er omfordelingstesten et tryggere mål på usikkerheten enn intervallet alene. ${words}`,
          {kind: "warning"}
        )
      );
  }
  return drawn;
}

/** How many of the fake starts have an interval around 0, and what they are for. */
export function describePlacebos(rows: readonly PlaceboRow[]): string {
  const shown = rows.filter(isShown);
  const holding = shown.filter(containsZero).length;
  const why =
    "Her er oppstarten flyttet tilbake til år da ingen deltok. Tallene bør ligge nær null. Ligger et av dem klart unna, ser metoden en forskjell som ikke kommer av ordningen.";
  if (shown.length === 0) return `${why} Ingen av dem kan beregnes med intervall.`;
  return `${why} ${holding} av ${shown.length} intervaller rommer null.`;
}

/** The permutation test in words with its p-value; says so when it was not computed. */
export function describePermutation(permutation: EffectDoubt["permutation"]): string {
  if (!permutation) return "Omfordelingstesten er ikke beregnet for dette valget.";
  const {p, draws, statistics} = permutation;
  const extreme = Math.max(0, Math.round(p * (draws + 1)) - 1);
  return `Deltakelsen er delt ut på nytt blant kommunene ${formatWhole(draws)} ganger; ${formatWhole(extreme)} av ${formatWhole(statistics.length)} utdelinger ga minst like stor endring som den anslåtte (${formatP(p)}).`;
}

const columns: Column<PlaceboRow>[] = [
  {name: "years_earlier", label: "År før virkelig oppstart", value: ({shift}) => shift, format: String},
  // A number without its interval is not shown, in the table no more than in the drawing.
  {
    name: "estimate",
    label: "Anslått endring, prosentpoeng",
    value: (r) => (isShown(r) ? r.att : null),
    format: formatEffect
  },
  {name: "low", label: "Nedre grense, 95 %", value: (r) => (isShown(r) ? r.low : null), format: formatEffect},
  {name: "high", label: "Øvre grense, 95 %", value: (r) => (isShown(r) ? r.high : null), format: formatEffect}
];
