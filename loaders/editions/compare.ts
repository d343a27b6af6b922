import type {Warehouse} from "../warehouse/open.ts";
import {literal} from "../warehouse/sql.ts";
import {noRows, rowKinds, type RowCounts, type RowKind} from "../../src/model/revision.ts";
import {type SetDiff} from "./diff.ts";
import type {PublishedColumn, PublishedSet} from "./package.ts";

/** A difference, and its first rows in words for the one who publishes. */
export interface ComparedSet {
  diff: SetDiff;
  /** Versions of the structure; null where the edition does not have the set. */
  structure: {before: string | null; after: string | null};
  /** Keys of rows of the earlier edition that differ; values only where both editions show all of the row. */
  examples: string[];
}

const exampleLimit = 3;

/**
 * Compares one set in two editions by its key. DuckDB joins the CSV files and keeps only counts, so memory does not grow
 * with what differs. At least one of the two must be given.
 */
export async function compareSets(
  database: Warehouse,
  before: PublishedSet | undefined,
  after: PublishedSet | undefined
): Promise<ComparedSet> {
  const set = after ?? before;
  if (!set) throw new RangeError("no set to compare");
  const base = {
    name: set.name,
    title: set.title,
    before: before?.version ?? null,
    after: after?.version ?? null,
    bookkeeping: set.bookkeeping
  };
  const structure = {before: before?.structureVersion ?? null, after: after?.structureVersion ?? null};
  if (before && after && before.sha256 === after.sha256 && isSameShape(before, after)) {
    const columns = {added: [], removed: []};
    return {diff: {...base, columns, newKey: false, rows: noRows, periods: []}, structure, examples: []};
  }
  const columns = compareColumns(before, after);
  const sameKey =
    before !== undefined &&
    after !== undefined &&
    before.key.join("\0") === after.key.join("\0") &&
    before.key.every((name) => !columns.added.includes(name));
  if (!sameKey)
    return {
      diff: {...base, columns, ...(await countWhole(database, before, after))},
      structure,
      examples: []
    };
  await database.connection.run(`CREATE OR REPLACE TEMP VIEW pair AS ${pairSql(before, after)}`);
  const periods = await readCounts(database);
  const rows = sum(periods.map((p) => p.rows));
  return {
    diff: {
      ...base,
      columns,
      newKey: false,
      rows,
      periods: periods.flatMap(({period, rows: own}) => (period === null ? [] : [{period, rows: own}]))
    },
    structure,
    examples: await readExamples(database, rows)
  };
}

function isSameShape(before: PublishedSet, after: PublishedSet): boolean {
  return JSON.stringify([before.key, before.columns]) === JSON.stringify([after.key, after.columns]);
}

/** A column of another type is one that was removed and one that was added. */
function compareColumns(before?: PublishedSet, after?: PublishedSet): SetDiff["columns"] {
  if (!before || !after) return {added: [], removed: []};
  return {added: columnsWithout(after, before), removed: columnsWithout(before, after)};
}

function columnsWithout(some: PublishedSet, others: PublishedSet): string[] {
  return some.columns
    .filter(({name, type}) => !others.columns.some((c) => c.name === name && c.type === type))
    .map(({name}) => name);
}

async function countWhole(
  {rows}: Warehouse,
  before?: PublishedSet,
  after?: PublishedSet
): Promise<Pick<SetDiff, "newKey" | "rows" | "periods">> {
  const count = async (set?: PublishedSet) =>
    set ? ((await rows<{n: number}>(`SELECT count(*) AS n FROM ${csvSql(set)}`))[0]?.n ?? 0) : 0;
  return {
    newKey: before !== undefined && after !== undefined,
    rows: {...noRows, removed: await count(before), added: await count(after)},
    periods: []
  };
}

