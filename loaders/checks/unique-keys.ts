import type {Finding, WarehouseCheck} from "./check.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";
import {warehouseTables} from "./warehouse-tables.ts";

const remedy = "Finn kilden som er lest to ganger, og bygg varehuset på nytt.";

export const uniqueKeys: WarehouseCheck = {
  id: "unique-keys",
  title: "Hvert tall står én gang",
  looksAt:
    "Ser i hver tabell etter to rader med samme nøkkel, for eksempel samme enhet, skoleår, trinn, kjønn og mål.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(...Object.keys(warehouseTables)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, {key}] of Object.entries(warehouseTables)) {
      const columns = key.map((column) => `"${column}"`).join(", ");
      // hashes first: millions of rows are compared cheaply, and only a clash is looked up
      const clash = `SELECT 1 FROM "${table}" HAVING count(*) <> count(DISTINCT hash(${columns}))`;
      if (!(await hasRows(connection, clash))) continue;
      findings.push(
        ...(await listFindings(
          connection,
          `SELECT concat_ws(', ', ${key.map((column) => `coalesce(CAST("${column}" AS VARCHAR), '–')`).join(", ")}) AS key,
             CAST(count(*) AS INTEGER) AS times
           FROM "${table}" GROUP BY ${columns} HAVING count(*) > 1`,
          ({key: value, times}) => ({
            file: table,
            column: key.join(", "),
            value: String(value),
            message: `${value} står ${times} ganger i ${table}.`,
            remedy
          })
        ))
      );
    }
    return findings;
  }
};
