import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {literal} from "../warehouse/sql.ts";
import type {ColumnType, DataColumn, DataSet} from "./set.ts";

/** The rows of one set in one world, checked, in the order of its key, as a temporary table. */
export interface Selected {
  set: DataSet;
  world: World;
  /** Name of the temporary table, quoted. */
  table: string;
  rows: number;
}

const duckTypes: Readonly<Record<ColumnType, ReadonlySet<string>>> = {
  text: new Set(["VARCHAR"]),
  integer: new Set(["INTEGER", "BIGINT"]),
  number: new Set(["DOUBLE"]),
  date: new Set(["DATE"]),
  boolean: new Set(["BOOLEAN"])
};

/** A column name as SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Puts the rows of a set into a temporary table; an empty text is no text. Throws Error when the query and the dictionary
 * do not say the same: a column that only one of them has, another type, a key that occurs twice, an empty cell in a
 * column that is never empty, a number that contradicts its status, a code that has no meaning.
 */
export async function selectSet(warehouse: Warehouse, set: DataSet, world: World): Promise<Selected> {
  const query = set.sql.replaceAll("$world", literal(world));
  await refuseOtherColumns(warehouse, set, query);
  const table = identifier(`set_${set.id}`);
  const columns = set.columns.map(({name, type}) =>
    type === "text" ? `nullif(${identifier(name)}, '') AS ${identifier(name)}` : identifier(name)
  );
  await warehouse.connection.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT ${columns.join(", ")} FROM (${query})
     ORDER BY ${set.key.map((name) => identifier(name)).join(", ")}`
  );
  return {set, world, table, rows: await refuseBrokenRows(warehouse, set, table)};
}

async function refuseOtherColumns({rows}: Warehouse, set: DataSet, query: string): Promise<void> {
  const found = await rows<{column_name: string; column_type: string}>(`DESCRIBE ${query}`);
  const types = new Map(found.map((c) => [c.column_name, c.column_type]));
  const described = new Set(set.columns.map((c) => c.name));
  const problems = [
    ...[...types.keys()].filter((name) => !described.has(name)).map((name) => `${name} is not described`),
    ...set.columns.flatMap(({name, type}) => {
      const actual = types.get(name);
      if (actual === undefined) return [`${name} is described but not in the query`];
      return duckTypes[type].has(actual) ? [] : [`${name} is ${actual}, described as ${type}`];
    })
  ];
  if (problems.length) throw new Error(`data set ${set.id}: ${problems.join(", ")}: mend loaders/datasets/`);
}

async function refuseBrokenRows({rows}: Warehouse, set: DataSet, table: string): Promise<number> {
  const rules: [problem: string, condition: string][] = set.columns.flatMap((column) => rulesOf(column));
  const key = set.key.map((name) => identifier(name)).join(", ");
  const [counts] = await rows<Record<string, number>>(
    `SELECT count(*) AS n, count(DISTINCT (${key})) AS different${rules
      .map(([, condition], i) => `, count(*) FILTER (WHERE ${condition}) AS rule${i}`)
      .join("")} FROM ${table}`
  );
  const n = counts?.["n"] ?? 0;
  const problems = rules.flatMap(([problem], i) => {
    const count = counts?.[`rule${i}`] ?? 0;
    return count ? [`${problem} (${count} rows)`] : [];
  });
  if (counts?.["different"] !== n) problems.push(`the key ${set.key.join(", ")} occurs more than once`);
  if (problems.length) throw new Error(`data set ${set.id}: ${problems.join("; ")}: mend loaders/datasets/`);
  return n;
}

/** What may not be, as SQL conditions that are true for a broken row. */
function rulesOf({name, values, absent}: DataColumn): [string, string][] {
  const column = identifier(name);
  const rules: [string, string][] = [];
  if (!absent) rules.push([`${name} is empty`, `${column} IS NULL`]);
  else if ("status" in absent) {
    const status = identifier(absent.status);
    rules.push([`${name} contradicts ${absent.status}`, `(${column} IS NULL) = (${status} = 'ok')`]);
  }
  if (values) {
    const known = Object.keys(values).map(literal).join(", ");
    rules.push([`${name} has a code without meaning`, `${column} NOT IN (${known})`]);
  }
  return rules;
}