/** Every row of either edition: whether it is there, what happened to it, its key and its values in words. */
function pairSql(before: PublishedSet, after: PublishedSet): string {
  const {key} = after;
  const statuses = new Set([...before.columns, ...after.columns].flatMap(({status}) => status ?? []));
  const values = after.columns.filter(
    ({name, type}) =>
      !key.includes(name) &&
      !statuses.has(name) &&
      before.columns.some((c) => c.name === name && c.type === type)
  );
  const hasBoth = (name: string) => [before, after].every((set) => set.columns.some((c) => c.name === name));
  const tests = values.map((column) => testsOf(column, column.status !== null && hasBoth(column.status)));
  const lone = [...statuses].filter(
    (name) => hasBoth(name) && !key.includes(name) && !values.some(({status}) => status === name)
  );
  const suppressed = [...statuses].flatMap((name) =>
    hasBoth(name) ? [isStatus("b", name, "suppressed"), isStatus("a", name, "suppressed")] : []
  );
  const period = after.period !== null && hasBoth(after.period) ? identifier(after.period) : null;
  const details = tests.map(
    ({name, differ}) =>
      `CASE WHEN ${differ} THEN ${literal(name)} || CASE WHEN ${any(suppressed)} THEN '' ELSE ': ' || coalesce(b.${identifier(name)}, '(empty)') || ' → ' || coalesce(a.${identifier(name)}, '(empty)') END END`
  );
  const both = "b.pb_here AND a.pb_here";
  const differing = [
    ...tests.map(({changed}) => changed),
    ...lone.map((name) => `b.${identifier(name)} IS DISTINCT FROM a.${identifier(name)}`)
  ];
  return `SELECT
      ${period ? `coalesce(a.${period}, b.${period})` : "NULL"} AS pb_period,
      ${key.map((name, i) => `coalesce(a.${identifier(name)}, b.${identifier(name)}) AS pb_key${i}`).join(", ")},
      concat_ws(', ', ${key.map((name) => `${literal(`${name} `)} || coalesce(a.${identifier(name)}, b.${identifier(name)})`).join(", ")}) AS pb_row,
      concat_ws('; ', ${["NULL", ...details].join(", ")}) AS pb_detail,
      b.pb_here IS NULL AS added,
      a.pb_here IS NULL AS removed,
      coalesce(${both} AND ${any(tests.flatMap(({hidden}) => hidden ?? []))}, false) AS hidden,
      coalesce(${both} AND ${any(tests.flatMap(({shown}) => shown ?? []))}, false) AS shown,
      coalesce(${both} AND ${any(differing)}, false) AS changed
    FROM (SELECT *, true AS pb_here FROM ${csvSql(before)}) b
    FULL JOIN (SELECT *, true AS pb_here FROM ${csvSql(after)}) a
      ON ${key.map((name) => `b.${identifier(name)} IS NOT DISTINCT FROM a.${identifier(name)}`).join(" AND ")}`;
}

function any(conditions: readonly string[]): string {
  return conditions.length === 0 ? "false" : `(${conditions.join(" OR ")})`;
}

interface Tests {
  name: string;
  /** Conditions in SQL. */
  hidden?: string;
  shown?: string;
  changed: string;
  differ: string;
}

function testsOf({name, status}: PublishedColumn, hasStatus: boolean): Tests {
  const other = `b.${identifier(name)} IS DISTINCT FROM a.${identifier(name)}`;
  if (status === null || !hasStatus) return {name, changed: other, differ: other};
  const turns = (from: string, to: string) =>
    `(${isStatus("b", status, from)} AND ${isStatus("a", status, to)})`;
  const hidden = turns("ok", "suppressed");
  const shown = turns("suppressed", "ok");
  const differ = `(${other} OR b.${identifier(status)} IS DISTINCT FROM a.${identifier(status)})`;
  return {name, hidden, shown, differ, changed: `(NOT ${hidden} AND NOT ${shown} AND ${differ})`};
}

function isStatus(side: "a" | "b", column: string, status: string): string {
  return `(${side}.${identifier(column)} IS NOT DISTINCT FROM ${literal(status)})`;
}

/** The rows of a machine CSV file, every cell as text; an empty cell is NULL. */
export function csvSql({file}: Pick<PublishedSet, "file">): string {
  return `read_csv(${literal(file)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
}

async function readCounts({rows}: Warehouse): Promise<{period: string | null; rows: RowCounts}[]> {
  const found = await rows<RowCounts & {period: string | null}>(
    `SELECT pb_period AS period, ${rowKinds.map((kind) => `count(*) FILTER (${kind}) AS ${kind}`).join(", ")}
     FROM pair WHERE ${rowKinds.join(" OR ")} GROUP BY 1 ORDER BY 1 DESC`
  );
  return found.map(({period, ...own}) => ({period, rows: own}));
}

function sum(all: readonly RowCounts[]): RowCounts {
  return all.reduce((total, own) => {
    const next = {...total};
    for (const kind of rowKinds) next[kind] += own[kind];
    return next;
  }, noRows);
}

const kindWords: Readonly<Record<Exclude<RowKind, "added">, string>> = {
  removed: "removed",
  changed: "changed",
  hidden: "newly hidden",
  shown: "newly shown"
};

async function readExamples({rows}: Warehouse, counts: RowCounts): Promise<string[]> {
  const examples: string[] = [];
  for (const [kind, words] of Object.entries(kindWords) as [keyof typeof kindWords, string][]) {
    if (counts[kind] === 0) continue;
    const found = await rows<{pb_row: string; pb_detail: string}>(
      `SELECT pb_row, CASE WHEN removed THEN '' ELSE pb_detail END AS pb_detail
       FROM pair WHERE ${kind} ORDER BY pb_row LIMIT ${exampleLimit}`
    );
    examples.push(
      ...found.map(({pb_row: row, pb_detail: detail}) => `${words}: ${row}${detail ? ` (${detail})` : ""}`)
    );
  }
  return examples;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
