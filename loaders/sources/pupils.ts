import {z} from "zod";
import {UserError} from "../errors.ts";
import {normalizeAnswer} from "./answer.ts";
import {readBaseUrl} from "./base-url.ts";
import {RefusedRequest} from "./http.ts";
import {checkPupils} from "./pupil-check.ts";
import {ignoredPupilColumns, parsePupils, pupilColumn, schoolColumn, type PupilRow} from "./pupil-rows.ts";
import {parseReportTable} from "./report-table.ts";
import {withSnapshot, type Snapshot} from "./snapshot.ts";
import type {FetchContext, Source} from "./source.ts";
import {readStored} from "./stored.ts";

export {readPupils, type PupilRow} from "./pupil-rows.ts";

const title = "Elever og skoler i grunnskolen (GSI), 1. oktober";
const schoolsSuffix = "-schools.json";
const known = new Set([pupilColumn, schoolColumn, ...ignoredPupilColumns]);

/**
 * Udir's report "Elever og skoler" (GSI): pupils and schools of the nation, counties, municipalities and, where
 * the report goes so deep, schools. One call a school year and depth; NLOD 2.0.
 */
export const pupils: Source = {
  id: "pupils",
  title,
  async fetch(context) {
    const {dataDir, compare, years, log, now} = context;
    const base = readBaseUrl(
      context.env,
      "UDIR_REPORT_URL",
      "https://statistikkportalen.udir.no/api/rapportering"
    );
    const request = {base, years: years ?? "all"};
    await withSnapshot({dataDir, source: "pupils", request, compare, log, now}, (snapshot) =>
      fetchPupils(context, snapshot, base)
    );
  }
};

const ReportPage = z.object({
  rappside: z.object({
    filterDefaultVerdier: z.object({TidID: z.array(z.int()).min(1)}),
    rapportElementer: z.array(z.object({dataEndepunkt: z.string().regex(/^[\w/]+\/data$/)})).min(1)
  })
});
const FilterValues = z.object({TidID: z.array(z.object({id: z.int(), navn: z.string()})).min(1)});

interface Period {
  id: number;
  schoolYear: string;
}

async function fetchPupils(context: FetchContext, snapshot: Snapshot, base: string): Promise<void> {
  const {http, log, now, acceptShrink} = context;
  const pageUrl = `${base}/rest/v1/Rapportside/GSK_Elev_Skol`;
  const page = normalizeAnswer(ReportPage, (await http.get(pageUrl)).json, pageUrl).rappside;
  const endpoint = `${base}/${page.rapportElementer[0]?.dataEndepunkt}`;
  const valuesUrl =
    endpoint.replace(/data$/, "filterVerdier") +
    `?filter=TidID(${page.filterDefaultVerdier.TidID[0]})_EnhetID(*)`;
  const offered = normalizeAnswer(FilterValues, (await http.get(valuesUrl)).json, valuesUrl).TidID.map(
    ({id, navn}) => ({id, schoolYear: navn.trim()})
  );
  const wanted = selectPeriods(offered, context.years);

  const rows: PupilRow[] = [];
  for (const period of wanted) rows.push(...(await fetchYear({context, snapshot, endpoint, period})));
  const schoolsRefused = snapshot.noted("schools") === "refused";
  if (context.years) rows.push(...(await carryOtherYears(snapshot, wanted)));
  const parts = countBy(rows, ({school_year, level}) => `${school_year}/${level}`);
  const all = [...new Set(rows.map(({school_year}) => school_year))].sort();

  await snapshot.commit(
    {
      id: "pupils",
      kind: "pupils-api",
      title,
      publisher: "Utdanningsdirektoratet",
      world: "real",
      url: endpoint,
      retrieved: now().toISOString().slice(0, 10),
      period: all.length > 1 ? `${all[0]}–${all.at(-1)}` : (all[0] ?? ""),
      licence: "NLOD 2.0",
      attribution: "Inneholder data under NLOD, tilgjengeliggjort på data.udir.no",
      caveats: [
        "Svalbard (2100) er regnet med i fylke 55.",
        "Bare grunnskole: elever i videregående, lærlinger og kandidater er ikke med.",
        ...(schoolsRefused ? ["Tall for hver skole er ikke med; rapporten gis ikke så dypt."] : [])
      ]
    },
    {rows: parts, acceptShrink}
  );
  log(`pupils: ${rows.length} rows, ${all[0]} to ${all.at(-1)}`);
}

