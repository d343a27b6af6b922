import {grades, indicatorLabel, measureLabel} from "../../../src/model/survey.ts";
import {findUnit, type Lexicon} from "./lexicon.ts";
import {numbers, readNumber} from "./printed-numbers.ts";

/** What a word or a number in a text can be. */
export type Token =
  | {kind: "unit"; unit: string; at: number}
  | {kind: "period" | "grade" | "gender" | "ownership" | "item"; value: string; at: number}
  | {kind: "share"; low: number; high: number; at: number; limits?: {half: number}}
  | {kind: "difference"; low: number; high: number; at: number}
  | {kind: "count"; what: "answered" | "bullied" | "pupils" | "children"; value: number; at: number}
  | {kind: "kroner"; value: number; at: number}
  | {kind: "per head"; value: number; heads: "pupils" | "both"; at: number}
  | {kind: "hidden"; at: number};

const longestKept = 120;

const measured: readonly [RegExp, string][] = [
  [/\b[Mm]obb(?:et|ing|a|es)(?: av| fra)? (?:av )?(?:andre elever|medelever)/g, "pupils"],
  [/\b(?:[Mm]obbet digitalt|[Dd]igital mobbing)/g, "digital"],
  [/\b[Mm]obb(?:et|ing) (?:av|fra) voksne/g, "adults"],
  [/\b[Mm]obb(?:et|ing) på skolen/g, "total"],
  ...Object.entries(measureLabel).map(([measure, label]): [RegExp, string] => [
    new RegExp(escape(label), "g"),
    measure
  ])
];

const indexByLabel = new Map(Object.entries(indicatorLabel).map(([code, label]) => [label, code]));
const indices = new RegExp(`(?:${[...indexByLabel.keys()].map(escape).join("|")})(?=[,. :]|$)`, "g");

const genders: readonly [RegExp, string][] = [
  [/\b[Jj]ente(?:r|ne)\b/g, "girls"],
  [/\b[Gg]utte(?:r|ne)\b/g, "boys"]
];

const ownerships: readonly [RegExp, string][] = [
  [/\b[Oo]ffentlige? (?:skole|eid|eiet)/g, "public"],
  [/\b[Pp]rivate? (?:skole|eid|eiet)/g, "private"]
];

type DimensionKind = Extract<Token, {value: string}>["kind"];

/** Everything in a text that says what a number is about, and the numbers, in their order. */
export function readTokens(text: string, lexicon: Lexicon, county = ""): readonly Token[] {
  if (text.length > longestKept) return tokenize(text, lexicon, county);
  const key = `${county}|${text}`;
  let tokens = lexicon.read.get(key);
  if (!tokens) lexicon.read.set(key, (tokens = tokenize(text, lexicon, county)));
  return tokens;
}

function tokenize(text: string, lexicon: Lexicon, county: string): Token[] {
  const tokens: Token[] = [];
  if (/\d| prosent| elever/.test(text)) {
    for (const {1: first, 2: second, index} of text.matchAll(/(?<!\d)((?:20|19)\d\d)[-–](\d\d)(?![\d–-])/g))
      tokens.push({kind: "period", value: `${first}-${second}`, at: index});
    for (const match of text.matchAll(numbers)) {
      const token = readNumber(match);
      if (token) tokens.push(token);
    }
  }
  for (const {0: all, 1: grade, 2: toVg3, index} of text.matchAll(
    /(?<!\d)(\d{1,2})\. trinn(–Vg3)?|\bVg[123]\b/g
  )) {
    const value = toVg3 === undefined ? (grade ?? all) : "all";
    if (grades.some((known) => known === value)) tokens.push({kind: "grade", value, at: index});
  }
  if (/[Mm]obb/.test(text)) pushMatches(tokens, {text, kind: "item", patterns: measured});
  if (/[Jj]ente|[Gg]utte/.test(text)) pushMatches(tokens, {text, kind: "gender", patterns: genders});
  if (/[Oo]ffentlig|[Pp]rivat/.test(text))
    pushMatches(tokens, {text, kind: "ownership", patterns: ownerships});
  for (const {0: label, index} of text.matchAll(indices))
    tokens.push({kind: "item", value: indexByLabel.get(label) ?? label, at: index});
  for (const {index} of text.matchAll(hiddenSigns)) tokens.push({kind: "hidden", at: index});
  tokens.push(...readUnits(text, lexicon, county));
  return tokens.sort((a, b) => a.at - b.at);
}

const hiddenSigns = /\b(?:skjerm(?:et|a)|skjult)\b|(?<![\p{L}\d]):(?!\S)/gu;

function pushMatches(
  tokens: Token[],
  {text, kind, patterns}: {text: string; kind: DimensionKind; patterns: readonly [RegExp, string][]}
): void {
  for (const [pattern, value] of patterns)
    for (const {index} of text.matchAll(pattern)) tokens.push({kind, value, at: index});
}

/** Names of units in a text: the longest run of words, starting with a capital, that is one. */
function readUnits(text: string, lexicon: Lexicon, county: string): Token[] {
  const words = [...text.matchAll(/[\p{L}\d][\p{L}\d.'-]*/gu)];
  const tokens: Token[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!/^(?:\p{Lu}|landet$)/u.test(words[i]![0])) continue;
    for (let length = Math.min(6, words.length - i); length > 0; length--) {
      const first = words[i]!;
      const last = words[i + length - 1]!;
      const name = text.slice(first.index, last.index + last[0].length).replace(/\.$/, "");
      const unit = findUnit(lexicon, name, county);
      if (unit === undefined) continue;
      tokens.push({kind: "unit", unit, at: first.index});
      i += length - 1;
      break;
    }
  }
  return tokens;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
