import {identifier} from "../../loaders/datasets/select.ts";
import type {DataSet} from "../../loaders/datasets/set.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../../loaders/warehouse/open.ts";
import {literal} from "../../loaders/warehouse/sql.ts";
import type {Cell} from "./read-back.ts";

const signs: Readonly<Record<string, string>> = {suppressed: ":", missing: "..", notApplicable: "."};

/** The rows of a set straight from its query, with the sign of every absent cell. */
export async function expectedRows({rows}: Warehouse, set: DataSet, world: World): Promise<Cell[][]> {
  const found = await rows(
    `SELECT * FROM (${set.sql.replaceAll("$world", literal(world))}) ORDER BY ${set.key.map((k) => identifier(k)).join(", ")}`
  );
  return found.map((row) =>
    set.columns.map(({name, absent}): Cell => {
      const value = row[name] === "" ? null : (row[name] ?? null);
      if (value !== null || !absent) return {value};
      const sign = "sign" in absent ? absent.sign : signs[String(row[absent.status])];
      if (sign === undefined) throw new Error(`${set.id}.${name}: absent without a reason`);
      return {value, sign};
    })
  );
}

/** The same without signs, as files for machines have it. */
export function withoutSigns(rows: readonly (readonly Cell[])[]): Cell[][] {
  return rows.map((row) => row.map(({value}) => ({value})));
}

/** The first cells that differ, with their place; empty when all are equal. */
export function differences(
  actual: readonly (readonly Cell[])[],
  expected: readonly (readonly Cell[])[],
  set: DataSet
): string[] {
  const found =
    actual.length === expected.length ? [] : [`${actual.length} rows, expected ${expected.length}`];
  for (const [r, row] of expected.entries()) {
    for (const [c, cell] of row.entries()) {
      const other = actual[r]?.[c];
      if (other?.value === cell.value && other?.sign === cell.sign) continue;
      found.push(
        `row ${r}, ${set.columns[c]?.name}: ${JSON.stringify(other)?.slice(0, 80)}, expected ${JSON.stringify(cell).slice(0, 80)}`
      );
      if (found.length >= 5) return found;
    }
  }
  return found;
}
