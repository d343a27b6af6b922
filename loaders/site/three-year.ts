import type {ThreeYearMeans} from "../../src/model/published.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readProvenance} from "./provenance.ts";

/** Three-year standardised means (grade 7) of the nation, Telemark and its municipalities. */
export async function readThreeYearMeans(warehouse: Warehouse): Promise<ThreeYearMeans> {
  const rows = await warehouse.rows<ThreeYearMeans["rows"][number]>(`
    SELECT m.unit_code AS unit, u.name, m."window", m.first_year AS firstYear, m.share_bullied AS share, m.status
    FROM survey_three_year_mean m JOIN unit u ON u.code = m.unit_code ORDER BY u.level, u.name, firstYear`);
  return {rows, sources: await readProvenance(warehouse, ["fhi-telemark-three-year"])};
}
