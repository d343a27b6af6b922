import type {Snapshot} from "./snapshot.ts";
import type {SurveyClient} from "./survey-client.ts";
import {encodeFilter, type Filter} from "./survey-filter.ts";
import {chainFilter, type OfferedTable} from "./survey-query.ts";
import {BrokenRows, createRowChecker, parsePage, type CheckedRows} from "./survey-rows.ts";
import {levelNumbers, type SurveyLevel} from "./survey-tables.ts";

/** One request chain: all pages of one table, one school year and one level. */
export interface Chain {
  offered: OfferedTable;
  schoolYear: string;
  tidId: number;
  level: SurveyLevel;
  filter: Filter;
  /** Folder in the snapshot, `gsk-bullying/202412/school`. */
  folder: string;
  pages: number;
  /** What `sideData` said, with the query, to notice that the source changed between two runs. */
  fingerprint: string;
}

/** Called after each page with the rows and bytes that came with it (also when it was here already). */
export type OnPage = (rows: number, bytes: number) => void;

/** The chains of the wanted years, each with its number of pages as the source counts them now. */
export async function planChains(
  client: SurveyClient,
  tables: readonly OfferedTable[],
  years: readonly string[]
): Promise<Chain[]> {
  const chains: Chain[] = [];
  for (const offered of tables) {
    for (const schoolYear of years) {
      const tidId = offered.years.get(schoolYear);
      if (tidId === undefined) continue;
      for (const level of levelNumbers(offered.table).keys()) {
        const filter = chainFilter(offered, tidId, level);
        const {pages, text} = await client.fetchPaging(offered.id, filter);
        const folder = `${offered.table}/${tidId}/${level}`;
        const fingerprint = `${offered.id} ${encodeFilter(filter)} ${text}`;
        chains.push({offered, schoolYear, tidId, level, filter, folder, pages, fingerprint});
      }
    }
  }
  return chains;
}

/**
 * Fetches and checks the pages of a chain that are not here yet and returns what its rows amount to. A chain
 * whose `sideData` has changed since it was begun, or whose rows contradict themselves, is fetched anew, the latter
 * once; then the contradiction is thrown and nothing of the chain is kept.
 */
export async function fetchChain(
  client: SurveyClient,
  snapshot: Snapshot,
  chain: Chain,
  onPage: OnPage = () => {}
): Promise<CheckedRows> {
  const {folder, fingerprint} = chain;
  if (snapshot.noted(`chain ${folder}`) !== fingerprint) {
    await forgetChain(snapshot, chain);
    await snapshot.note(`chain ${folder}`, fingerprint);
  }
  const done = snapshot.noted(`checked ${folder}`);
  if (done) {
    const checked = JSON.parse(done) as CheckedRows;
    for (let page = 1; page <= chain.pages; page += 1) onPage(page === 1 ? checked.rows : 0, 0);
    return checked;
  }
  try {
    return await fetchPages(client, snapshot, chain, onPage);
  } catch (error) {
    if (!(error instanceof BrokenRows)) throw error;
    await snapshot.remove(folder);
  }
  try {
    return await fetchPages(client, snapshot, chain, onPage);
  } catch (error) {
    if (error instanceof BrokenRows) await snapshot.remove(folder);
    throw error;
  }
}

async function fetchPages(
  client: SurveyClient,
  snapshot: Snapshot,
  chain: Chain,
  onPage: OnPage
): Promise<CheckedRows> {
  const {offered, schoolYear, level, filter, folder, pages} = chain;
  const where = `survey ${offered.table} (table ${offered.id}) ${schoolYear} ${level}`;
  const checker = createRowChecker({table: offered.table, schoolYear, level, where});
  for (let page = 1; page <= pages; page += 1) {
    const file = `${folder}/page-${String(page).padStart(5, "0")}.json`;
    if (snapshot.has(file)) {
      const bytes = await snapshot.read(file);
      const rows = parsePage(JSON.parse(bytes.toString("utf8")), `${where}, page ${page}`);
      checker.addPage(rows, page);
      onPage(rows.length, bytes.length);
      continue;
    }
    const {bytes, rows, url} = await client.fetchPage(offered.id, filter, page);
    checker.addPage(rows, page);
    await snapshot.write(file, bytes, url);
    onPage(rows.length, bytes.length);
  }
  const checked = checker.finish();
  await snapshot.note(`checked ${folder}`, JSON.stringify(checked));
  return checked;
}

/** Drops the pages of a chain, so that the next run fetches it anew. */
export async function forgetChain(snapshot: Snapshot, {folder}: Chain): Promise<void> {
  await snapshot.remove(folder);
  await snapshot.note(`checked ${folder}`, "");
}
