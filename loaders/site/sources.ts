import type {SourceList} from "../../src/model/published.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readProvenance} from "./provenance.ts";
import {readEditionQuality, readReport} from "./quality.ts";
import {readDownloads} from "./variables.ts";

/** Page Data og kilder: every data set, table, check and download. Needs the checks' report and the list of data files. */
export async function readSources(warehouse: Warehouse): Promise<SourceList> {
  const {rows} = warehouse;
  const provenance = await readProvenance(warehouse);
  const facts = await rows<{id: string; kind: string; files: number; bytes: number}>(
    "SELECT id, kind, files, bytes FROM dataset"
  );
  const kept = await countRowsBySource(warehouse);
  const byKind = await countRowsByKind(warehouse);
  const results = await readReport();
  return {
    sources: provenance.map((p) => {
      const fact = facts.find((f) => f.id === p.id);
      return {
        ...p,
        kind: fact?.kind ?? "",
        files: fact?.files ?? 0,
        bytes: fact?.bytes ?? 0,
        rows: kept.get(p.id) ?? (fact ? (byKind.get(fact.kind) ?? null) : null)
      };
    }),
    tables: await readTables(warehouse),
    checks: {
      passed: results.filter(({result}) => result === "passed").length,
      failed: results.filter(({result}) => result === "failed").length,
      total: results.length
    },
    snapshots: (await readEditionQuality()).snapshots,
    downloads: await readDownloads()
  };
}

/** Rows in the warehouse that name a data set as their source. */
async function countRowsBySource({rows}: Warehouse): Promise<Map<string, number>> {
  const tables = await rows<{name: string}>(
    `SELECT table_name AS name FROM duckdb_columns()
     WHERE column_name = 'source' AND table_name NOT IN ('national_published', 'published_sum', 'pulje_period',
       'pulje_milestone', 'published_participant', 'pulje_evaluation') ORDER BY 1`
  );
  const counts = new Map<string, number>();
  for (const {name} of tables) {
    for (const {source, n} of await rows<{source: string; n: number}>(
      `SELECT source, count(*) AS n FROM "${name}" GROUP BY source`
    )) {
      counts.set(source, (counts.get(source) ?? 0) + n);
    }
  }
  return counts;
}

/** Rows of the data sets that fill a table of their own, which therefore names no source. */
async function countRowsByKind({rows}: Warehouse): Promise<Map<string, number>> {
  const counts = await rows<{kind: string; n: number}>(`
    SELECT 'accounts' AS kind, count(*) AS n FROM account
    UNION ALL SELECT 'forum-published', count(*) FROM published_sum
    UNION ALL SELECT 'survey-national-published', count(*) FROM national_published
    UNION ALL SELECT 'municipality-changes', count(*) FROM municipality_change WHERE old_code NOT LIKE 'EX%'
    UNION ALL SELECT 'municipalities', count(*) FROM unit_position WHERE plane = 'degrees'
    UNION ALL SELECT 'networks-known', count(*) FROM network_member WHERE basis IN ('confirmed', 'inferred')
    UNION ALL SELECT 'pulje-periods', count(*) FROM pulje_period
    UNION ALL SELECT 'pulje-milestones', count(*) FROM pulje_milestone
    UNION ALL SELECT 'pulje-participants', count(*) FROM published_participant
    UNION ALL SELECT 'pulje-evaluations', count(*) FROM pulje_evaluation
    UNION ALL SELECT 'kompetanseloftet-start', count(*) FROM start_municipality`);
  return new Map(counts.map(({kind, n}) => [kind, n]));
}

/** Tables with their rows. */
async function readTables({rows}: Warehouse): Promise<SourceList["tables"]> {
  const tables = await rows<{name: string; n: number}>(
    "SELECT table_name AS name, estimated_size AS n FROM duckdb_tables() WHERE NOT temporary ORDER BY 1"
  );
  return tables.map(({name, n}) => ({table: name, rows: n}));
}
