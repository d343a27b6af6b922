import {schoolYear as formatStart} from "../../src/model/school-year.ts";
import {UserError} from "../errors.ts";
import type {Dataset} from "../files/manifest.ts";
import {readBaseUrl} from "./base-url.ts";
import {createProgress} from "./progress.ts";
import {withSnapshot, type Snapshot, type SnapshotEntry} from "./snapshot.ts";
import type {FetchContext, Source} from "./source.ts";
import {fetchChain, forgetChain, planChains, type Chain} from "./survey-chain.ts";
import {createSurveyClient, defaultExportUrl, findTables} from "./survey-client.ts";
import {maybeOldNationalNumbers, refuseMissingNumbers} from "./survey-national.ts";
import {unknownIndices, type OfferedTable} from "./survey-query.ts";

/**
 * Elevundersøkelsen from Udir's open export API: indices, bullying and participation, primary and upper secondary,
 * every school year offered (or the wanted ones, with the others carried over from the snapshot that is there).
 * Address from UDIR_EXPORT_URL, which ends in /Eksport. Files of the snapshot, each as received:
 *
 *     <table>/filterVerdier.json.gz
 *     <table>/<TidID>/<level>/page-00001.json.gz …
 */
export const survey: Source = {
  id: "survey",
  title: "Elevundersøkelsen: mobbing, læringsmiljø og deltakelse",
  async fetch(context) {
    const {dataDir, http, env, compare, log, now} = context;
    const base = readBaseUrl(env, "UDIR_EXPORT_URL", defaultExportUrl);
    const request = {base, years: context.years ? [...context.years].sort() : "all"};
    await withSnapshot({dataDir, source: "survey", request, compare, log, now}, async (snapshot) => {
      const client = createSurveyClient(http, base);
      const tables = await findTables(client, log);
      const years = chooseYears(tables, context.years, log);
      for (const {filterAnswer, ...offered} of tables) {
        const {table, id} = offered;
        const unknown = unknownIndices(offered);
        if (unknown.length)
          log(`survey ${table} (table ${id}): unknown indices left out: ${unknown.join(", ")}`);
        await snapshot.write(`${table}/filterVerdier.json`, filterAnswer.bytes, filterAnswer.url);
      }
      const chains = await planChains(client, tables, years);
      const fetched = await fetchChains(context, snapshot, chains, client);
      const carried = await carryYears(snapshot, chains, log);
      const rows = {...carried.rows, ...fetched};
      await snapshot.commit(describe(base, rows, carried.from, now()), {
        rows,
        acceptShrink: context.acceptShrink
      });
      log(`survey: ${sum(Object.values(fetched))} rows of ${years.join(", ")} fetched and checked`);
    });
  }
};

/** Throws a UserError for a wanted year that no table offers; says which tables lack one. Oldest first. */
function chooseYears(
  tables: readonly OfferedTable[],
  wanted: readonly string[] | undefined,
  log: (line: string) => void
): string[] {
  const offered = [...new Set(tables.flatMap(({years}) => [...years.keys()]))].sort();
  const unknown = (wanted ?? []).filter((year) => !offered.includes(year));
  if (unknown.length) {
    throw new UserError(
      `--years ${unknown.join(",")}: not offered by the survey: choose from ${offered.join(", ")}`
    );
  }
  const years = offered.filter((year) => !wanted || wanted.includes(year));
  for (const {table, id, years: has} of tables) {
    const lacking = years.filter((year) => !has.has(year));
    if (lacking.length) log(`survey ${table} (table ${id}): does not offer ${lacking.join(", ")}`);
  }
  return years;
}

/**
 * Fetches every chain and returns the number of rows by `<table>/<TidID>`. When the last level of a table and year is
 * there, its national numbers are compared with those of the units and of the old snapshot.
 */
async function fetchChains(
  context: FetchContext,
  snapshot: Snapshot,
  chains: readonly Chain[],
  client: ReturnType<typeof createSurveyClient>
): Promise<Record<string, number>> {
  const {log, now} = context;
  const pages = sum(chains.map((chain) => chain.pages));
  log(`survey: ${chains.length} request chains with ${pages} pages`);
  const progress = createProgress({pages, parts: chains.length, log, now});
  const rows: Record<string, number> = {};
  try {
    for (const [part, levels] of groupChains(chains)) {
      const numbers = new Map<Chain, readonly string[]>();
      for (const chain of levels) {
        const checked = await fetchChain(client, snapshot, chain, progress.addPage);
        rows[part] = (rows[part] ?? 0) + checked.rows;
        numbers.set(chain, checked.numbers);
        progress.endPart(`survey ${chain.offered.table} ${chain.schoolYear} ${chain.level}`);
      }
      await checkNation(context, snapshot, numbers);
    }
  } finally {
    progress.stop();
  }
  return rows;
}

