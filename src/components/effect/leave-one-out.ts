import type {EffectAnalysis} from "../../statistics/analysis/result.js";
import type {Column} from "../data-table.js";
import type {EffectContext} from "./context.js";
import {describeLooked, nameFile} from "./doubt-sample.js";
import {drawStrip, type Without} from "./doubt-strip.js";
import {formatEstimate} from "./doubt-words.js";
import {countMunicipalities, formatEffect, formatEffectPoints, isShown} from "./words.js";
import {figure} from "../figure.js";
import {notice} from "../notice.js";

const collator = new Intl.Collator("nb");

/**
 * The headline without each municipality in turn (the jackknife's values): how far it moves, not who is good or bad.
 * `names` gives municipalities' names by code; a code without a name stands for itself. The table is sorted by name and
 * cannot be sorted by value. A notice where there is no headline with an interval or nothing was left out.
 */
export function leaveOneOutFigure(
  analysis: EffectAnalysis,
  names: ReadonlyMap<string, string>,
  context: EffectContext
): HTMLElement {
  const {headline} = analysis;
  if (!isShown(headline) || analysis.leaveOneOut.length === 0) {
    return notice(
      "Tallet er ikke regnet ut uten hver kommune, fordi det ikke har noe intervall.",
      "Velg flere puljer eller en lengre periode."
    );
  }
  const all = {att: headline.att, low: headline.low, high: headline.high};
  const rows = analysis.leaveOneOut
    .map(({cluster, att}): Without => ({name: names.get(cluster) ?? cluster, att}))
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const largest = largestChange(rows, all.att);
  const columns: Column<Without>[] = [
    {name: "municipality_left_out", label: "Uten kommunen", value: ({name}) => name},
    {name: "estimate", label: "Anslått endring, prosentpoeng", value: ({att}) => att, format: formatEffect},
    {
      name: "change",
      label: "Forskjell fra tallet med alle",
      value: ({att}) => (att === null ? null : att - all.att),
      format: formatEffect
    }
  ];
  const drawn = figure({
    title: "Hviler tallet på én enkelt kommune?",
    subtitle: describeLooked(analysis, context),
    chart: (width) => drawStrip(rows, {all, largest, width}),
    textAlternative: describeRobustness(rows, headline),
    rows,
    columns,
    sources: context.sources,
    file: nameFile("uten-en-kommune", analysis),
    ...(context.downloads && {downloads: context.downloads}),
    note: `${describeRobustness(rows, headline)} Figuren viser hvor robust tallet er. Den sier ikke hvordan det har gått i den enkelte kommunen: store kommuner flytter tallet mer enn små, også i sammenlikningen.`
  });
  // The table keeps its order by name: sorted by value it would read as a ranking of municipalities.
  for (const button of drawn.querySelectorAll(".pb-sort")) button.replaceWith(button.textContent);
  return drawn;
}

/** The municipality whose absence moves the estimate most, of equals the first; null when none has a value. */
export function largestChange(rows: readonly Without[], att: number): (Without & {att: number}) | null {
  let largest: (Without & {att: number}) | null = null;
  for (const row of rows) {
    if (row.att === null) continue;
    if (largest === null || Math.abs(row.att - att) > Math.abs(largest.att - att)) {
      largest = {name: row.name, att: row.att};
    }
  }
  return largest;
}

/** Range of the estimates, the largest change, whether the sign holds, and who cannot be left out. */
export function describeRobustness(
  rows: readonly Without[],
  all: {att: number; low: number; high: number}
): string {
  const values = rows.flatMap(({att}) => (att === null ? [] : [att]));
  const lost = rows.filter(({att}) => att === null).map(({name}) => name);
  const parts = [`Med alle: ${formatEstimate(all)}.`];
  const largest = largestChange(rows, all.att);
  if (largest) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    parts.push(
      `Uten én kommune om gangen (${countMunicipalities(values.length)}) går tallet fra ${formatEffect(low)} til ${formatEffect(high)}. Mest endres det uten ${largest.name}: ${formatEffectPoints(largest.att)}.`,
      low < 0 && high > 0 ? "Fortegnet skifter." : "Fortegnet er det samme hele veien."
    );
  }
  if (lost.length > 0) {
    parts.push(
      `Tallet kan ikke beregnes uten ${lost.join(", ")}, så det hviler på ${lost.length === 1 ? "denne kommunen" : "disse kommunene"}.`
    );
  }
  return parts.join(" ");
}
