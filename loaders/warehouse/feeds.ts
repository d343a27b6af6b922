import {readSteps} from "./build.ts";
import {fetchedRelations} from "./fetched.ts";
import {exampleCsvTables, rawCsvTables} from "./raw-tables.ts";

/** Raw files that a table of the warehouse is made of: a kind of data set in the manifest, or the user's own files. */
export interface Feed {
  kind: string;
  /** One file of the data set, by its name; all of them where there is none. */
  name?: string;
}

const example = "example-county";
/** The user's three files, which are no data set of the manifest. */
export const userKind = "user";

const relations: ReadonlyMap<string, Feed> = new Map<string, Feed>([
  ...Object.entries(rawCsvTables).map(([kind, {table}]) => [table, {kind}] as const),
  ...Object.entries(exampleCsvTables).map(([name, {table}]) => [table, {kind: example, name}] as const),
  ...fetchedRelations.map(({kind, table}) => [table, {kind}] as const),
  ...["survey_api_share", "survey_api_index", "survey_api_participation", "survey_unit"].map(
    (name) => [name, {kind: "survey-api"}] as const
  ),
  ...["participation", "networks", "allocations"].flatMap((name) => [
    [`example_${name}`, {kind: example, name: `${name}.csv`}] as const,
    [`user_${name}`, {kind: userKind, name: `${name}.csv`}] as const
  ]),
  ...["example_key", "example_key_network"].map((name) => [name, {kind: example, name: "key.json"}] as const)
]);

/**
 * What each table of the warehouse is made of, as its SQL file says: `own` are raw files that it reads itself, `through` those
 * of the tables that it reads. What is only joined to its rows is not among them.
 */
export async function listFeeds(): Promise<ReadonlyMap<string, {own: Feed[]; through: Feed[]}>> {
  const steps = await readSteps();
  const reads = new Map(
    steps.map(({name, sql}) => {
      const from = [...sql.replace(/--.*$/gm, "").matchAll(/\bFROM (\w+)/g)].map(
        ([, relation = ""]) => relation
      );
      return [name.replace(/^\d+_|\.sql$/g, ""), [...new Set(from)]] as const;
    })
  );
  const collect = (table: string, seen: Set<string>): Feed[] => {
    const feed = relations.get(table);
    if (feed) return [feed];
    if (seen.has(table)) return [];
    seen.add(table);
    return (reads.get(table) ?? []).flatMap((from) => collect(from, seen));
  };
  return new Map(
    [...reads].map(([table, from]) => {
      const own = from.flatMap((relation) => relations.get(relation) ?? []);
      return [table, {own, through: collect(table, new Set()).filter((feed) => !own.includes(feed))}];
    })
  );
}
