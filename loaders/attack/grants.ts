import type {Cell, Interval} from "./fact.ts";
import {networkUnit, type Frame, type Grant, type Structure} from "./structure.ts";
import type {Constraint} from "./solve/system.ts";
import type {Start} from "./solve/unknowns.ts";

/** What links kroner to heads, for the unknowns of one edition. */
interface Links {
  use: (cell: Cell) => string;
  startOf: (cell: Cell) => Start;
}

/**
 * Heads that follow from kroner: from an amount per pupil and child that is printed beside the amount, and from a published
 * key, whose rate per head an outsider works out from the networks that show their counts. Kroner are whole.
 */
export function keyConstraints({frames, grants, heads}: Structure, links: Links): Constraint[] {
  const constraints = heads.map(({unit, pupilPeriod, childPeriod, low, high, where}): Constraint => ({
    terms: [
      {name: links.use(cellOf("pupils", unit, pupilPeriod)), factor: 1},
      {name: links.use(cellOf("children", unit, childPeriod)), factor: 1}
    ],
    low,
    high,
    why: `pupils + children = kroner / kroner per head (${where})`
  }));
  for (const frame of frames) {
    const own = grants.filter(
      (grant) =>
        grant.county === frame.county &&
        grant.scheme === frame.scheme &&
        grant.decisionYear === frame.decisionYear
    );
    constraints.push(...constraintsOfFrame(frame, own, links));
  }
  return constraints;
}

function constraintsOfFrame(frame: Frame, grants: readonly Grant[], {use, startOf}: Links): Constraint[] {
  const {baseGrant, weightPupils, weightChildren, pupilPeriod, childPeriod} = frame;
  const counted = grants.map((grant) => {
    const unit = networkUnit(grant.county, grant.network);
    const cells = [cellOf("pupils", unit, pupilPeriod), cellOf("children", unit, childPeriod)] as const;
    const [pupils, children] = [startOf(cells[0]), startOf(cells[1])];
    const isShown = pupils.low === pupils.high && children.low === children.high;
    const heads = weightPupils * pupils.low + weightChildren * children.low;
    return {grant, cells, heads: isShown && heads > 0 ? heads : undefined};
  });
  const rate = counted.reduce<Interval>(
    ({low, high}, {grant, heads}) =>
      heads === undefined
        ? {low, high}
        : {
            low: Math.max(low, (grant.amount - 0.5 - baseGrant) / heads),
            high: Math.min(high, (grant.amount + 0.5 - baseGrant) / heads)
          },
    {low: 0, high: Infinity}
  );
  // a key that rounds in another way than to whole kroner tells nothing here
  if (rate.low <= 0 || rate.low > rate.high || rate.high === Infinity) return [];
  return counted.flatMap(({grant, cells, heads}): Constraint[] =>
    heads !== undefined
      ? []
      : [
          {
            terms: [
              {name: use(cells[0]), factor: weightPupils},
              {name: use(cells[1]), factor: weightChildren}
            ],
            low: (grant.amount - 0.5 - baseGrant) / rate.high,
            high: (grant.amount + 0.5 - baseGrant) / rate.low,
            why: `grant = base grant + rate × heads, ${grant.scheme} ${grant.decisionYear}: ${grant.amount} kr, rate from the other networks`
          }
        ]
  );
}

function cellOf(quantity: "pupils" | "children", unit: string, period: string): Cell {
  return {quantity, unit, period, grade: "", gender: "all", ownership: "all", item: ""};
}
