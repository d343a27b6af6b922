import type {Token} from "./tokens.ts";

const space = "[ \\u00a0\\u202f\\u2009]";
const whole = `\\d{1,3}(?:${space}\\d{3})+|\\d+`;
const decimal = "\\d+(?:[.,]\\d+)?";

const words = ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"];

/** Numbers in a text with what says their kind. */
export const numbers = new RegExp(
  [
    `(?<range>(?<from>${decimal})(?:${space}?%)?${space}?[–-]${space}?(?<to>${decimal})${space}?(?:%|prosent\\b))`,
    `(?:(?<fell>ned|falt|sank|synket)|opp|økt|økte|steg|steget)(?: med)? (?<moved>${decimal}) prosentpoeng`,
    `(?<points>${decimal}) prosentpoeng (?:(?<lower>lavere|mindre|færre|under|ned)|høyere|mer|flere|over|opp)(?![\\p{L}])`,
    `(?<percent>${decimal})${space}?(?:%|(?:prosent|pst)(?![\\p{L}]))(?!${space}?-?intervall)`,
    `(?<!\\p{L})(?<word>${words.join("|")}) prosent(?![\\p{L}])`,
    `(?<part>\\d+) av (?:de )?(?<of>${whole})(?! (?:skole|kommune|barnehage|fylke|nettverk|medlem|delt|pulje|tilfelle|år|trinn|spørsmål|gang|måned))(?= elever| som svarte|(?: [\\p{L}\\d.]+){0,12} mobb)`,
    `(?:ble|blir) (?<hit>\\d+|${words.join("|")}) elever(?= (?:[\\p{L}\\d.]+ ){0,8}mobb)`,
    `(?<victims>\\d+|(?<!\\p{L})(?:${words.join("|")})) elever (?:ble|blir|er|har blitt|svarte at de ble) mobb`,
    `(?<perHead>${decimal}) kr(?:oner)? per elev(?<both> og barn)?`,
    `(?<kroner>${whole}) kr(?:oner)?\\b`,
    `(?<!(?:enn|minst|under|over) )(?<!\\d)(?<count>${whole}) (?<what>svar|mobbede|elever|barn)(?![\\p{L}])`
  ].join("|"),
  "gu"
);

/** What a match of `numbers` says: a share, a count, kroner, or kroner per head. */
export function readNumber({groups = {}, index}: RegExpMatchArray): Token | undefined {
  const at = index ?? 0;
  const {from, to, percent, word, part, victims, perHead, both, kroner, count, what} = groups;
  if (from !== undefined && to !== undefined)
    return {
      kind: "share",
      low: number(from) / 100,
      high: number(to) / 100,
      at,
      limits: {half: Math.min(halfOf(from), halfOf(to)) / 100}
    };
  const difference = groups["points"] ?? groups["moved"];
  if (difference !== undefined) {
    const sign = groups["lower"] !== undefined || groups["fell"] !== undefined ? -1 : 1;
    const {low, high} = around(sign * number(difference), halfOf(difference));
    return {kind: "difference", low, high, at};
  }
  if (percent !== undefined) {
    const {low, high} = around(number(percent), halfOf(percent));
    return {kind: "share", low: Math.max(0, low), high, at};
  }
  if (word !== undefined) {
    const {low, high} = around(words.indexOf(word), 0.5);
    return {kind: "share", low: Math.max(0, low), high, at};
  }
  const bullied = part ?? groups["hit"] ?? victims;
  if (bullied !== undefined) return {kind: "count", what: "bullied", value: wordOrNumber(bullied), at};
  if (perHead !== undefined)
    return {kind: "per head", value: number(perHead), heads: both === undefined ? "pupils" : "both", at};
  if (kroner !== undefined) return {kind: "kroner", value: number(kroner), at};
  const counted = {svar: "answered", mobbede: "bullied", elever: "pupils", barn: "children"} as const;
  if (count !== undefined && what !== undefined)
    return {kind: "count", what: counted[what as keyof typeof counted], value: number(count), at};
  return undefined;
}

function wordOrNumber(text: string): number {
  const word = words.indexOf(text);
  return word >= 0 ? word : number(text);
}

/** A number of percent as a share, with what its rounding leaves. */
function around(percent: number, half: number): {low: number; high: number} {
  return {low: (percent - half) / 100, high: (percent + half) / 100};
}

/** How far a printed number can be from what it stands for. */
function halfOf(text: string): number {
  return 0.5 * 10 ** -(text.split(/[.,]/)[1]?.length ?? 0);
}

function number(text: string): number {
  return Number(text.replace(/[^\d.,]/g, "").replace(",", "."));
}
