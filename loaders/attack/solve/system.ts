import type {Interval} from "../fact.ts";

/** A number in the sums. */
export interface Unknown extends Interval {
  name: string;
  whole: boolean;
  why: string;
}

/** low ≤ Σ factor × unknown ≤ high. */
export interface Constraint extends Interval {
  terms: readonly {name: string; factor: number}[];
  why: string;
}

/** What an outsider can write down about the unknowns. */
export interface System {
  unknowns: Map<string, Unknown>;
  constraints: Constraint[];
}

/** A step of a derivation: the bound of one unknown that follows from a constraint. */
export interface Step {
  name: string;
  side: "low" | "high";
  value: number;
  constraint: Constraint;
}

/**
 * The unknowns that are not fixed, in groups that no constraint connects. Constraints keep their fixed terms, so that
 * steps can be shown with them.
 */
export function components({unknowns, constraints}: System): System[] {
  const root = new Map<string, string>();
  const find = (name: string): string => {
    let at = name;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    root.set(name, at);
    return at;
  };
  const open = (name: string): boolean => {
    const unknown = unknowns.get(name);
    return unknown !== undefined && unknown.low < unknown.high;
  };
  for (const {terms} of constraints) {
    const [first, ...others] = terms.filter(({name}) => open(name));
    if (!first) continue;
    for (const {name} of others) root.set(find(name), find(first.name));
  }
  const parts = new Map<string, System>();
  const partOf = (name: string): System => {
    const key = find(name);
    let part = parts.get(key);
    if (!part) parts.set(key, (part = {unknowns: new Map(), constraints: []}));
    return part;
  };
  for (const constraint of constraints) {
    const first = constraint.terms.find(({name}) => open(name));
    if (!first) continue;
    const part = partOf(first.name);
    part.constraints.push(constraint);
    for (const {name} of constraint.terms) {
      const unknown = unknowns.get(name);
      if (unknown) part.unknowns.set(name, unknown);
    }
  }
  return [...parts.values()];
}
