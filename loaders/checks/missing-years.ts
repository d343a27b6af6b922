import type {Finding, WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {listFindings, lookAtRows} from "./list.ts";
import {seriesName, seriesTables} from "./series.ts";

export const missingYears: WarehouseCheck = {
  id: "missing-years",
  title: "Ingen serie har hull",
  looksAt:
    "Ser i hver serie etter år uten rad, der serien har rader både før og etter. Et skjermet tall er en rad, og er ikke et hull.",
  severity: "warning",
  level: 2,
  stage: "warehouse",
  looked: lookAtRows(...seriesTables.map(({table}) => table)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const series of seriesTables) {
      const {table, key, year, label} = series;
      const columns = key.join(", ");
      const found = await listFindings(
        connection,
        `WITH line AS (
           SELECT ${columns}, min(${year}) AS first, max(${year}) AS last, count(DISTINCT ${year}) AS years FROM ${table} GROUP BY ${columns}
         ),
         broken AS (SELECT * FROM line WHERE last - first + 1 > years),
         gap AS (
           SELECT b.*, y.year FROM broken b CROSS JOIN LATERAL (SELECT unnest(range(b.first, b.last)) AS year) y
           WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE ${key.map((c) => `t.${c} = b.${c}`).join(" AND ")} AND ${year.replace(/school_year|date|^year$/g, "t.$&")} = y.year)
         )
         SELECT ${seriesName(series)} AS series, string_agg(${label("year")}, ', ' ORDER BY year) AS missing,
           any_value(${label("first")}) AS first, any_value(${label("last")}) AS last, CAST(any_value(years) AS INTEGER) AS years,
           CAST((SELECT count(*) FROM broken) AS INTEGER) AS broken,
           CAST((SELECT count(*) FROM line WHERE last > first) AS INTEGER) AS lines
         FROM gap GROUP BY ${columns}`,
        ({series: name, missing, first, last, years, broken, lines}) => ({
          file: table,
          column: year === "year" ? "year" : (/school_year|date/.exec(year)?.[0] ?? ""),
          value: `${name}: ${missing}`,
          message:
            `${name} mangler ${missing}, men har ${years} år fra ${first} til ${last}; ` +
            `i alt har ${formatWhole(broken)} av ${formatWhole(lines)} serier i ${table} hull.`,
          remedy: "Hent året fra kilden, eller før opp hullet i loaders/checks/known.ts med grunn og dato."
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
