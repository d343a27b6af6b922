import {UserError} from "../errors.ts";
import {parseNorwegian} from "../../src/tables/norwegian.ts";
import type {Http, HttpAnswer} from "./http.ts";
import {encodeFilter, parseFilterValues, type Filter} from "./survey-filter.ts";
import {offeredYears, probeFilter, type OfferedTable} from "./survey-query.ts";
import {parsePage, type SurveyRow} from "./survey-rows.ts";
import {
  classifyTable,
  isTheme,
  currentName,
  knownColumns,
  likelyTableIds,
  surveyTables,
  type SurveyTable
} from "./survey-tables.ts";

/** Udir's open export API (v2), ending in /Eksport. The address on Udir's own page is an older, dead one. */
export const defaultExportUrl = "https://api.statistikkbanken.udir.no/api/rest/v2/Eksport";

/** Pages beyond this are not believed: the largest table seen had about 300 000 rows a page set. */
const mostPages = 99_999;

/** The calls of the export API. */
export interface SurveyClient {
  listTables(): Promise<number[]>;
  /** The answer itself is kept in the snapshot. */
  fetchFilterValues(id: number): Promise<HttpAnswer & {url: string}>;
  /** What `sideData` says of a filter: the number of pages, and its whole text to notice a change. */
  fetchPaging(id: number, filter: Filter): Promise<{pages: number; text: string}>;
  fetchPage(
    id: number,
    filter: Filter,
    page: number
  ): Promise<{bytes: Buffer; rows: SurveyRow[]; url: string}>;
}

/** Makes the client of the API at `base`. Every answer passes one check of its shape here. */
export function createSurveyClient(http: Http, base: string): SurveyClient {
  const root = base.replace(/\/+$/, "");
  const address = (id: number, call: string, filter: Filter, rest = "") =>
    `${root}/${id}/${call}?filter=${encodeFilter(filter)}&format=0${rest}`;
  const changed =
    "the interface has changed, compare it with the source's documentation; the old snapshot is kept";
  return {
    async listTables() {
      const {json} = await http.get(root);
      const ids = Array.isArray(json)
        ? json.map((item: unknown) => Number((item as {EksportID?: unknown} | null)?.EksportID))
        : [];
      if (!ids.length || ids.some((id) => !Number.isInteger(id))) {
        throw new UserError(`${root}: not a list of tables with EksportID: ${changed}`);
      }
      return ids;
    },
    async fetchFilterValues(id) {
      const url = `${root}/${id}/filterVerdier`;
      return {...(await http.get(url)), url};
    },
    async fetchPaging(id, filter) {
      const url = address(id, "sideData", filter);
      const {json} = await http.get(url);
      const said: unknown = Array.isArray(json)
        ? (json[0] as {JSONSider?: unknown} | undefined)?.JSONSider
        : undefined;
      const pages = typeof said === "string" ? parseNorwegian(said)?.value : said;
      if (typeof pages !== "number" || !Number.isInteger(pages) || pages < 0 || pages > mostPages) {
        throw new UserError(`${url}: JSONSider is ${JSON.stringify(said)}: ${changed}`);
      }
      return {pages, text: JSON.stringify(json)};
    },
    async fetchPage(id, filter, page) {
      const url = address(id, "data", filter, `&sideNummer=${page}`);
      const {bytes, json} = await http.get(url);
      return {bytes, rows: parsePage(json, url), url};
    }
  };
}

/** A table with the answer of its `filterVerdier`, to be kept in the snapshot. */
export type FoundTable = OfferedTable & {filterAnswer: HttpAnswer & {url: string}};

/**
 * Finds the six tables behind the numbers that the source lists now, by the columns of a first row and never by
 * number or description. Where two tables have the same content (a table being replaced), the one with the newer
 * survey wins, then the one with more years, then the higher number. Throws a UserError that names a table not found.
 */
export async function findTables(client: SurveyClient, log: (line: string) => void): Promise<FoundTable[]> {
  const listed = await client.listTables();
  const likely = likelyTableIds.filter((id) => listed.includes(id));
  const others = listed.filter((id) => !likelyTableIds.includes(id));
  const found = new Map<SurveyTable, FoundTable>();
  const strange: string[] = [];
  for (const [index, id] of [...likely, ...others].entries()) {
    if (index >= likely.length && found.size === surveyTables.length) break;
    const offered = await probeTable(client, id);
    if (!offered.table) {
      const unknown = offered.columns.filter((column) => !everyColumn.has(currentName(column)));
      if (!offered.columns.length) strange.push(`table ${id} has no national rows`);
      else if (unknown.length && !isTheme(offered.columns))
        strange.push(`table ${id} has unknown columns ${unknown.join(", ")}`);
      continue;
    }
    const rival = found.get(offered.table);
    if (rival) log(`survey: tables ${rival.id} and ${id} both hold ${offered.table}`);
    if (!rival || isNewer(offered, rival)) found.set(offered.table, {...offered, table: offered.table});
  }
  const lost = surveyTables.filter((table) => !found.has(table));
  if (lost.length) {
    throw new UserError(
      `survey: no table holds ${lost.join(", ")} (${[`listed: ${listed.join(", ")}`, ...strange].join("; ")}): ` +
        "Udir has changed the tables or their value columns (Score, AndelMobbet, AndelDeltatt), compare them with Udir's documentation; the old snapshot is kept"
    );
  }
  return surveyTables.flatMap((table) => found.get(table) ?? []);
}

type Rival = Pick<OfferedTable, "id" | "years">;

const everyColumn = new Set(Object.values(knownColumns).flat());

/** `table` is undefined when the table has no rows for the nation or holds something else. */
async function probeTable(
  client: SurveyClient,
  id: number
): Promise<Omit<FoundTable, "table"> & {table: SurveyTable | undefined}> {
  const filterAnswer = await client.fetchFilterValues(id);
  const where = `table ${id}, filterVerdier`;
  const values = parseFilterValues(filterAnswer.json, where);
  const years = offeredYears(values, where);
  if (!years.size)
    throw new UserError(
      `${where}: TidID offers no year: the interface has changed, compare it with the source's documentation; the old snapshot is kept`
    );
  const {rows} = await client.fetchPage(id, probeFilter(values, Math.max(...years.values())), 1);
  const columns = Object.keys(rows[0] ?? {});
  return {table: classifyTable(columns), id, columns, values, years, filterAnswer};
}

function isNewer(one: Rival, other: Rival): boolean {
  const [newestOne, newestOther] = [one, other].map(({years}) => Math.max(...years.values()));
  if (newestOne !== newestOther) return (newestOne ?? 0) > (newestOther ?? 0);
  return one.years.size === other.years.size ? one.id > other.id : one.years.size > other.years.size;
}
