import highs from "highs";

/** A linear or mixed-integer programme by names of variables; every variable is at least 0 unless `bounds` says more. */
export interface LinearProgram {
  minimize: ReadonlyMap<string, number>;
  constraints: readonly Constraint[];
  /** Highest values (Infinity for none) and lowest; a variable left out is 0 or more. */
  bounds?: ReadonlyMap<string, {low: number; high: number}>;
  /** Variables that are 0 or 1. */
  binary?: readonly string[];
}

export interface Constraint {
  terms: ReadonlyMap<string, number>;
  relation: "<=" | "=" | ">=";
  bound: number;
}

export interface LinearSolution {
  objective: number;
  values: ReadonlyMap<string, number>;
}

type Solver = Awaited<ReturnType<typeof highs>>;
let solver: Promise<Solver> | undefined;

/**
 * The best solution by HiGHS, or undefined when none is feasible. Throws an Error for any other outcome. One call at a
 * time; the module is loaded once. Never imported by the browser.
 */
export async function solveProgram(program: LinearProgram): Promise<LinearSolution | undefined> {
  solver ??= highs();
  const {
    Status: status,
    ObjectiveValue: objective,
    Columns: columns
  } = (await solver).solve(programText(program), {presolve: "on", output_flag: false});
  if (status === "Infeasible") return undefined;
  if (status !== "Optimal") throw new Error(`the solver ended with ${status}`);
  return {
    objective,
    values: new Map(
      Object.entries(columns).map(([name, column]) => [name, "Primal" in column ? column.Primal : 0])
    )
  };
}

/** The programme in CPLEX LP format. */
export function programText({minimize, constraints, bounds, binary = []}: LinearProgram): string {
  const limits = [...(bounds ?? [])].map(
    ([name, {low, high}]) =>
      ` ${low === -Infinity ? "-inf" : low} <= ${name} <= ${high === Infinity ? "+inf" : high}`
  );
  return [
    "Minimize",
    ` cost: ${sumText(minimize)}`,
    "Subject To",
    ...constraints.map(({terms, relation, bound}, i) => ` r${i}: ${sumText(terms)} ${relation} ${bound}`),
    ...(limits.length > 0 ? ["Bounds", ...limits] : []),
    ...(binary.length > 0 ? ["Binary", ` ${binary.join("\n ")}`] : []),
    "End",
    ""
  ].join("\n");
}

function sumText(terms: ReadonlyMap<string, number>): string {
  return [...terms]
    .map(([name, factor]) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`)
    .join("\n  ");
}
