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
  /** How it is computed: x is kroner per head, w heads, μ the mean Σwx/Σw. */
  formula: string;
}

const threeDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 3, maximumFractionDigits: 3});
const twoDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 2, maximumFractionDigits: 2});
const index = (value: number) => threeDecimals.format(value);
const times = (value: number) => twoDecimals.format(value);
const signedKroner = (value: number) => `${formatSignedWhole(value)}\u00a0kr`;

type Shown = readonly [name: string, format: (value: number) => string, formula: string];

const inequalityShown: Readonly<Record<InequalityMeasure, Shown>> = {
  hoover: ["Hoover", formatPercent, "Σw|x − μ| / (2μΣw)"],
  gini: ["Gini", index, "Σᵢ Σⱼ wᵢwⱼ|xᵢ − xⱼ| / (2μ(Σw)²)"],
  variationCoefficient: ["Variasjonskoeffisient", formatPercent, "√(Σw(x − μ)² / Σw) / μ"],
  largestToSmallest: ["Høyeste mot laveste sats", times, "største x / minste x"],
  range: ["Spennvidde", formatKroner, "største x − minste x"],
  restrictedRange: ["Spennvidde uten ytterpunktene", formatKroner, "P95 − P5, etter hoder"],
  federalRangeRatio: ["Spennvidde mot laveste (federal range ratio)", formatPercent, "(P95 − P5) / P5"],
  decileRatio: ["P90 mot P10", times, "P90 / P10"],
  mcLoone: ["McLoone", index, "sum under medianen / det samme med median sats"],
  verstegen: ["Verstegen", index, "sum over medianen / det samme med median sats"],
  theilT: ["Theil T", index, "Σw(x/μ) ln(x/μ) / Σw"],
  theilL: ["Theil L", index, "Σw ln(μ/x) / Σw"],
  atkinson: ["Atkinson (ε = 1)", index, "1 − geometrisk snitt av x / μ"]
};

const needShown: Readonly<Record<VerticalMeasure, Shown>> = {
  concentrationIndex: ["Konsentrasjonsindeks", index, "1 − 2 · arealet under konsentrasjonskurven"],
  needConcentration: ["Konsentrasjon av behovet", index, "det samme for antall mobbede per hode"],
  kakwani: ["Konsentrasjon mot behov (Kakwani)", index, "kronenes indeks − behovets indeks"],
  progressivityRatio: [
    "Sats der mobbede er, mot der andre er",
    times,
    "snitt vektet med mobbede / snitt vektet med andre elever"
  ],
  progressivityDifference: ["Samme, i kroner per hode", signedKroner, "det samme som differanse"],
  needGap: ["Størst mot minst behov (kvartiler)", formatPercent, "snitt i øverste kvartil / nederste − 1"],
  slope: ["Kroner per hode og prosentpoeng", signedKroner, "vektet minste kvadrat: x mot prosent mobbede"],
  elasticity: ["Elastisitet", times, "vektet minste kvadrat: ln x mot ln andel"],
  correlation: ["Korrelasjon, vektet", times, "Pearson, vektet med hoder"],
  spearman: ["Rangkorrelasjon (Spearman)", times, "Pearson av rangene"],
  kendall: ["Rangkorrelasjon (Kendall)", times, "(like par − ulike par) / alle par, τ-b"]
};

/** Every measure of inequality, and Theil T within and between counties where units of several are distributed to. */
export function measureRows(state: DistributionState, {measures, theil, ...found}: Inequality): MeasureRow[] {
  const context = contextOf(state, found.observations);
  const rows = rowsOf(inequalityShown, measures, context);
  if (!theil?.ok) return rows;
  const {total, within, between} = theil.T;
  // what rounding to whole kroner leaves is no inequality
  const share = total > 1e-6 ? formatPercent(between / total) : null;
  return [
    ...rows,
    {
      name: "Theil T mellom fylker",
      text: share,
      sentence: share
        ? `${share} av ulikheten (Theil T) er mellom fylkene, og ${formatPercent(within / total)} er innad i dem.`
        : "Det er ingen ulikhet å dele opp.",
      formula: "Σ sₖ ln(μₖ/μ), s: fylkets del av kronene"
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
      sentence: `Av ${signedKroner(slope)} per prosentpoeng kommer ${signedKroner(base)} av grunntilskuddet, ${signedKroner(heads)} av antallet, ${signedKroner(extra)} av vekten for behov og ${signedKroner(bounds)} av gulv, tak og overgang.`,
      formula: "helningen av hver del; delene summerer til helheten"
    }
  ];
}

function rowsOf<M extends FairnessMeasure>(
  shown: Readonly<Record<M, Shown>>,
  measures: Readonly<Record<M, Measured>>,
  context: MeasureContext
): MeasureRow[] {
  return (Object.keys(shown) as M[]).map((measure) => {
    const [name, format, formula] = shown[measure];
    const measured = measures[measure];
    return {
      name,
      text: measured.ok ? format(measured.value) : null,
      sentence: measureSentence(measure, measured, context),
      formula
    };
  });
}

function contextOf(
  {area, settings}: DistributionState,
  observations: Inequality["observations"]
): MeasureContext {
  const heads = observations.reduce((sum, {weight}) => sum + weight, 0);
  const kroner = observations.reduce((sum, {weight, value}) => sum + weight * value, 0);
  return {
    kroner,
    heads,
    count: observations.length,
    perHead: headWords(settings),
    units: unitWords(area)
  };
}
