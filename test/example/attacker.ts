/** An attacker who knows the sums and every shown number. Written apart from the generator, with other methods. */

/** A published count; `undefined` is hidden. */
export type Shown = Map<string, number | undefined>;

/** `[parent, ...parts]`: the first is the sum of the others. */
export type Equation = readonly [parent: string, ...parts: string[]];

/** Counts that follow from one subtraction or addition after another, each with a single unknown. */
export function solveBySubtraction(shown: Shown, equations: readonly Equation[]): Map<string, number> {
  const known = new Map([...shown].filter((entry): entry is [string, number] => entry[1] !== undefined));
  const solved = new Map<string, number>();
  for (let progress = true; progress;) {
    progress = false;
    for (const [parent, ...parts] of equations) {
      const unknown = [parent, ...parts].filter((id) => !known.has(id));
      const target = unknown[0];
      if (unknown.length !== 1 || target === undefined) continue;
      const sum = parts.reduce((total, id) => total + (known.get(id) ?? 0), 0);
      const value = target === parent ? sum : known.get(parent)! - sum;
      known.set(target, value);
      solved.set(target, value);
      progress = true;
    }
  }
  return solved;
}

const prime = 1_000_003;

function inverse(value: number): number {
  let result = 1;
  for (let base = value, power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

/**
 * Hidden counts that no combination of equations leaves free: in exact arithmetic modulo a prime, those whose entry is
 * 0 in every vector of the null space (two tables with the same shown numbers never differ in them).
 */
export function solveByCombination(shown: Shown, equations: readonly Equation[]): string[] {
  const unknown = [...shown].flatMap(([id, value]) => (value === undefined ? [id] : []));
  const column = new Map(unknown.map((id, index) => [id, index]));
  const rows = equations
    .map(([parent, ...parts]) => {
      const row = unknown.map(() => 0);
      for (const id of parts) if (column.has(id)) row[column.get(id)!] = 1;
      if (column.has(parent)) row[column.get(parent)!] = prime - 1;
      return row;
    })
    .filter((row) => row.some((value) => value !== 0));
  const pivots: number[] = [];
  for (let j = 0; j < unknown.length; j++) {
    const from = rows.findIndex((row, i) => i >= pivots.length && row[j] !== 0);
    if (from < 0) continue;
    const lead = rows[from]!;
    rows[from] = rows[pivots.length]!;
    rows[pivots.length] = lead;
    const factor = inverse(lead[j]!);
    for (let k = 0; k < lead.length; k++) lead[k] = (lead[k]! * factor) % prime;
    for (const row of rows) {
      const times = row[j]!;
      if (row === lead || times === 0) continue;
      for (let k = j; k < row.length; k++) row[k] = (row[k]! + (prime - times) * lead[k]!) % prime;
    }
    pivots.push(j);
  }
  const free = new Set(unknown.keys());
  for (const pivot of pivots) free.delete(pivot);
  const fixed = pivots.filter((_, i) => [...free].every((j) => rows[i]![j] === 0));
  return fixed.map((j) => unknown[j]!);
}

/** Equations whose shown parent is used up by the shown parts, so that every hidden part must be zero. */
export function solveByZero(shown: Shown, equations: readonly Equation[]): Equation[] {
  return equations.filter(([parent, ...parts]) => {
    const total = shown.get(parent);
    if (total === undefined || parts.every((id) => shown.get(id) !== undefined)) return false;
    return total === parts.reduce((sum, id) => sum + (shown.get(id) ?? 0), 0);
  });
}
