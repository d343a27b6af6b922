import type {EffectAnalysis} from "../../statistics/analysis/result.js";
import type {EffectContext} from "./context.js";
import {countMunicipalities, countWithNumbers} from "./words.js";

/** The parts of an analysis that say what was looked at. */
export type Looked = Pick<EffectAnalysis, "settings" | "sample" | "headline">;

/** `48 skoler med tall (av 50 valgte) i 12 kommuner deltar, sammenliknet med 110 skoler med tall`. */
export function describeSample({settings: {level}, sample}: Pick<Looked, "settings" | "sample">): string {
  const where = level === "school" ? ` i ${countMunicipalities(sample.treatedClusters)}` : "";
  const {treatedUnits, comparisonUnits, chosen} = sample;
  return `${countWithNumbers(level, treatedUnits, chosen.treated)}${where} deltar, sammenliknet med ${countWithNumbers(level, comparisonUnits, chosen.comparison)}`;
}

/** Subtitle of a figure: measure, grade and period, unit of the numbers, sample. */
export function describeLooked(looked: Looked, {period}: EffectContext, unit = "prosentpoeng"): string {
  return `${period}. ${unit[0]?.toUpperCase()}${unit.slice(1)}. ${describeSample(looked)}.`;
}

/** File name of a figure's numbers: `effekt-<part>-<measure>-<grade>`. */
export function nameFile(part: string, {settings: {measure, grade}}: Pick<Looked, "settings">): string {
  return `effekt-${part}-${measure}-${grade.toLowerCase()}`;
}
