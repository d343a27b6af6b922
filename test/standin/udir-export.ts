import type {Api, StandinRequest, StandinResponse, World} from "./api.ts";
import {parseFilter, filterValues, selectRows} from "./survey-filters.ts";
import type {Distortion} from "./survey-cells.ts";
import {openRows, type RowSource} from "./survey-pages.ts";
import {standinTables, type StandinTable} from "./survey-tables.ts";

const noFilter = {
  kode: 400,
  feiltype: "Feil i forespørselen",
  melding: "Filter må oppgis!",
  tilleggsinfo:
    "Vennligst se API-dokumentasjonen på https://statistikkportalen.udir.no/api/rapportering/swagger"
};
const badFilter = {...noFilter, melding: "Feil format på filtrene!"};

/** Rows on a page of JSON. */
const rowsPerPage = {tiny: 400, small: 2000, national: 10_000} as const;

/** A chain asks for the same rows page by page, so the few last row sources are kept. */
const keptSources = 20;

function openOnce(opened: Map<string, RowSource>, key: string, open: () => RowSource): RowSource {
  const known = opened.get(key);
  if (known) return known;
  const made = open();
  const [oldest] = opened.keys();
  if (opened.size >= keptSources && oldest !== undefined) opened.delete(oldest);
  opened.set(key, made);
  return made;
}

/** Udir's open export API of Elevundersøkelsen (v2), with its habits; see the tests named by them. */
export const udirExport: Api = {
  env: "UDIR_EXPORT_URL",
  base: "/udir-export/api/rest/v2/Eksport",
  open(world) {
    const opened = new Map<string, RowSource>();
    return (request) => answer(request, world, opened);
  }
};

function answer(
  {path, query}: StandinRequest,
  world: World,
  opened: Map<string, RowSource>
): StandinResponse | undefined {
  const tables = tablesNow(world);
  if (path === "" || path === "/") {
    return {json: tables.map(({id, description}) => ({EksportID: id, Beskrivelse: description}))};
  }
  const [, idText = "", call = ""] = path.split("/");
  const table = tables.find(({id}) => String(id) === idText);
  if (!table) return undefined;
  if (call === "filterVerdier") return {json: filterValues(table, world.seed, world.size)};
  if (call !== "sideData" && call !== "data") return undefined;
  const text = query.get("filter") ?? query.get("filtre") ?? "";
  if (!text) return {status: 400, json: noFilter};
  const filter = parseFilter(text);
  if (filter && !filter.has("TidID")) return {status: 400, json: noFilter};
  const selection = filter && selectRows(filter, table);
  if (!selection) return {status: 400, json: badFilter};
  const rows = openOnce(opened, `${table.id} ${text} ${JSON.stringify(world.faults)}`, () => {
    const {seed, size} = world;
    const distortion = distortionOf(world);
    return join(selection.tidIds.map((tidId) => openRows({table, tidId, seed, size, selection, distortion})));
  });
  const perPage = rowsPerPage[world.size];
  const pages = Math.ceil(rows.total / perPage);
  if (call === "sideData") return {json: [{JSONSider: pages, RaderSide: perPage, RaderTotalt: rows.total}]};
  return {body: readPage(rows, Number(query.get("sideNummer") ?? 1), {pages, perPage}, world)};
}

/** A page past the end is the last page again; that is how the real API answers. */
function readPage(
  rows: RowSource,
  asked: number,
  {pages, perPage}: {pages: number; perPage: number},
  {faults}: World
): string | Buffer {
  const page = Math.max(1, Math.min(asked, pages));
  if (faults.some((fault) => fault.kind === "missing-page" && fault.page === page)) return "[]";
  const doubled = faults.some((fault) => fault.kind === "duplicated-page" && fault.page === page);
  const read = doubled ? Math.max(1, page - 1) : page;
  const paging = {Sidenummer: page, RaderSide: perPage, RaderTotalt: rows.total};
  return rows.encodePage((read - 1) * perPage, perPage, paging);
}

/** The sources one after the other, as if they were one. */
function join(sources: readonly RowSource[]): RowSource {
  const total = sources.reduce((sum, source) => sum + source.total, 0);
  return {
    total,
    encodePage(first, count, paging) {
      const pages: Buffer[] = [];
      let left = Math.min(count, total - first);
      let start = 0;
      for (const source of sources) {
        const from = Math.max(0, first - start);
        const here = Math.min(left, source.total - from);
        if (here > 0) {
          // Two lists become one when the brackets between them turn into a comma.
          pages.push(source.encodePage(from, here, paging).subarray(1, -1), Buffer.from(","));
          left -= here;
        }
        start += source.total;
      }
      return Buffer.concat([Buffer.from("["), ...pages.slice(0, -1), Buffer.from("]")]);
    }
  };
}

function tablesNow({faults}: World): readonly StandinTable[] {
  const moved = faults.filter((fault) => fault.kind === "moved-table");
  return standinTables.map((table) => {
    const fault = moved.find(({from}) => from === table.id);
    return fault ? {...table, id: fault.to} : table;
  });
}

function distortionOf({faults}: World): Distortion {
  const columns = new Map<string, string | undefined>();
  const distortion: Distortion = {columns};
  for (const fault of faults) {
    if (fault.kind === "renamed-column") columns.set(fault.column, fault.to);
    if (fault.kind === "dropped-column") columns.set(fault.column, undefined);
    if (fault.kind === "shrunken") distortion.share = fault.share;
    if (fault.kind === "no-national-rows") distortion.national = "absent";
    if (fault.kind === "empty-national-rows") distortion.national = "empty";
    if (fault.kind === "national-out-of-range") distortion.national = "out of range";
  }
  return distortion;
}
