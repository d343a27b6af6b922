import type {Cell} from "./fact.ts";

/** What an outsider knows of how numbers hang together. */
export type Kind =
  | "girls + boys = all"
  | "public + private = all"
  | "grades = all grades"
  | "municipalities = county"
  | "schools = municipality"
  | "schools = county"
  | "counties = nation"
  | "members = network"
  | "participants = pulje"
  | "participants + others = county"
  | "former municipalities = municipality of today"
  | "bullied in one way ≤ bullied"
  | "bullied ≤ bullied by pupils + digitally + by adults";

/** A parent that is the sum of its parts, or bounded by it, as far as its kind of relation holds. */
export interface Relation {
  kind: Kind;
  parent: Cell;
  parts: readonly Cell[];
  /** The least that the parent can have more than its parts: 0, or −Infinity where parts overlap. */
  least: number;
  /** The most: answers of the parent that belong to no part; 0 where all are covered or the answers are not published. */
  uncovered: number;
}
