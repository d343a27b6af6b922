import type {AgencyAccount} from "../../src/model/distribution.ts";
import type {Status} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {counted, missing, sumOf, type Counted} from "./counted.ts";

/**
 * Today's counties of each county governor, by organisation number, from 2020. No boundary between two of them has moved
 * from then to 2025. Before the reforms of 2018–2020 municipalities changed county, so their areas are not these.
 */
export const agencyCounties: Readonly<Record<string, readonly string[]>> = {
  "974761319": ["03", "31", "32", "33"],
  "974763230": ["11"],
  "974764067": ["15"],
  "974764687": ["18"],
  "974761645": ["34"],
  "974762501": ["39", "40"],
  "974762994": ["42"],
  "974760665": ["46"],
  "974764350": ["50"],
  "967311014": ["55", "56"]
};
const knownFrom = 2020;

interface CountyCounts {
  county: string;
  year: number;
  pupils: number | null;
  pupilStatus: Status | null;
  children: number | null;
  aged1to5: number | null;
  aged6to15: number | null;
}

/**
 * What each county governor booked on 226-21 and 231-21 by year, newest first; missing where the accounts do not list
 * it by name. Pupils are of 1 October, children of the newest date in the year, residents of 1 January.
 */
export async function readAccounts(warehouse: Warehouse): Promise<AgencyAccount[]> {
  const booked = await warehouse.rows<{
    year: number;
    agency: string;
    organisationNumber: string;
    school: number | null;
    kindergarten: number | null;
  }>(
    `SELECT year, regexp_replace(any_value(agency), '\\s+', ' ', 'g') AS agency, organisation_number AS organisationNumber,
       max(amount_nok) FILTER (chapter = '0226') AS school, max(amount_nok) FILTER (chapter = '0231') AS kindergarten
     FROM account WHERE post = '21' AND regexp_matches(agency, '^(Fylkesmannen|Statsforvalt[ae]ren) i ')
     GROUP BY year, organisation_number ORDER BY year DESC, agency`
  );
  const counts = await readCountyCounts(warehouse);
  return booked.map(({school, kindergarten, ...account}) => {
    const codes = account.year >= knownFrom ? agencyCounties[account.organisationNumber] : undefined;
    const own = (codes ?? []).map((code) => counts.find((c) => c.county === code && c.year === account.year));
    const sum = (pick: (c: CountyCounts) => Counted) => sumOf(own.map((c) => (c ? pick(c) : missing)));
    return {
      ...account,
      school: counted(school),
      kindergarten: counted(kindergarten),
      pupils: sum((c) => ({value: c.pupils, status: c.pupilStatus ?? "missing"})),
      children: sum((c) => counted(c.children)),
      aged1to5: sum((c) => counted(c.aged1to5)),
      aged6to15: sum((c) => counted(c.aged6to15))
    };
  });
}

async function readCountyCounts({rows}: Warehouse): Promise<CountyCounts[]> {
  return rows<CountyCounts>(
    `WITH pupil AS (
       SELECT unit_code AS county, CAST(left(school_year, 4) AS INTEGER) AS year, pupils, status AS pupilStatus
       FROM pupil_count WHERE level = 'county' AND world = 'real'
     ),
     child AS (
       SELECT unit_code AS county, CAST(year(date) AS INTEGER) AS year, arg_max(children, date) AS children
       FROM child_count WHERE level = 'county' AND world = 'real' GROUP BY ALL
     ),
     resident AS (
       SELECT u.county, p.year, CAST(sum(age_1_5) AS INTEGER) AS aged1to5, CAST(sum(age_6_15) AS INTEGER) AS aged6to15
       FROM population p JOIN unit u ON u.code = p.unit_code WHERE u.world = 'real' AND u.county <> '21' GROUP BY ALL
     )
     SELECT county, year, pupils, pupilStatus, children, aged1to5, aged6to15
     FROM pupil FULL JOIN child USING (county, year) FULL JOIN resident USING (county, year)`
  );
}
