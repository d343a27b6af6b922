import type {Token} from "./tokens.ts";

const space = "[ \\u00a0\\u202f\\u2009]";
const whole = `\\d{1,3}(?:${space}\\d{3})+|\\d+`;
const decimal = "\\d+(?:,\\d+)?";

/** Numbers in a text with what says their kind. */
export const numbers = new RegExp(
  [
    `(?<range>(?<from>${decimal})[–-](?<to>${decimal})${space}?(?:%|prosent\\b))`,
    `(?<percent>${decimal})${space}?(?:%|prosent\\b)(?!poeng)(?!${space}?-?intervall)`,
    `(?<part>\\d+) av (?:de )?(?<of>${whole}) elever`,
    `(?<perHead>${decimal}) kr(?:oner)? per elev(?<both> og barn)?`,
    `(?<kroner>${whole}) kr(?:oner)?\\b`,
    `(?<!(?:enn|minst|under|over) )(?<!\\d)(?<count>${whole}) (?<what>svar|mobbede|elever|barn)(?![\\p{L}])`
  ].join("|"),
  "gu"
);

/** What a match of `numbers` says: a share, a count, kroner, or kroner per head. */
export function readNumber({groups = {}, index}: RegExpMatchArray): Token | undefined {
  const at = index ?? 0;
  const {from, to, percent, part, perHead, both, kroner, count, what} = groups;
  if (from !== undefined && to !== undefined)
    return {kind: "share", low: number(from) / 100, high: number(to) / 100, at};
  if (percent !== undefined) {
    const half = 0.5 * 10 ** -(percent.split(",")[1]?.length ?? 0);
    return {
      kind: "share",
      low: Math.max(0, number(percent) - half) / 100,
      high: (number(percent) + half) / 100,
      at
    };
  }
  if (part !== undefined) return {kind: "count", what: "bullied", value: number(part), at};
  if (perHead !== undefined)
    return {kind: "per head", value: number(perHead), heads: both === undefined ? "pupils" : "both", at};
  if (kroner !== undefined) return {kind: "kroner", value: number(kroner), at};
  const counted = {svar: "answered", mobbede: "bullied", elever: "pupils", barn: "children"} as const;
  if (count !== undefined && what !== undefined)
    return {kind: "count", what: counted[what as keyof typeof counted], value: number(count), at};
  return undefined;
}

function number(text: string): number {
  return Number(text.replace(/[^\d,]/g, "").replace(",", "."));
}