function selectPeriods(offered: Period[], years: string[] | undefined): Period[] {
  const unknown = years?.filter((year) => !offered.some(({schoolYear}) => schoolYear === year)) ?? [];
  if (unknown.length) {
    const names = offered.map(({schoolYear}) => schoolYear).join(", ");
    throw new UserError(`pupils: no figures for ${unknown.join(", ")}: choose among ${names}`);
  }
  return offered.filter(({schoolYear}) => years?.includes(schoolYear) ?? true);
}

/** Down to municipalities, and then to schools in an answer of its own, for not every report goes so deep. */
async function fetchYear({
  context: {http, log},
  snapshot,
  endpoint,
  period
}: {
  context: FetchContext;
  snapshot: Snapshot;
  endpoint: string;
  period: Period;
}): Promise<PupilRow[]> {
  const ask = async (file: string, path: string) => {
    const filter = `TidID(${period.id})_TrinnID(-10)_KjoennID(-10)_KommunalitetID(-10)`;
    const url = `${endpoint}?filter=${filter}&radSti=${path}&inkluderKoder=true`;
    if (snapshot.has(file)) return parseYear((await readStored(snapshot, file)).json, file);
    const {bytes, json} = await http.get(url);
    const unknown = parseReportTable(json, file).columns.filter((name) => !known.has(name));
    if (unknown.length) log(`${file}: new columns are ignored: ${unknown.join(" | ")}`);
    const rows = parseYear(json, file);
    await snapshot.write(file, bytes, url);
    return rows;
  };
  const rows = await ask(`${period.id}.json`, "-12.*.*");
  const strange = rows.find(({school_year}) => school_year !== period.schoolYear);
  const findings = strange ? [`the answer is for ${strange.school_year}`] : checkPupils(rows);
  if (findings.length) {
    await snapshot.remove(`${period.id}.json.gz`);
    throw new UserError(
      `pupils ${period.schoolYear}: ${findings.slice(0, 3).join("; ")}: the old snapshot is kept; ` +
        "run the command again later, and compare with the report on udir.no if it stays"
    );
  }
  if (snapshot.noted("schools") === "refused") return rows;
  try {
    return [...rows, ...(await ask(`${period.id}${schoolsSuffix}`, "-12.*.*.*"))];
  } catch (error) {
    if (!(error instanceof RefusedRequest && error.status === 400)) throw error;
    log(`pupils: the report is not given down to schools, so only municipalities are kept: ${error.message}`);
    await snapshot.note("schools", "refused");
    return rows;
  }
}

/** The answer with schools repeats the levels above them; they are taken from the other one. */
function parseYear(json: unknown, file: string): PupilRow[] {
  return parsePupils(json, file).filter(({level}) => (level === "school") === file.endsWith(schoolsSuffix));
}

/** Takes the answers for other years over from the previous snapshot. */
async function carryOtherYears(snapshot: Snapshot, renewed: readonly Period[]): Promise<PupilRow[]> {
  const rows: PupilRow[] = [];
  for (const {file: listed} of snapshot.previous?.files ?? []) {
    const stored = listed.split("/").at(-1) ?? "";
    if (renewed.some(({id}) => stored.startsWith(String(id)))) continue;
    await snapshot.carry(stored);
    const file = stored.replace(/\.gz$/, "");
    rows.push(...parseYear((await readStored(snapshot, file)).json, file));
  }
  return rows;
}

function countBy<T>(rows: readonly T[], part: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[part(row)] = (counts[part(row)] ?? 0) + 1;
  return counts;
}
