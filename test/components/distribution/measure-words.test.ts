import {expect, test} from "vitest";
import {measureSentence, type FairnessMeasure} from "../../../src/components/distribution/measure-words.ts";
import {headWords, unitWords} from "../../../src/components/distribution/words.ts";
import type {FairnessReason, Measured} from "../../../src/statistics/fairness/distribution.ts";
import {inequalityMeasures, measureInequality} from "../../../src/statistics/fairness/inequality.ts";
import {measureVerticalEquity, verticalMeasures} from "../../../src/statistics/fairness/vertical-equity.ts";
import {networks} from "../../statistics/fairness/networks.ts";

const context = {
  kroner: networks.reduce((sum, {amount}) => sum + amount, 0),
  heads: networks.reduce((sum, {weight}) => sum + weight, 0),
  count: networks.length,
  perHead: "barn og elev",
  units: unitWords({units: [{kind: "network"}]})
};
const values: Record<FairnessMeasure, Measured> = {
  ...measureInequality(networks),
  ...measureVerticalEquity(networks)
};
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const say = (measure: FairnessMeasure, measured = values[measure]) =>
  plain(measureSentence(measure, measured, context));
const found = (value: number): Measured => ({ok: true, value});

const expected: Record<FairnessMeasure, string> = {
  hoover:
    "7,5 % av pengene (940 000 kr) måtte flyttes for at alle nettverk skulle få like mye per barn og elev.",
  gini: "Trekker vi to tilfeldige barn og elever, skiller det i snitt 84 kr mellom det nettverkene deres får per barn og elev (Gini 0,100).",
  variationCoefficient: "Kroner per barn og elev avviker typisk 27,5 % fra snittet på 420 kr.",
  mcLoone: "Halvparten med minst får i snitt 95,1 % av medianen per barn og elev.",
  verstegen: "Halvparten med mest får i snitt 119,1 % av medianen per barn og elev.",
  range: "Nettverket med mest per barn og elev får 1 065 kr mer per barn og elev enn nettverket med minst.",
  restrictedRange: "Uten de 5 % med mest og de 5 % med minst skiller det 265 kr per barn og elev.",
  federalRangeRatio:
    "Uten de 5 % med mest og de 5 % med minst får de øverste 74,0 % mer per barn og elev enn de nederste.",
  largestToSmallest: "Nettverket med mest får 4,0 ganger så mye per barn og elev som nettverket med minst.",
  decileRatio:
    "De som ligger 10 % fra toppen, får 1,4 ganger så mye per barn og elev som de som ligger 10 % fra bunnen.",
  theilT: "Theil T er 0,028: null er likt for alle, og avvik oppover per barn og elev teller mest.",
  theilL: "Theil L er 0,023: null er likt for alle, og avvik nedover per barn og elev teller mest.",
  atkinson:
    "Teller en krone mer der det er lite fra før, ville 97,7 % av pengene gjort samme nytte om alle fikk like mye per barn og elev.",
  progressivityRatio:
    "Der elevene som mobbes, hører til, er det 6,6 % mer per barn og elev enn der de andre elevene hører til.",
  progressivityDifference:
    "Der elevene som mobbes, hører til, er det 28 kr mer per barn og elev enn der de andre elevene hører til.",
  needGap:
    "I fjerdedelen med størst andel mobbede er det 44,9 % mer per barn og elev enn i fjerdedelen med minst.",
  slope: "Ett prosentpoeng flere som mobbes, går sammen med 48 kr mer per barn og elev.",
  elasticity:
    "10 % større andel mobbede går sammen med 8,6 % mer per barn og elev; 10,0 % ville vært i takt med behovet.",
  correlation:
    "Kroner per barn og elev og andel mobbede har korrelasjon 0,90, der 1 er en rett linje oppover og 0 ingen sammenheng.",
  spearman:
    "Rekkefølgen etter kroner per barn og elev og etter andel mobbede har korrelasjon 0,99; 1 er samme rekkefølge.",
  kendall:
    "Par av nettverk står oftere i samme enn i motsatt rekkefølge etter kroner per barn og elev og andel mobbede når tallet er over null; her er det 0,93.",
  concentrationIndex:
    "Konsentrasjonen er 0,099: over null betyr mer per barn og elev der en større andel mobbes.",
  needConcentration:
    "Konsentrasjonen av behovet selv er 0,12; er den lik pengenes, følger pengene behovet helt.",
  kakwani: "Pengene er mindre samlet der behovet er størst enn behovet selv (−0,023)."
};

test("every measure has its sentence", () => {
  expect(Object.keys(expected)).toEqual([
    ...Object.keys(inequalityMeasures),
    ...Object.keys(verticalMeasures)
  ]);
});

test.each(Object.entries(expected) as [FairnessMeasure, string][])("%s: %s", (measure, sentence) => {
  expect(say(measure)).toBe(sentence);
});

test("less is called less, and equal is called equal", () => {
  expect(say("slope", found(-12))).toContain("12 kr mindre per");
  expect(say("progressivityRatio", found(0.9))).toContain("10,0 % mindre per barn og elev enn der");
  expect(say("progressivityRatio", found(1))).toContain("like mye per barn og elev som der");
  expect(say("largestToSmallest", found(1))).toContain("får like mye per barn og elev som");
  expect(say("hoover", found(0))).toBe(
    "Ingen penger måtte flyttes: alle nettverk får like mye per barn og elev."
  );
  expect(say("kakwani", found(0))).toContain("like mye samlet der behovet er størst som");
  expect(say("correlation", found(-0.0001))).toContain("korrelasjon 0,000");
});

test("a measure without a value says why", () => {
  const reasons: FairnessReason[] = ["noUnits", "noHeads", "oneUnit", "zeroMean", "zeroValue", "zeroDenominator", "equalNeed"]; // prettier-ignore
  const sentences = reasons.map((reason) => say("gini", {ok: false, reason}));
  expect(new Set(sentences).size).toBe(reasons.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÅÉ].*\.$/);
});

test("apprentices are named where they count", () => {
  const perHead = headWords({weights: {pupils: 1, children: 1, apprentices: 0.5, need: 0}});
  expect(plain(measureSentence("gini", values.gini, {...context, perHead}))).toContain(
    "to tilfeldige elever, barn og lærlinger"
  );
});

test("municipalities are called municipalities", () => {
  const units = unitWords({units: [{kind: "municipality"}]});
  expect(plain(measureSentence("range", values.range, {...context, units}))).toMatch(
    /^Kommunen med mest .* enn kommunen/
  );
});
