import {describeInterval, describeName} from "./fact.ts";
import type {Bounded} from "./solve/bound.ts";
import type {Constraint, Step, Unknown} from "./solve/system.ts";

const longest = 40;

type Unknowns = ReadonlyMap<string, Unknown>;

/**
 * The steps that a narrowed unknown rests on, oldest first, with the published numbers that each uses. Only what the last
 * bounds of `name` need is told.
 */
export function derive(name: string, steps: readonly Step[], unknowns: Unknowns): string[] {
  const needed = new Set<Step>();
  const collect = (target: string, before: number) => {
    for (const side of ["low", "high"] as const) {
      for (let i = before - 1; i >= 0; i--) {
        const step = steps[i]!;
        if (step.name !== target || step.side !== side) continue;
        if (!needed.has(step)) {
          needed.add(step);
          for (const term of step.constraint.terms) if (term.name !== target) collect(term.name, i);
        }
        break;
      }
    }
  };
  collect(name, steps.length);
  const concluded = new Set(steps.map((step) => step.name));
  const told = new Set<string>();
  const ordered = steps.filter((step) => needed.has(step));
  const lines = ordered.flatMap((step, i) => {
    const facts = published(step.constraint, {concluded, told}, unknowns);
    const next = ordered[i + 1];
    const isPair = next?.name === step.name && next.constraint === step.constraint;
    return isPair ? facts : [...facts, conclusion(step, ordered.slice(0, i + 1), unknowns)];
  });
  return lines.length > longest
    ? [...lines.slice(0, longest), `… ${lines.length - longest} more lines`]
    : lines;
}

/** The constraints that a linear programme's bounds rest on, and the published numbers in them. */
export function certify({certificate}: Bounded, unknowns: Unknowns): string[] {
  const told = new Set<string>();
  const lines = (["low", "high"] as const).flatMap((side) => {
    const rows = certificate.filter((row) => row.side === side);
    return rows.flatMap(({constraint, weight}) => [
      ...published(constraint, {concluded: new Set(), told}, unknowns),
      `the ${side === "low" ? "lowest" : "highest"} value rests on ${Math.round(weight * 1000) / 1000} × (${equation(constraint)})`
    ]);
  });
  return lines.length > longest
    ? [...lines.slice(0, longest), `… ${lines.length - longest} more lines`]
    : lines;
}

function published(
  {terms}: Constraint,
  {concluded, told}: {concluded: ReadonlySet<string>; told: Set<string>},
  unknowns: Unknowns
): string[] {
  return terms.flatMap(({name}) => {
    const unknown = unknowns.get(name);
    if (!unknown || concluded.has(name) || told.has(name)) return [];
    told.add(name);
    return [`${describeName(name)} is ${describeInterval(unknown)} (${unknown.why})`];
  });
}

function equation({terms, why}: Constraint): string {
  const [first, ...others] = terms;
  if (!first) return why;
  const names = others.map(({name, factor}) => `${factor < 0 ? "−" : "+"} ${describeName(name)}`);
  return `${why}: ${[describeName(first.name), ...names].slice(0, 12).join(" ")}${names.length > 11 ? " …" : ""}`;
}

function conclusion(step: Step, until: readonly Step[], unknowns: Unknowns): string {
  const own = until.filter(({name}) => name === step.name);
  const low = own.findLast(({side}) => side === "low")?.value;
  const high = own.findLast(({side}) => side === "high")?.value;
  const unknown = unknowns.get(step.name);
  const interval = {low: low ?? unknown?.low ?? -Infinity, high: high ?? unknown?.high ?? Infinity};
  const text =
    low === undefined && high !== undefined
      ? `at most ${high}`
      : high === undefined && low !== undefined
        ? `at least ${low}`
        : describeInterval(interval);
  return `${step.constraint.why}: so ${describeName(step.name)} is ${text}`;
}
