import type {Provenance} from "../../src/model/published.ts";
import type {Warehouse} from "../warehouse/open.ts";

/** Source, date, licence and caveats of the data sets named, in the order named; all of them when none is. */
export async function readProvenance({rows}: Warehouse, ids?: readonly string[]): Promise<Provenance[]> {
  const all = await rows<Omit<Provenance, "caveats"> & {caveats: string}>(
    `SELECT id, title, publisher, world, period, CAST(retrieved AS VARCHAR) AS retrieved, licence, attribution, url,
       CAST(to_json(caveats) AS VARCHAR) AS caveats
     FROM dataset ORDER BY world DESC, id`
  );
  const parsed = all.map((d) => ({...d, caveats: JSON.parse(d.caveats) as string[]}));
  return ids ? ids.flatMap((id) => parsed.filter((d) => d.id === id)) : parsed;
}

/** Ids of the data sets behind the survey rows that a condition selects. */
export async function surveySources({rows}: Warehouse, where: string): Promise<string[]> {
  const found = await rows<{source: string}>(
    `SELECT DISTINCT unnest(string_split(source, '+')) AS source FROM survey_share WHERE ${where} ORDER BY 1`
  );
  return found.map((r) => r.source);
}
