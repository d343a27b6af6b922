import type {FairnessReason, Measured} from "../../statistics/fairness/distribution.js";
import type {InequalityMeasure} from "../../statistics/fairness/inequality.js";
import type {VerticalMeasure} from "../../statistics/fairness/vertical-equity.js";
import {formatKroner, formatPercent} from "../format.js";
import type {UnitWords} from "./words.js";

export type FairnessMeasure = InequalityMeasure | VerticalMeasure;

/** What a sentence needs to know beside the value. */
export interface MeasureContext {
  /** Kroner to all units, and their heads. */
  kroner: number;
  heads: number;
  /** Number of units: rounding to whole kroner may move half a krone each. */
  count: number;
  /** What is counted as one head: see `headWords`. */
  perHead: string;
  /** What the units are called: see `unitWords`. */
  units: UnitWords;
}

const decimals = [1, 2, 3].map(
  (digits) => new Intl.NumberFormat("nb-NO", {minimumFractionDigits: digits, maximumFractionDigits: digits})
) as [Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat];
const rounded = new Intl.NumberFormat("en", {maximumSignificantDigits: 2, useGrouping: false});

const reasons: Readonly<Record<FairnessReason, string>> = {
  noUnits: "Det er ingen å måle på.",
  noHeads: "Ingen har barn eller elever å måle på.",
  oneUnit: "Én alene har ingen å sammenliknes med.",
  zeroMean: "Det er ikke delt ut noe å måle på.",
  zeroValue: "Noen står med null kroner, og da har målet ingen verdi.",
  zeroDenominator: "Målet ville delt på null og har ingen verdi her.",
  equalNeed: "Behovet er likt hos alle, så pengene kan ikke følge det."
};

type Words = (value: number, context: MeasureContext & {mean: number}) => string;

