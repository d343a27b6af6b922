import {measures} from "../../src/model/survey.ts";
import type {Block} from "./blocks.ts";
import type {Cell} from "./fact.ts";
import type {Relation} from "./relation.ts";

const whole = "total";
const ways = measures.filter((measure) => measure !== whole);

/**
 * What the measures say of each other: who is bullied in one way is bullied, and whoever is bullied is so in at least one
 * way, and counted once. Between the counts of one group of pupils.
 */
export function relateMeasures(blocks: readonly Block[]): Relation[] {
  const counts = blocks.filter(({quantity}) => quantity === "bullied");
  const byQuestion = new Map(counts.map((block) => [`${block.period}|${block.grade}|${block.item}`, block]));
  return counts
    .filter(({item}) => item === whole)
    .flatMap(({period, grade, units}) => {
      const parts = ways.map((way) => byQuestion.get(`${period}|${grade}|${way}`)?.units);
      return [...units].flatMap(([unit, sides]) =>
        [...sides].flatMap(([side, total]) =>
          relate(
            total,
            parts.map((part) => part?.get(unit)?.get(side))
          )
        )
      );
    });
}

function relate(total: Cell, parts: readonly (Cell | undefined)[]): Relation[] {
  const found = parts.filter((part) => part !== undefined);
  const each = found.map((part): Relation => ({
    kind: "bullied in one way ≤ bullied",
    parent: total,
    parts: [part],
    least: 0,
    uncovered: Infinity
  }));
  if (found.length < parts.length) return each;
  return [
    ...each,
    {
      kind: "bullied ≤ bullied by pupils + digitally + by adults",
      parent: total,
      parts: found,
      least: -Infinity,
      uncovered: 0
    }
  ];
}
