import type {Measured} from "../../statistics/fairness/distribution.js";
import type {InequalityMeasure} from "../../statistics/fairness/inequality.js";
import type {VerticalMeasure} from "../../statistics/fairness/vertical-equity.js";
import {formatKroner, formatPercent} from "../format.js";
import type {DistributionState} from "./address.js";
import type {Inequality} from "./inequality.js";
import {measureSentence, type FairnessMeasure, type MeasureContext} from "./measure-words.js";
import {formatSignedWhole, headWords, unitWords} from "./words.js";

/** One measure as the reader sees it: its value as text, null where there is none, and what that means here. */
export interface MeasureRow {
  name: string;
  text: string | null;
  sentence: string;
}

const threeDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 3, maximumFractionDigits: 3});
const twoDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 2, maximumFractionDigits: 2});
const index = (value: number) => threeDecimals.format(value);
const times = (value: number) => twoDecimals.format(value);
const signedKroner = (value: number) => `${formatSignedWhole(value)}\u00a0kr`;

type Shown = readonly [name: string, format: (value: number) => string];

const inequalityShown: Readonly<Record<InequalityMeasure, Shown>> = {
  hoover: ["Hoover", formatPercent],
  gini: ["Gini", index],
  variationCoefficient: ["Variasjonskoeffisient", formatPercent],
  largestToSmallest: ["Høyeste mot laveste sats", times],
  range: ["Spennvidde", formatKroner],
  restrictedRange: ["Spennvidde uten ytterpunktene", formatKroner],
  federalRangeRatio: ["Spennvidde mot laveste (federal range ratio)", formatPercent],
  decileRatio: ["P90 mot P10", times],
  mcLoone: ["McLoone", index],
  verstegen: ["Verstegen", index],
  theilT: ["Theil T", index],
  theilL: ["Theil L", index],
  atkinson: ["Atkinson (ε = 1)", index]
};

const needShown: Readonly<Record<VerticalMeasure, Shown>> = {
  concentrationIndex: ["Konsentrasjonsindeks", index],
  needConcentration: ["Konsentrasjon av behovet", index],
  kakwani: ["Konsentrasjon mot behov (Kakwani)", index],
  progressivityRatio: ["Sats der mobbede er, mot der andre er", times],
  progressivityDifference: ["Samme, i kroner per hode", signedKroner],
  needGap: ["Størst mot minst behov (kvartiler)", formatPercent],
  slope: ["Kroner per hode og prosentpoeng", signedKroner],
  elasticity: ["Elastisitet", times],
  correlation: ["Korrelasjon, vektet", times],
  spearman: ["Rangkorrelasjon (Spearman)", times],
  kendall: ["Rangkorrelasjon (Kendall)", times]
};

/** Every measure of inequality, and Theil T within and between counties where units of several are distributed to. */
export function measureRows(state: DistributionState, {measures, theil, ...found}: Inequality): MeasureRow[] {
  const context = contextOf(state, found.observations);
  const rows = rowsOf(inequalityShown, measures, context);
  if (!theil?.ok) return rows;
  const {total, within, between} = theil.T;
  const share = total > 0 ? formatPercent(between / total) : null;
  return [
    ...rows,
    {
      name: "Theil T mellom fylker",
      text: share,
      sentence: share
        ? `${share} av ulikheten (Theil T) er mellom fylkene, og ${formatPercent(within / total)} er innad i dem.`
        : "Det er ingen ulikhet å dele opp."
    }
  ];
}

/** Every measure of kroner against need, and what makes the slope; empty where the need is not known. */
export function needRows(state: DistributionState, {need, observations}: Inequality): MeasureRow[] {
  if (!need) return [];
  const rows = rowsOf(needShown, need.measures, contextOf(state, observations));
  const {gradient} = need;
  if (!gradient.ok) return rows;
  const {slope, base, heads, need: extra, bounds} = gradient;
  return [
    ...rows,
    {
      name: "Hva helningen kommer av",
      text: signedKroner(slope),
      sentence: `Av ${signedKroner(slope)} per prosentpoeng kommer ${signedKroner(base)} av grunntilskuddet, ${signedKroner(heads)} av antallet, ${signedKroner(extra)} av vekten for behov og ${signedKroner(bounds)} av gulv, tak og overgang.`
    }
  ];
}

function rowsOf<M extends FairnessMeasure>(
  shown: Readonly<Record<M, Shown>>,
  measures: Readonly<Record<M, Measured>>,
  context: MeasureContext
): MeasureRow[] {
  return (Object.keys(shown) as M[]).map((measure) => {
    const [name, format] = shown[measure];
    const measured = measures[measure];
    return {
      name,
      text: measured.ok ? format(measured.value) : null,
      sentence: measureSentence(measure, measured, context)
    };
  });
}

function contextOf(
  {area, settings}: DistributionState,
  observations: Inequality["observations"]
): MeasureContext {
  const heads = observations.reduce((sum, {weight}) => sum + weight, 0);
  const kroner = observations.reduce((sum, {weight, value}) => sum + weight * value, 0);
  return {kroner, heads, perHead: headWords(settings), units: unitWords(area)};
}
