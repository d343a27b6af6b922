import type {Finding, WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {seriesOfYear} from "./thresholds.ts";
import {listFindings, lookAtRows} from "./list.ts";
import {seriesTables} from "./series.ts";

export const wholeYears: WarehouseCheck = {
  id: "whole-years",
  title: "Ingen kilde mangler et helt år",
  looksAt:
    "Ser for hver kilde etter år der ingen serie har en rad, selv om mange av dem har rader både før og etter.",
  severity: "error",
  level: 2,
  stage: "warehouse",
  looked: lookAtRows(...seriesTables.map(({table}) => table)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const {table, key, year, label} of seriesTables) {
      const found = await listFindings(
        connection,
        `WITH point AS (SELECT source, ${key.join(", ")}, ${year} AS point_year FROM ${table}),
         line AS (SELECT source, min(point_year) AS first, max(point_year) AS last FROM point GROUP BY source, ${key.join(", ")}),
         hole AS (
           SELECT source, unnest(range(min(first), max(last))) AS hole_year FROM line GROUP BY source
           EXCEPT SELECT source, point_year FROM point
         )
         SELECT source, ${label("hole_year")} AS missing, CAST(count(*) AS INTEGER) AS series
         FROM hole JOIN line USING (source) WHERE hole_year > first AND hole_year < last
         GROUP BY source, hole_year HAVING count(*) >= ${seriesOfYear.value}`,
        ({source, missing, series}) => ({
          file: table,
          column: /school_year|date/.exec(year)?.[0] ?? year,
          value: `${source}: ${missing}`,
          message: `${source} har ingen rad for ${missing} i ${table}, men ${formatWhole(series)} serier har rader både før og etter.`,
          remedy:
            "Hent året fra kilden; er det aldri blitt til, før det opp i loaders/checks/known.ts med grunn og dato."
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
