import type {Finding, WarehouseCheck} from "./check.ts";
import {formatPercent, formatWhole} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

const looks = [
  ["pupil_count", "school_year"],
  ["child_count", "CAST(date AS VARCHAR)"]
] as const;

export const oneSource: WarehouseCheck = {
  id: "one-source",
  title: "Elever og barn i ett år kommer fra én kilde",
  looksAt:
    "Ser i hvert år og på hvert nivå om elever eller barn kommer fra mer enn én kilde, og sier hvor stor andel som gjør det.",
  severity: "warning",
  level: 3,
  stage: "warehouse",
  applies: ({connection}) =>
    hasRows(connection, "SELECT 1 FROM pupil_count UNION ALL SELECT 1 FROM child_count"),
  looked: lookAtRows(...looks.map(([table]) => table)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, time] of looks) {
      findings.push(
        ...(await listFindings(
          connection,
          `WITH part AS (
             SELECT world, level, ${time} AS time, source, count(*) AS n FROM ${table}
             WHERE ${table === "pupil_count" ? "origin = 'published'" : "true"} GROUP BY ALL
           )
           SELECT level, time, arg_max(source, n) AS main, CAST(sum(n) AS DOUBLE) AS n, string_agg(source, ', ' ORDER BY n DESC, source) AS sources,
             CAST(1 - max(n) / sum(n) AS DOUBLE) AS others
           FROM part GROUP BY world, level, time HAVING count(*) > 1`,
          ({level, time: when, n, sources, others, main}) => ({
            file: table,
            column: "source",
            value: `${level}, ${when}`,
            message: `${table} ${when} (${level}): ${formatWhole(n)} rader fra ${sources}; ${formatPercent(others)} er ikke fra ${main}.`,
            remedy: "Hent året helt fra én kilde, så nevnerne kan sammenlignes."
          })
        ))
      );
    }
    return findings;
  }
};
