import {readBlocks} from "./blocks.ts";
import type {Edition} from "./edition.ts";
import {keyOf, withQuantity, type Cell, type Place} from "./fact.ts";
import {keyConstraints} from "./grants.ts";
import {relateMeasures} from "./measures.ts";
import {readGradeSums, readRelations, type AnswersOf} from "./relations.ts";
import type {Relation} from "./relation.ts";
import {learnSlack, type Slack} from "./slack.ts";
import {answersFrom, learnSkips, startOf, startOfCount, type Start} from "./solve/unknowns.ts";
import type {Constraint, System} from "./solve/system.ts";

/** A hidden cell of the newest edition. */
export interface Target {
  /** The survey cell is named by its count. */
  cell: Cell;
  name: string;
  hiddenAt: Place;
}

export interface Formulated {
  system: System;
  targets: Target[];
  relations: readonly {relation: Relation; edition: Edition}[];
  /** Kinds of sums that the published numbers do not keep exactly, with how far they miss. */
  slacks: ReadonlyMap<string, Slack>;
}

/**
 * Everything an outsider can write down: an unknown for each cell that takes part in a sum, with the interval its own
 * statements leave, and the sums of every edition. A cell of an earlier edition is the same unknown unless its value was
 * revised since; groups are unknowns of each edition, since their members can change.
 */
export function formulate(editions: readonly Edition[]): Formulated {
  const newest = editions.at(-1);
  if (!newest) throw new RangeError("no edition to attack");
  const unknowns: System["unknowns"] = new Map();
  const constraints: Constraint[] = [];
  const relations: {relation: Relation; edition: Edition}[] = [];
  const slacks = new Map<string, Slack>();
  const startsOfNewest = startsFrom(newest);
  for (const edition of [...editions].reverse()) {
    const starts = edition === newest ? startsOfNewest : startsFrom(edition);
    const nameOf = (cell: Cell): string => {
      const key = keyOf(cell);
      if (edition === newest) return key;
      const [own, latest] = [starts.of(cell), startsOfNewest.of(cell)];
      const isRevised = own.low > latest.high || own.high < latest.low;
      return isRevised || /^(?:net|pulje|rest):/.test(cell.unit) ? `${key}@${edition.name}` : key;
    };
    const use = (cell: Cell): string => {
      const name = nameOf(cell);
      const {low, high, whole, why} = starts.of(cell);
      const known = unknowns.get(name);
      if (!known) unknowns.set(name, {name, low, high, whole, why});
      else if (high - low < known.high - known.low)
        Object.assign(known, {low: Math.max(low, known.low), high: Math.min(high, known.high), why});
      return name;
    };
    const blocks = readBlocks(edition.knowledge);
    const own = [
      ...blocks.flatMap((block) => readRelations(block, edition.structure, starts.answersOf)),
      ...readGradeSums(blocks, starts.answersOf),
      ...relateMeasures(blocks)
    ];
    const slack = learnSlack(own, starts.of, starts.answersOf);
    for (const [kind, found] of slack.found) slacks.set(kind, found);
    for (const relation of own) {
      const constraint = constraintOf(relation, {
        use,
        slack: slack.of(relation),
        answersOf: starts.answersOf
      });
      if (!constraint) continue;
      constraints.push(constraint);
      relations.push({relation, edition});
    }
    constraints.push(...keyConstraints(edition.structure, {use, startOf: starts.of}));
  }
  const targets = new Map<string, Target>();
  for (const {cell, hiddenAt} of newest.knowledge.cells.values()) {
    if (!hiddenAt || cell.unit.endsWith("#shown")) continue;
    const target = cell.quantity === "share" ? withQuantity(cell, "bullied") : cell;
    const name = keyOf(target);
    if (targets.has(name)) continue;
    targets.set(name, {cell: target, name, hiddenAt});
    if (!unknowns.has(name)) unknowns.set(name, {name, ...startsOfNewest.of(target)});
  }
  return {system: {unknowns, constraints}, targets: [...targets.values()], relations, slacks};
}

function startsFrom({knowledge}: Edition): {of: (cell: Cell) => Start; answersOf: AnswersOf} {
  const answersOf = answersFrom(knowledge);
  const skips = learnSkips(knowledge, answersOf);
  const starts = new WeakMap<Cell, Start>();
  const of = (cell: Cell): Start => {
    let start = starts.get(cell);
    if (!start) {
      start =
        cell.quantity === "bullied"
          ? startOfCount(cell, knowledge, {answersOf, skips})
          : startOf(cell, knowledge);
      starts.set(cell, start);
    }
    return start;
  };
  return {of, answersOf};
}

/** parent − Σ parts between the least and what is not covered; means are weighted with their answers. */
function constraintOf(
  {kind, parent, parts, least, uncovered}: Relation,
  {use, slack, answersOf}: {use: (cell: Cell) => string; slack: Slack; answersOf: AnswersOf}
): Constraint | undefined {
  const size = slack.low === 0 && slack.high === 0 ? 0 : 1;
  if (parent.quantity !== "score") {
    const reach = size * Math.max(1, slack.sizeOf(parent));
    return {
      terms: [{name: use(parent), factor: 1}, ...parts.map((part) => ({name: use(part), factor: -1}))],
      low: Math.min(least, Math.floor(slack.low * reach)),
      high: Math.max(uncovered, Math.ceil(slack.high * reach)),
      why: kind
    };
  }
  const weights = [parent, ...parts].map(answersOf);
  const all = weights[0];
  if (!all || weights.some((n) => n === undefined)) return undefined;
  return {
    terms: [parent, ...parts].map((cell, i) => ({
      name: use(cell),
      factor: ((i === 0 ? 1 : -1) * (weights[i] ?? 0)) / all
    })),
    low: slack.low,
    high: slack.high,
    why: `${kind}, weighted with the answers`
  };
}
