import type {CellReason, EffectAnalysis, Headline, Sample} from "../../statistics/analysis/result.js";
import {fewTreatedClusters} from "../../statistics/analysis/settings.js";
import {
  countUnits,
  countWithNumbers,
  formatEffect,
  formatEffectPoints,
  formatEffectRange,
  isShown,
  reasonWords
} from "./words.js";
import {element} from "../element.js";
import {joinWords} from "../join-words.js";
import {formatStartYear, formatWhole} from "../format.js";

/**
 * The answer for someone who reads only this: size, interval, how certain, the same in pupils, what is left out, and what it
 * does not say.
 */
export function effectAnswer(analysis: EffectAnalysis, allowBreaks: () => void): HTMLElement {
  const {headline, sample, settings} = analysis;
  const root = element("div", {class: "pb-effect-answer"});
  const who = settings.level === "school" ? "skolene" : "kommunene";
  root.append(element("p", {class: "pb-answer"}, effectSentence(headline, who)));
  for (const text of caveats(analysis)) root.append(element("p", {}, text));
  const pupils = pupilSentence(headline);
  if (pupils) root.append(element("p", {}, pupils));
  if (isShown(headline)) root.append(element("p", {}, basisSentence(analysis)));
  const missing = missingSentence(sample, settings);
  if (missing) {
    const button = element(
      "button",
      {type: "button", class: "pb-link-button"},
      "Tillat sammenlikning over brudd"
    );
    button.addEventListener("click", allowBreaks);
    const isBreak = sample.puljer.some(({reason}) => reason === "series-break");
    root.append(element("p", {}, missing, isBreak && " ", isBreak && button));
  }
  root.append(
    element(
      "p",
      {class: "pb-effect-caution"},
      element("strong", {}, "Dette sier tallet ikke: "),
      `at puljen er grunnen. Deltakerne ble ikke trukket ut tilfeldig, og noe annet kan ha endret seg samtidig hos dem. Det sier heller ikke noe om en enkelt ${settings.level === "school" ? "skole" : "kommune"}.`
    )
  );
  return root;
}

/** Size, direction, interval and certainty in one or two sentences. */
export function effectSentence(headline: Headline, who: string): string {
  if (!isShown(headline)) {
    const why = headline.reason === null ? "" : `: ${reasonWords[headline.reason]}`;
    return headline.att === null
      ? `Endringen kan ikke anslås${why}.`
      : `Endringen er ikke vist, fordi usikkerheten ikke kan anslås${why}.`;
  }
  const {att} = headline;
  const size = formatEffect(Math.abs(att)).replace("+", "");
  const direction = att < 0 ? `${size} prosentpoeng lavere` : `${size} prosentpoeng høyere`;
  return `Etter oppstart ble andelen mobbede ${att === 0 ? "verken høyere eller lavere" : direction} i ${who} som deltok, sett mot endringen i sammenlikningen (95 % intervall ${formatEffectRange(headline)}). ${certaintySentence[headline.certainty]}`;
}

const certaintySentence: Readonly<Record<Headline["certainty"], string>> = {
  clear: "Forskjellen er tydelig: også 99 % intervallet utelukker null.",
  likely: "Forskjellen er større enn tilfeldigheter ventes å gi: intervallet utelukker null.",
  uncertain:
    "Det er usikkert: intervallet rommer null, så forskjellen er ikke større enn tilfeldigheter kan gi.",
  unknown: "Hvor sikkert det er, kan ikke anslås."
};

