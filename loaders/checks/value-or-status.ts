import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";
import {warehouseTables} from "./warehouse-tables.ts";

const tablesWithStatus = Object.entries(warehouseTables).flatMap(([table, {values}]) =>
  values ? [table] : []
);

export const valueOrStatus: WarehouseCheck = {
  id: "value-or-status",
  title: "Enten et tall eller en grunn",
  looksAt:
    "Ser om hver celle har enten et tall med status «ok» eller en grunn til at tallet mangler – aldri begge, aldri ingen.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(...tablesWithStatus),
  async run({connection}) {
    const findings: Finding[] = [];
    const looks = Object.entries(warehouseTables).flatMap(([table, {values = []}]) =>
      values.map((column) => ({
        table,
        column,
        wrong: `("${column}" IS NULL) = coalesce(status = 'ok', false)`
      }))
    );
    // a count beside a hidden share would give the share away
    looks.push({table: "survey_share", column: "bullied", wrong: "bullied IS NOT NULL AND status <> 'ok'"});
    for (const {table, column, wrong} of looks) {
      const found = await listFindings(
        connection,
        `SELECT unit_code, coalesce(status, '') AS status, coalesce(CAST("${column}" AS VARCHAR), '') AS value,
           CAST(count(*) AS INTEGER) AS times
         FROM "${table}" WHERE ${wrong} GROUP BY ALL`,
        ({unit_code, status, value, times}) => ({
          file: table,
          column,
          value: `${unit_code}: «${value}», ${status}`,
          message: `${times} rader for ${unit_code} i ${table} har ${column} «${value}» med status «${status}».`,
          remedy: "Rett steget som setter status: et tall har «ok», et tall som mangler, har en grunn."
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
