import type {Cell} from "./fact.ts";
import type {AnswersOf} from "./relations.ts";
import type {Relation} from "./relation.ts";
import type {Start} from "./solve/unknowns.ts";

/** How far sums of a kind miss in what is published, as a part of the parent (of the mean itself, for means). */
export interface Slack {
  low: number;
  high: number;
  /** Sums of the kind with all numbers shown, and how many of them miss. */
  complete: number;
  missing: number;
  sizeOf: (parent: Cell) => number;
}

/** So few of the sums of a kind that show everything may miss without shaking the belief in the others: they are mistakes. */
const mostMistakes = 0.05;

/**
 * An outsider takes a sum for exact as long as the published numbers do not contradict it. Where some that show everything
 * miss (pupils without registered gender, skipped questions), all sums of that kind are believed only as far as those miss;
 * a single wrong number among many sums that hold changes nothing.
 */
export function learnSlack(
  relations: readonly Relation[],
  startOf: (cell: Cell) => Start,
  answersOf: AnswersOf
): {of: (relation: Relation) => Slack; found: ReadonlyMap<string, Slack>} {
  const sizeOf = (parent: Cell) => {
    const {low, high} = startOf(parent);
    return Number.isFinite(high) ? high : low;
  };
  const slacks = new Map<string, Slack>();
  for (const relation of relations) {
    const kind = kindOf(relation);
    const slack = slacks.get(kind) ?? {low: 0, high: 0, complete: 0, missing: 0, sizeOf};
    slacks.set(kind, slack);
    const residual = residualOf(relation, startOf, answersOf);
    if (!residual) continue;
    slack.complete++;
    const {low, high, size} = residual;
    if (low > relation.uncovered + 1e-9) slack.high = Math.max(slack.high, low / size);
    else if (high < relation.least - 1e-9) slack.low = Math.min(slack.low, high / size);
    else continue;
    slack.missing++;
  }
  for (const slack of slacks.values())
    if (slack.missing <= mostMistakes * slack.complete) Object.assign(slack, {low: 0, high: 0, missing: 0});
  const found = new Map([...slacks].filter(([, {missing}]) => missing > 0));
  return {of: (relation) => slacks.get(kindOf(relation))!, found};
}

/** Real and fictional numbers are not told apart by the same rule. */
function kindOf({kind, parent}: Relation): string {
  return `${parent.quantity}: ${kind}${/^(?:EX|net:EX|pulje:example|rest:example)/.test(parent.unit) ? " (example)" : ""}`;
}

function residualOf(
  {parent, parts}: Relation,
  startOf: (cell: Cell) => Start,
  answersOf: AnswersOf
): {low: number; high: number; size: number} | undefined {
  const cells = [parent, ...parts];
  const starts = cells.map(startOf);
  if (starts.some((start) => !isShown(start))) return undefined;
  const weights = parent.quantity === "score" ? cells.map((cell) => answersOf(cell)) : cells.map(() => 1);
  const all = weights[0];
  if (!all || weights.some((weight) => weight === undefined)) return undefined;
  let [low, high] = [starts[0]!.low, starts[0]!.high];
  starts.slice(1).forEach((start, i) => {
    const weight = (weights[i + 1] ?? 0) / all;
    low -= start.high * weight;
    high -= start.low * weight;
  });
  return {low, high, size: parent.quantity === "score" ? 1 : Math.max(1, starts[0]!.high)};
}

/** A number that is printed, if only through a share; a count that may be anything from 0 to a few answers is not. */
function isShown({low, high, whole}: Start): boolean {
  if (!whole) return high - low < 0.2;
  return low === high || (low > 0 && high - low <= 2 + 0.001 * high);
}