/** The same as a number of pupils a year, with interval; null without one. */
export function pupilSentence({pupils}: Headline): string | null {
  if (pupils === null) return null;
  const [fewer, low, high] = [pupils.fewer, pupils.low, pupils.high].map(Math.round) as [
    number,
    number,
    number
  ];
  const count = (n: number) => (n === 0 ? "0" : `${magnitude(n)} ${n > 0 ? "færre" : "flere"}`);
  const ends = high > 0 ? [low, high] : [high, low];
  const range =
    low < 0 && high > 0
      ? `${count(low)} til ${count(high)}`
      : `${magnitude(ends[0]!)} til ${count(ends[1]!)}`;
  return `Det svarer til om lag ${fewer === 0 ? "0 færre" : count(fewer)} mobbede elever i året (95 % intervall ${range}), blant ${formatWhole(Math.round(pupils.respondents))} svar i året hos dem som deltok.`;
}

/** What must be known before the number is used: few municipalities, breaks crossed, what could have been overlooked. */
function caveats({headline, sample, settings, specification, detectable}: EffectAnalysis): string[] {
  if (settings.puljer.length === 0) return ["Velg minst én pulje."];
  if (!isShown(headline)) return [];
  const isFew = headline.carriers.treated < fewTreatedClusters.value;
  const crossed = specification.breaks.length === 0 ? sample.breaks : [];
  return [
    isFew &&
      `Bare ${countUnits("municipality", headline.carriers.treated)} som deltok, har tall i årene det regnes med. Se omfordelingstesten lenger ned.`,
    crossed.length > 0 &&
      `Sammenlikningen går over brudd i tallserien (${joinWords(crossed.map(formatStartYear))}). Det er bare riktig hvis bruddene traff alle likt.`,
    headline.certainty === "uncertain" &&
      detectable !== null &&
      `En forskjell under om lag ${formatEffect(detectable).replace("+", "")} prosentpoeng ville i minst 2 av 10 tilfeller ikke blitt oppdaget her.`
  ].filter((text) => text !== false);
}

function basisSentence({sample, settings, specification, estimators}: EffectAnalysis): string {
  const base = specification.anticipation + 1;
  const years = ["ett", "to", "tre"][base - 1] ?? String(base);
  const units = estimators.find(({isHeadline}) => isHeadline)?.units ?? 0;
  const shown = sample.puljer.filter(({reason}) => reason === null);
  const puljer = shown.map(({id}) => id);
  const chosen = shown.reduce((sum, pulje) => sum + pulje.units, 0);
  const others = settings.control === "never" ? "" : ", sammen med dem som ikke hadde startet ennå det året";
  return `Bygger på ${countWithNumbers(settings.level, units, chosen)} i ${joinWords(puljer)}, og til sammenlikning ${countWithNumbers(settings.level, sample.comparisonUnits, sample.chosen.comparison)} som ikke deltok i perioden${others}. Det regnes fra ${years} år før oppstart, ${baseReason[settings.selection]}.`;
}

const baseReason: Readonly<Record<EffectAnalysis["settings"]["selection"], string>> = {
  independent: "det siste året før den",
  lastYear: "fordi et høyt tall året før kan ha vært grunnen til at de ble valgt",
  twoYears: "fordi høye tall de to siste årene kan ha vært grunnen til at de ble valgt"
};

function magnitude(n: number): string {
  return formatWhole(Math.abs(n));
}

/** Puljer that are chosen but have no shown effect, with the reason; null when all have one. */
export function missingSentence(
  {puljer}: Pick<Sample, "puljer">,
  {control}: Pick<EffectAnalysis["settings"], "control">
): string | null {
  const byReason = new Map<CellReason, string[]>();
  for (const {id, reason} of puljer) {
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
  }
  if (byReason.size === 0) return null;
  const also =
    control === "never"
      ? ""
      : " Før oppstart teller de likevel med i sammenlikningen, i år som ikke krysser et brudd.";
  return `${[...byReason]
    .map(([reason, ids]) => `${joinWords(ids)} har ikke noe eget tall: ${reasonWords[reason]}.`)
    .join(" ")}${also}`;
}

/** For the line of the choices. */
export function shortAnswer({headline}: EffectAnalysis): string {
  return isShown(headline) ? `${formatEffectPoints(headline.att)} (${formatEffectRange(headline)})` : "";
}
