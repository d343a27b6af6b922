import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";

const cells = {
  survey_share: ["unit_code", "school_year", "grade", "gender", "ownership", "measure"],
  survey_index: ["unit_code", "school_year", "grade", "gender", "ownership", "indicator"],
  survey_participation: ["unit_code", "school_year", "grade", "ownership"]
} as const;

export const totalsWithParts: WarehouseCheck = {
  id: "totals-with-parts",
  title: "Delene har en sum ved siden av seg",
  looksAt:
    "Ser om det finnes et tall for alle kjønn og alle eierformer der det finnes tall for en del av dem.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(...Object.keys(cells)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, key] of Object.entries(cells)) {
      for (const part of ["gender", "ownership"] as const) {
        const rest = key.filter((column) => column !== part);
        if (rest.length === key.length) continue;
        const label = rest.map((column) => (column === "grade" ? "'trinn ' || grade" : column));
        const found = await listFindings(
          connection,
          `SELECT concat_ws(', ', ${label.join(", ")}) AS cell,
             string_agg(DISTINCT "${part}", ', ' ORDER BY "${part}") AS parts
           FROM "${table}" GROUP BY ${rest.join(", ")} HAVING NOT bool_or("${part}" = 'all')`,
          ({cell, parts}) => ({
            file: table,
            column: part,
            value: String(cell),
            message: `${cell} i ${table} har ${parts}, men ikke alle.`,
            remedy: "Les også summen fra kilden; en del skal aldri stå alene."
          })
        );
        findings.push(...found);
      }
    }
    return findings;
  }
};
