import type {WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";
import {warehouseTables} from "./warehouse-tables.ts";

const remedy = "Bygg varehuset på nytt med «npm run warehouse».";

export const tables: WarehouseCheck = {
  id: "tables",
  title: "Varehuset har alle tabeller og kolonner",
  looksAt: "Sammenligner tabellene i varehuset med dem som kontrollene og sidene bygger på.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: async (context) => ({
    ...(await lookAtRows("(SELECT 1 FROM duckdb_columns() WHERE NOT internal)")(context)),
    of: "columns"
  }),
  run({connection}) {
    const expected = Object.entries(warehouseTables).flatMap(([table, {columns}]) =>
      columns.map((column) => `('${table}', '${column}')`)
    );
    return listFindings(
      connection,
      `SELECT t AS "table", string_agg(c, ', ' ORDER BY c) AS missing
       FROM (VALUES ${expected.join(", ")}) AS expected(t, c)
       WHERE NOT EXISTS (SELECT 1 FROM duckdb_columns() d WHERE d.table_name = t AND d.column_name = c AND NOT d.internal)
       GROUP BY t`,
      ({table, missing}) => ({
        file: String(table),
        value: String(missing),
        message: `Tabellen ${table} mangler ${missing}.`,
        remedy
      })
    );
  }
};