/** The chains of each `<table>/<TidID>`, in their order. */
function groupChains(chains: readonly Chain[]): Map<string, Chain[]> {
  const groups = new Map<string, Chain[]>();
  for (const chain of chains) {
    const part = `${chain.offered.table}/${chain.tidId}`;
    groups.set(part, [...(groups.get(part) ?? []), chain]);
  }
  return groups;
}

/** Refuses a table and year without the national numbers; the next run fetches its national rows anew. */
async function checkNation(
  {dataDir, log}: FetchContext,
  snapshot: Snapshot,
  numbers: ReadonlyMap<Chain, readonly string[]>
): Promise<void> {
  const nation = [...numbers.keys()].find(({level}) => level === "nation");
  if (!nation) throw new Error("a table without a national level");
  const {offered, schoolYear, tidId} = nation;
  const {table} = offered;
  const units = [...numbers].filter(([chain]) => chain !== nation).flatMap(([, keys]) => keys);
  const old = await maybeOldNationalNumbers(snapshot, {dataDir, table, tidId}).catch((error: unknown) => {
    log(`survey ${table} ${schoolYear}: not compared with the old snapshot: ${(error as Error).message}`);
    return undefined;
  });
  try {
    refuseMissingNumbers(`survey ${table} (table ${offered.id}) ${schoolYear}`, {
      table,
      nation: numbers.get(nation) ?? [],
      units,
      old
    });
  } catch (error) {
    await forgetChain(snapshot, nation);
    throw error;
  }
}

/** Takes over the school years of the previous snapshot that were not fetched, table by table. */
async function carryYears(
  snapshot: Snapshot,
  chains: readonly Chain[],
  log: (line: string) => void
): Promise<{rows: Record<string, number>; from: Dataset | undefined}> {
  const fetched = new Set(chains.map(({offered, tidId}) => `${offered.table}/${tidId}`));
  const rows: Record<string, number> = {};
  for (const {file} of snapshot.previous?.files ?? []) {
    const [, , table = "", tidId = "", level, page] = file.split("/");
    const part = `${table}/${tidId}`;
    if (level === undefined || page === undefined || fetched.has(part)) continue;
    if (!(part in rows)) {
      await snapshot.remove(part);
      const count = snapshot.previous?.rows?.[part];
      if (count === undefined)
        throw new UserError(
          `survey: the manifest does not count the rows of ${part}: leave --years out, to fetch all years`
        );
      rows[part] = count;
    }
    await snapshot.carry(`${table}/${tidId}/${level}/${page}`);
  }
  const kept = [...new Set(Object.keys(rows).map((part) => part.split("/")[1] ?? ""))].sort();
  if (kept.length)
    log(`survey: TidID ${kept.join(", ")} kept from the snapshot of ${snapshot.previous?.retrieved}`);
  return {rows, from: Object.keys(rows).length ? snapshot.previous : undefined};
}

function describe(
  base: string,
  rows: Record<string, number>,
  from: Dataset | undefined,
  now: Date
): SnapshotEntry {
  const years = [
    ...new Set(Object.keys(rows).map((part) => Math.floor(Number(part.split("/")[1]) / 100)))
  ].sort((a, b) => a - b);
  const [first, last] = [years[0] ?? NaN, years.at(-1) ?? NaN].map(formatStart);
  return {
    id: "survey",
    kind: "survey-api",
    title: survey.title,
    publisher: "Utdanningsdirektoratet",
    world: "real",
    url: base,
    retrieved: now.toISOString().slice(0, 10),
    period: first === last ? String(first) : `${first}–${last}`,
    licence: "NLOD 2.0",
    attribution: "Inneholder data under NLOD, tilgjengeliggjort på data.udir.no",
    caveats: [
      "AntallBesvart i mobbetabellene leses som antall mobbede; antall svar tas fra deltakelsestabellene.",
      "«*» er skjermet av Utdanningsdirektoratet; tom verdi er ikke publisert. Ingen av dem er null.",
      ...(from
        ? [`Noen skoleår er beholdt uendret fra en tidligere henting, senest ${from.retrieved}.`]
        : []),
      ...(base === defaultExportUrl
        ? []
        : [`Hentet fra ${base}, ikke fra Utdanningsdirektoratets egen adresse.`])
    ]
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
