import type {Interval} from "../fact.ts";
import type {Notebook} from "../knowledge.ts";
import type {Token} from "./tokens.ts";
import {after, maybeCell, type Topic} from "./topic.ts";

type Share = Extract<Token, {kind: "share"}>;
type Difference = Extract<Token, {kind: "difference"}>;

/**
 * The share that a difference gives: of another place with the share beside it («1,3 prosentpoeng lavere enn i Fylket
 * (9,6 %)») or published elsewhere, or of an earlier year in the same sentence. Undefined when nothing says of what.
 */
export function maybeCompared(
  difference: Difference,
  tokens: readonly Token[],
  {topic, notes}: {topic: Topic; notes: Notebook}
): Interval | undefined {
  const base = maybeBeside(difference, tokens) ?? maybeElsewhere(difference, tokens, {topic, notes});
  if (!base) return undefined;
  const {low, high} = difference;
  return {low: Math.max(0, base.low + low), high: Math.min(1, base.high + high)};
}

/** The share that the sentence itself prints: after the place that is named next, or of the year named first. */
function maybeBeside({at}: Difference, tokens: readonly Token[]): Share | undefined {
  const place = tokens.find((token) => isReference(token) && token.at > at);
  if (place) return tokens.filter(isShare).find((token) => token.at > place.at);
  const periods = tokens.filter(({kind}) => kind === "period");
  return periods.length === 2 ? tokens.filter(isShare).find((token) => token.at < periods[1]!.at) : undefined;
}

/** The share of the place that is named next, as the site shows it. */
function maybeElsewhere(
  {at}: Difference,
  tokens: readonly Token[],
  {topic, notes}: {topic: Topic; notes: Notebook}
): Interval | undefined {
  const rest = tokens.filter((token) => token.at > at);
  if (!rest.some(isReference)) return undefined;
  const cell = maybeCell("share", after(topic, rest.filter(isReference).slice(0, 1)));
  return cell && notes.known(cell);
}

function isShare(token: Token): token is Share {
  return token.kind === "share";
}

function isReference({kind}: Token): boolean {
  return kind === "unit" || kind === "period" || kind === "gender";
}
