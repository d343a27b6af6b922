import type {
  EffectAnalysis,
  EstimatorId,
  EstimatorRow,
  TwoWayView
} from "../../statistics/analysis/result.js";
import type {BaconKind, BaconReason} from "../../statistics/regression/goodman-bacon.js";
import {
  containsZero,
  countUnits,
  formatEffectPoints,
  formatEffectRange,
  isShown,
  reasonWords,
  type Shown
} from "./words.js";
import {formatPercent, formatStartYear} from "../format.js";

/** A name and what is special about each way to estimate. */
export const estimatorWords: Readonly<Record<EstimatorId, {name: string; detail: string}>> = {
  "g-1": {name: "Basis g−1", detail: "året før oppstart"},
  "g-2": {name: "Basis g−2", detail: "to år før oppstart"},
  "g-3": {name: "Basis g−3", detail: "tre år før oppstart"},
  never: {name: "Bare mot aldri", detail: "uten dem som startet senere"},
  imputation: {name: "Imputering", detail: "alle år før oppstart"},
  twoWay: {name: "Toveis faste effekter", detail: "bare til advarsel"}
};

const smallestGap = 0.3;
const twoDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 2, maximumFractionDigits: 2});

type ShownRow = Shown<EstimatorRow>;

/** The estimates of base g − 1 and g − 2, their distance and the limit above which it is called a disagreement. */
export interface BaseGap {
  one: ShownRow;
  two: ShownRow;
  gap: number;
  limit: number;
  isLarge: boolean;
}

/**
 * Compares base g − 1 with g − 2: large when |difference| exceeds the larger of 0.3 points and half the larger standard
 * error (exactly at the limit it is not). Undefined when one of them has no estimate with an interval.
 */
export function compareBases(rows: readonly EstimatorRow[]): BaseGap | undefined {
  const [one, two] = (["g-1", "g-2"] as const).map((id) => rows.find((row) => row.id === id));
  if (!one || !two || !isShown(one) || !isShown(two)) return undefined;
  const gap = Math.abs(one.att - two.att);
  const limit = Math.max(smallestGap, Math.max(one.se ?? 0, two.se ?? 0) / 2);
  return {one, two, gap, limit, isLarge: gap - limit > 1e-9};
}

/** The finding of the figure: whether the choice of base year changes the answer. */
export function forestTitle(rows: readonly EstimatorRow[]): string {
  const bases = compareBases(rows);
  if (!bases) return "Gir andre måter å regne på samme svar?";
  if (!bases.isLarge) return "De to basisårene gir nær samme svar";
  return bases.one.units === bases.two.units
    ? "Valget av basisår endrer svaret"
    : "Svaret avhenger av basisår og av hvem som er med";
}

/** Why the ways to estimate agree or not, a paragraph each. */
export function explainEstimators({estimators, twoWay, settings}: EffectAnalysis): string[] {
  const bases = compareBases(estimators);
  const imputation = estimators.find(({id}) => id === "imputation");
  const headline = estimators.find(({isHeadline}) => isHeadline);
  const paragraphs = [bases ? explainBases(bases) : "Basisårene g−1 og g−2 kan ikke sammenliknes her."];
  if (imputation && headline && headline !== imputation && isShown(imputation) && isShown(headline)) {
    const away = imputation.att - headline.att;
    const inside = [imputation, headline].filter(containsZero).length;
    const zero = [
      "Ingen av intervallene rommer null.",
      "Bare det ene intervallet rommer null, så svaret avhenger av metoden.",
      "Begge intervallene rommer null."
    ][inside];
    paragraphs.push(
      `Imputeringen bruker alle årene før oppstart og ligger ${twoDecimals.format(Math.abs(away))} prosentpoeng ${away < 0 ? "under" : "over"} hovedtallet. ${zero}`
    );
  }
  const row = estimators.find(({id}) => id === "twoWay");
  if (row) paragraphs.push(explainTwoWay(twoWay, row, settings.level));
  return paragraphs;
}

function explainBases({one, two, gap, limit, isLarge}: BaseGap): string {
  const both = `Med basis året før oppstart er anslaget ${say(one)}, med basis to år før ${say(two)}.`;
  const sizes = `Forskjellen er ${twoDecimals.format(gap)} prosentpoeng, grensen ${twoDecimals.format(limit)} (det største av 0,3 og halve den største standardfeilen).`;
  return isLarge
    ? `${both} ${sizes}${one.units === two.units ? "" : " De to bygger ikke på de samme (se antallet ved hver rad), og det alene kan gi forskjell."} Ellers er regresjon mot gjennomsnittet den første mistanken: var andelen uvanlig høy eller lav i puljene året før oppstart, ville den trolig gått tilbake mot det vanlige uansett.`
    : `${both} ${sizes} De er altså nær hverandre. Det utelukker ikke at utvalget av deltakere preger begge.`;
}

function say(row: ShownRow): string {
  return `${formatEffectPoints(row.att)} (${formatEffectRange(row)})`;
}

/** Kinds that use units already treated as comparison. */
const forbidden: ReadonlySet<BaconKind> = new Set(["later vs earlier treated", "later vs always treated"]);

const baconWords: Readonly<Record<BaconReason, string>> = {
  unbalanced: "noen mangler tall i noen år",
  "changing-weights": "vektene endrer seg over tid",
  "no-comparison": "ingen å sammenlikne med"
};

function explainTwoWay(
  {kinds, reason, units, firstYear, lastYear}: TwoWayView,
  row: EstimatorRow,
  level: EffectAnalysis["settings"]["level"]
): string {
  const start = "Toveis faste effekter vises bare til advarsel.";
  if (!kinds)
    return `${start} Tallet kan ikke deles opp etter hvem som sammenliknes med hvem: ${reason ? baconWords[reason] : "grunnlaget mangler"}.`;
  const share = kinds.filter(({kind}) => forbidden.has(kind)).reduce((sum, {weight}) => sum + weight, 0);
  const basis =
    firstYear !== null && lastYear !== null
      ? ` (delt opp for ${countUnits(level, units)} med tall i alle år, ${formatStartYear(firstYear)} til ${formatStartYear(lastYear)})`
      : "";
  const warning =
    share > 0
      ? " Slike ledd kan snu fortegnet når endringene vokser over tid."
      : isShown(row)
        ? " Tallet blander likevel puljer og år med vekter ingen har valgt."
        : "";
  return `${start} ${formatPercent(share)} av vekten ligger på «forbudte» sammenlikninger, der enheter som alt deltar, er målestokken${basis}.${warning}`;
}

/** Why a row has no estimate that can be shown, in words after a colon; null when it has one. */
export function whyAbsent(row: EstimatorRow, {headline, sample}: EffectAnalysis): string | null {
  if (isShown(row)) return null;
  if (row.isHeadline && headline.reason) return reasonWords[headline.reason];
  if (row.att !== null) return "usikkerheten kan ikke anslås";
  const back = row.id.startsWith("g-") ? Number(row.id.slice(2)) : null;
  const first = sample.years[0];
  if (back !== null && first !== undefined && sample.puljer.every(({start}) => start - back < first))
    return `ingen pulje har målinger ${estimatorWords[row.id].detail}`;
  return "ingen endring kan anslås med disse valgene";
}
