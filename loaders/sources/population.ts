import {z} from "zod";
import {UserError} from "../errors.ts";
import {normalizeAnswer} from "./answer.ts";
import {checkBand, type Band} from "./band.ts";
import {readBaseUrl} from "./base-url.ts";
import {chunk} from "./chunk.ts";
import {parseCategories, parsePopulation, requireCategories, type PopulationRow} from "./population-rows.ts";
import {withSnapshot, type Snapshot} from "./snapshot.ts";
import type {FetchContext, Source} from "./source.ts";
import {readStored} from "./stored.ts";

export {readPopulation, type PopulationRow} from "./population-rows.ts";

const title = "Befolkning 1. januar etter alder (tabell 07459)";
/** The pupil statistics begin with the school year 2014-15. */
const firstYear = 2014;

/** Statistics Norway's table 07459: inhabitants by municipality, one-year age and year; CC BY 4.0. */
export const population: Source = {
  id: "population",
  title,
  async fetch(context) {
    const {dataDir, compare, log, now} = context;
    const base = readBaseUrl(context.env, "SSB_URL", "https://data.ssb.no/api/pxwebapi/v2");
    await withSnapshot({dataDir, source: "population", request: {base}, compare, log, now}, (snapshot) =>
      fetchPopulation(context, snapshot, base)
    );
  }
};

const Config = z.object({maxDataCells: z.int().positive(), maxCallsPerTimeWindow: z.int().positive()});

async function fetchPopulation(context: FetchContext, snapshot: Snapshot, base: string): Promise<void> {
  const {http, log, now, acceptShrink} = context;
  const configUrl = `${base}/config`;
  const {maxDataCells, maxCallsPerTimeWindow} = normalizeAnswer(
    Config,
    (await http.get(configUrl)).json,
    configUrl
  );
  const metadataUrl = `${base}/tables/07459/metadata?lang=no&outputFormat=json-stat2`;
  const metadata = parseCategories((await http.get(metadataUrl)).json, metadataUrl);
  const ages = requireCategories(metadata, "Alder", metadataUrl);
  const chunks = splitSelection({
    regions: requireCategories(metadata, "Region", metadataUrl).filter(
      (code) => /^\d{4}$/.test(code) && code !== "9999"
    ),
    years: requireCategories(metadata, "Tid", metadataUrl).filter((year) => Number(year) >= firstYear),
    ages: ages.length,
    maxCells: maxDataCells
  });
  if (chunks.length + 2 > maxCallsPerTimeWindow) {
    log(
      `population: ${chunks.length} calls, ${maxCallsPerTimeWindow} a minute allowed: the server may ask to wait`
    );
  }

  const rows: PopulationRow[] = [];
  const url = `${base}/tables/07459/data?lang=no&outputFormat=json-stat2`;
  for (const [index, {regions, years}] of chunks.entries()) {
    const file = `population-${String(index + 1).padStart(2, "0")}.json`;
    const stored = snapshot.has(file);
    const {bytes, json} = stored
      ? await readStored(snapshot, file)
      : await http.get(url, {
          method: "POST",
          headers: {"Content-Type": "application/json"},
          body: JSON.stringify({
            selection: [
              {variableCode: "Region", valueCodes: regions},
              {variableCode: "Alder", valueCodes: ages},
              {variableCode: "ContentsCode", valueCodes: ["Personer1"]},
              {variableCode: "Tid", valueCodes: years}
            ]
          })
        });
    rows.push(...parsePopulation(json, file, {Region: regions, Tid: years}));
    if (!stored) await snapshot.write(file, bytes, url);
  }

  const findings = checkPopulation(rows);
  if (findings.length) {
    for (const index of chunks.keys()) {
      await snapshot.remove(`population-${String(index + 1).padStart(2, "0")}.json.gz`);
    }
    throw new UserError(
      `population: ${findings.slice(0, 3).join("; ")}: the old snapshot is kept; ` +
        "compare with table 07459 on ssb.no and run the command again later"
    );
  }
  const years = [...new Set(rows.map(({year}) => year))].sort((a, b) => a - b);
  await snapshot.commit(
    {
      id: "population",
      kind: "population-api",
      title,
      publisher: "Statistisk sentralbyrå",
      world: "real",
      url,
      retrieved: now().toISOString().slice(0, 10),
      period: `${years[0]}–${years.at(-1)}`,
      licence: "CC BY 4.0",
      attribution: "Kilde: Statistisk sentralbyrå, tabell 07459",
      caveats: ["Tallene gjelder kommunene slik de var det enkelte året, ikke dagens kommuner."]
    },
    {
      rows: Object.fromEntries(
        years.map((year) => [String(year), rows.filter((row) => row.year === year).length])
      ),
      acceptShrink
    }
  );
  log(`population: ${rows.length} rows, ${years[0]} to ${years.at(-1)}`);
}

/** 5.1 million in 2014, 5.6 million in 2026. */
const nationBand: Band = [5_000_000, 6_500_000];
/** 428 municipalities in 2014, 356 to 357 since 2020. */
const municipalityBand: Band = [340, 440];

/** What is wrong, one phrase each: no year may lack, and every one needs a plausible number of municipalities and of inhabitants. */
export function checkPopulation(rows: readonly PopulationRow[]): string[] {
  const years = [...new Set(rows.map(({year}) => year))].sort((a, b) => a - b);
  const [first] = years;
  if (first === undefined) return ["no rows"];
  const gap = years.find((year, index) => year !== first + index);
  if (gap !== undefined) return [`no rows of ${years[years.indexOf(gap) - 1]! + 1}`];
  return years.flatMap((year) => {
    const own = rows.filter((row) => row.year === year);
    const total = own.reduce((sum, row) => sum + (row.total ?? 0), 0);
    return [
      ...checkBand(`municipalities in ${year}`, own.length, municipalityBand),
      ...checkBand(`inhabitants in ${year}`, total, nationBand)
    ];
  });
}

/** Cuts a selection into calls of at most `maxCells` cells: as many years as fit, and fewer regions if one does not. */
export function splitSelection({
  regions,
  years,
  ages,
  maxCells
}: {
  regions: readonly string[];
  years: readonly string[];
  ages: number;
  maxCells: number;
}): {regions: string[]; years: string[]}[] {
  const regionsPerCall = Math.max(1, Math.min(regions.length, Math.floor(maxCells / ages)));
  const yearsPerCall = Math.max(1, Math.floor(maxCells / (ages * regionsPerCall)));
  return chunk(years, yearsPerCall).flatMap((someYears) =>
    chunk(regions, regionsPerCall).map((someRegions) => ({regions: someRegions, years: someYears}))
  );
}