const words: Readonly<Record<FairnessMeasure, Words>> = {
  hoover: (value, {kroner, count, perHead, units}) =>
    value * kroner < Math.max(0.5, count / 2)
      ? `Ingen penger måtte flyttes: alle ${units.many} får like mye per ${perHead}.`
      : `${formatPercent(value)} av pengene (${formatKroner(Number(rounded.format(value * kroner)))}) måtte flyttes for at alle ${units.many} skulle få like mye per ${perHead}.`,
  gini: (value, {mean, perHead, units}) =>
    `Trekker vi to tilfeldige ${plural(perHead)}, skiller det i snitt ${formatKroner(2 * value * mean)} mellom det ${units.all} deres får per ${perHead} (Gini ${decimals[2].format(value)}).`,
  variationCoefficient: (value, {mean, perHead}) =>
    `Kroner per ${perHead} avviker typisk ${formatPercent(value)} fra snittet på ${formatKroner(mean)}.`,
  mcLoone: (value, {perHead}) =>
    `Halvparten med minst får i snitt ${formatPercent(value)} av medianen per ${perHead}.`,
  verstegen: (value, {perHead}) =>
    `Halvparten med mest får i snitt ${formatPercent(value)} av medianen per ${perHead}.`,
  range: (value, {perHead, units}) =>
    `${capital(units.one)} med mest per ${perHead} får ${formatKroner(value)} mer per ${perHead} enn ${units.one} med minst.`,
  restrictedRange: (value, {perHead}) =>
    `Uten de 5\u00a0% med mest og de 5\u00a0% med minst skiller det ${formatKroner(value)} per ${perHead}.`,
  federalRangeRatio: (value, {perHead}) =>
    `Uten de 5\u00a0% med mest og de 5\u00a0% med minst får de øverste ${formatPercent(value)} mer per ${perHead} enn de nederste.`,
  largestToSmallest: (value, {perHead, units}) =>
    `${capital(units.one)} med mest får ${times(value)} per ${perHead} som ${units.one} med minst.`,
  decileRatio: (value, {perHead}) =>
    `De som ligger 10\u00a0% fra toppen, får ${times(value)} per ${perHead} som de som ligger 10\u00a0% fra bunnen.`,
  theilT: (value, {perHead}) =>
    `Theil T er ${decimals[2].format(value)}: null er likt for alle, og avvik oppover per ${perHead} teller mest.`,
  theilL: (value, {perHead}) =>
    `Theil L er ${decimals[2].format(value)}: null er likt for alle, og avvik nedover per ${perHead} teller mest.`,
  atkinson: (value, {perHead}) =>
    `Teller en krone mer der det er lite fra før, ville ${formatPercent(1 - value)} av pengene gjort samme nytte om alle fikk like mye per ${perHead}.`,
  progressivityRatio: (value, {perHead}) =>
    `Der elevene som mobbes, hører til, er det ${more(value - 1, perHead)} der de andre elevene hører til.`,
  progressivityDifference: (value, {perHead}) =>
    `Der elevene som mobbes, hører til, er det ${formatKroner(Math.abs(value))} ${value < 0 ? "mindre" : "mer"} per ${perHead} enn der de andre elevene hører til.`,
  needGap: (value, {perHead}) =>
    `I fjerdedelen med størst andel mobbede er det ${more(value, perHead)} i fjerdedelen med minst.`,
  slope: (value, {perHead}) =>
    `Ett prosentpoeng flere som mobbes, går sammen med ${formatKroner(Math.abs(value))} ${value < 0 ? "mindre" : "mer"} per ${perHead}.`,
  elasticity: (value, {perHead}) =>
    `10\u00a0% større andel mobbede går sammen med ${formatPercent(Math.abs(value) / 10)} ${value < 0 ? "mindre" : "mer"} per ${perHead}; 10,0\u00a0% ville vært i takt med behovet.`,
  correlation: (value, {perHead}) =>
    `Kroner per ${perHead} og andel mobbede har korrelasjon ${signed(value)}, der 1 er en rett linje oppover og 0 ingen sammenheng.`,
  spearman: (value, {perHead}) =>
    `Rekkefølgen etter kroner per ${perHead} og etter andel mobbede har korrelasjon ${signed(value)}; 1 er samme rekkefølge.`,
  kendall: (value, {perHead, units}) =>
    `Par av ${units.many} står oftere i samme enn i motsatt rekkefølge etter kroner per ${perHead} og andel mobbede når tallet er over null; her er det ${signed(value)}.`,
  concentrationIndex: (value, {perHead}) =>
    `Konsentrasjonen er ${signed(value)}: over null betyr mer per ${perHead} der en større andel mobbes.`,
  needConcentration: (value) =>
    `Konsentrasjonen av behovet selv er ${signed(value)}; er den lik pengenes, følger pengene behovet helt.`,
  kakwani: (value) =>
    `Pengene er ${Math.abs(value) < 5e-4 ? "like mye" : value < 0 ? "mindre" : "mer"} samlet der behovet er størst ${Math.abs(value) < 5e-4 ? "som" : "enn"} behovet selv (${signed(value)}).`
};

/**
 * One plain sentence on what a measure's value means for this distribution, or why it has none. It never says whether the
 * value is good: a base grant makes kroner per head unequal by design.
 */
export function measureSentence(
  measure: FairnessMeasure,
  measured: Measured,
  context: MeasureContext
): string {
  if (!measured.ok) return reasons[measured.reason];
  return words[measure](measured.value, {...context, mean: context.kroner / context.heads});
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function times(value: number): string {
  return Math.abs(value - 1) < 0.05 ? "like mye" : `${decimals[0].format(value)} ganger så mye`;
}

/** `6,6 % mer per barn og elev enn`, or `like mye per barn og elev som`. */
function more(share: number, perHead: string): string {
  if (Math.abs(share) < 5e-4) return `like mye per ${perHead} som`;
  return `${formatPercent(Math.abs(share))} ${share < 0 ? "mindre" : "mer"} per ${perHead} enn`;
}

function signed(value: number): string {
  const text = decimals[Math.abs(value) < 0.1 ? 2 : 1].format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

function plural(perHead: string): string {
  return perHead.replace("elev", "elever").replace("lærling", "lærlinger");
}
