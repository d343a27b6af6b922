import type {DuckDBConnection} from "@duckdb/node-api";
import {readFile} from "node:fs/promises";
import {measureByUdirCode} from "../../src/model/survey.ts";
import {limitMacro} from "./limit-macro.ts";
import {literal} from "./sql.ts";

/** Udir's question codes, with and without their prefix, as a macro: the one list stands in the model. */
const measureMacro = `CREATE TEMP MACRO udir_measure(code) AS CASE code ${Object.entries(measureByUdirCode)
  .flatMap(([code, measure]) =>
    [...new Set([code, code.replace(/^EUSpoersmaal_/, "")])].map((c) => [c, measure] as const)
  )
  .map(([code, measure]) => `WHEN ${literal(code)} THEN ${literal(measure)}`)
  .join(" ")} END`;

/** Creates the temporary macros that raw numbers are read with. */
export async function createMacros(connection: DuckDBConnection): Promise<void> {
  await connection.run(await readFile(new URL("./macros.sql", import.meta.url), "utf8"));
  await connection.run(measureMacro);
  await connection.run(limitMacro);
}
