import type {Interval, Medium, Quantity} from "../fact.ts";
import {headsOf} from "../rows/heads.ts";
import type {Notebook} from "../knowledge.ts";
import type {Lexicon} from "./lexicon.ts";
import type {Structure} from "../structure.ts";
import {shareBehind} from "../interval.ts";
import {maybeCompared} from "./differences.ts";
import {readTokens, type Token} from "./tokens.ts";
import {after, first, maybeCell, type Topic} from "./topic.ts";

/** Where statements of texts go. */
export interface TextWriter {
  notes: Notebook;
  structure: Structure;
  lexicon: Lexicon;
  file: string;
}

interface Passage {
  topic: Topic;
  medium: Medium;
  /** Name of the passage in places. */
  where: string;
}

/**
 * Reads the statements of a passage: each number belongs to the unit, time, grade and question named last before it, or,
 * where none was, to those that its sentence names after it, or to the topic. A unit holds for its own sentence only.
 */
export function readPassage(text: string, writer: TextWriter, passage: Passage): void {
  if (!/\d|skjer|skjul| prosent/.test(text)) return;
  let before: Topic = {...passage.topic};
  for (const sentence of text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
    const tokens = readTokens(sentence, writer.lexicon, passage.topic.county);
    if (tokens.some(isNumber)) readSentence(tokens, {sentence, before, writer, passage});
    before = {...after(before, tokens), unit: passage.topic.unit};
  }
}

function isNumber({kind}: Token): boolean {
  return (
    kind === "share" || kind === "difference" || kind === "count" || kind === "hidden" || kind === "per head"
  );
}

function readSentence(
  tokens: readonly Token[],
  {sentence, before, writer, passage}: {sentence: string; before: Topic; writer: TextWriter; passage: Passage}
): void {
  const shares = tokens.filter(({kind}) => kind === "share");
  const periods = tokens.flatMap((token) => (token.kind === "period" ? [token] : []));
  // «Fra 2023–24 til 2024–25 … (5,0 % og 9,8 %)»: the first number is of the first year
  const isPair =
    shares.length === 2 &&
    periods.length === 2 &&
    periods[1]!.at < shares[0]!.at &&
    periods[0]!.at < shares[0]!.at;
  let topic = before;
  tokens.forEach((token, i) => {
    topic = after(topic, [token]);
    if (!isNumber(token)) return;
    const rest = tokens.slice(i + 1);
    const own: Topic = {
      ...topic,
      period: topic.period ?? first(rest, "period"),
      grade: topic.grade ?? first(rest, "grade"),
      item: topic.item ?? first(rest, "item"),
      gender: topic.gender ?? first(rest, "gender"),
      ownership: topic.ownership ?? first(rest, "ownership"),
      unit: topic.unit ?? rest.find((other) => other.kind === "unit")?.unit
    };
    if (isPair && token.kind === "share") own.period = periods[shares.indexOf(token)]?.value;
    write(token, own, {tokens, sentence, writer, passage});
  });
}

function write(
  token: Token,
  topic: Topic,
  {
    tokens,
    sentence,
    writer: {notes, structure, file},
    passage: {medium, where}
  }: {tokens: readonly Token[]; sentence: string; writer: TextWriter; passage: Passage}
): void {
  const place = {
    file,
    medium,
    where: `${where} «${sentence.length > 160 ? `${sentence.slice(0, 157)}…` : sentence}»`
  };
  const say = (quantity: Quantity, interval: Interval) => {
    const cell = maybeCell(quantity, topic);
    if (cell) notes.value(cell, interval, place);
  };
  switch (token.kind) {
    case "share": {
      const cell = maybeCell("share", topic);
      if (!cell) return;
      notes.value(cell, token, place);
      if (!token.limits || !/intervall/i.test(sentence) || !tokens.some(({kind}) => kind === "hidden"))
        return;
      const share = shareBehind(cell, {...token, ...token.limits}, notes);
      if (share) notes.value(cell, share, place);
      return;
    }
    case "difference": {
      const share = maybeCompared(token, tokens, {topic, notes});
      if (share) say("share", share);
      return;
    }
    case "count":
      say(token.what, {low: token.value, high: token.value});
      return;
    case "hidden": {
      // prose tells what hiding is; only lists of numbers say of one that it is hidden
      if (medium === "sentence" || medium === "pdf") return;
      const cell = maybeCell("share", topic);
      if (cell) notes.hidden(cell, place);
      return;
    }
    case "per head": {
      const amount = tokens.findLast((other) => other.kind === "kroner" && other.at < token.at);
      if (amount?.kind !== "kroner" || token.value === 0 || topic.unit === undefined) return;
      const interval = headsOf(amount.value, token.value);
      if (token.heads === "pupils") say("pupils", interval);
      else if (topic.period !== undefined)
        structure.heads.push({
          unit: topic.unit,
          pupilPeriod: topic.period,
          childPeriod: `${topic.period.slice(0, 4)}-12-15`,
          ...interval,
          where: `${file}, ${place.where}`
        });
      return;
    }
    case "unit":
    case "period":
    case "grade":
    case "gender":
    case "ownership":
    case "item":
    case "kroner":
  }
}
