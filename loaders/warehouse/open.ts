import {DuckDBInstance, DuckDBTypeId, type DuckDBConnection} from "@duckdb/node-api";
import {existsSync} from "node:fs";
import {UserError} from "../errors.ts";

/** Where the warehouse lies unless a command or the environment says otherwise. */
export const defaultWarehouse = ".cache/warehouse.duckdb";

/** No extension is ever installed or loaded by itself; nothing is fetched. */
const noNetwork = {autoinstall_known_extensions: "false", autoload_known_extensions: "false"};

/** A row as plain JavaScript values: numbers, strings, booleans, null; dates as ISO text. */
export type Row = Record<string, string | number | boolean | null>;

/** An open warehouse. `rows` runs a query and returns plain objects. */
export interface Warehouse {
  connection: DuckDBConnection;
  rows: <T = Row>(sql: string, values?: Record<string, string | number | null>) => Promise<T[]>;
  close: () => void;
}

function wrap(instance: DuckDBInstance, connection: DuckDBConnection): Warehouse {
  return {
    connection,
    async rows<T>(sql: string, values?: Record<string, string | number | null>) {
      const reader = await connection.runAndReadAll(sql, values);
      return reader.getRowObjectsJson().map((row) => plain(row, reader.columnNames(), reader)) as T[];
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

function plain(
  row: Record<string, unknown>,
  names: readonly string[],
  reader: {columnTypeId: (i: number) => DuckDBTypeId}
): Row {
  const out: Row = {};
  for (const [i, name] of names.entries()) {
    const value = row[name];
    // BIGINT, HUGEINT and DECIMAL come as text in JSON form; a count or a sum of kroner fits a safe integer
    out[name] =
      numericTypes.has(reader.columnTypeId(i)) && typeof value === "string"
        ? Number(value)
        : (value as Row[string]);
  }
  return out;
}

const numericTypes: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL
]);

/** Opens the warehouse READ_ONLY. Throws UserError when it has not been built, or is no whole database. */
export async function openWarehouse(
  path = process.env["PULJEBLIKK_WAREHOUSE"] ?? defaultWarehouse
): Promise<Warehouse> {
  if (!existsSync(path)) throw new UserError(`${path}: no warehouse there: run "npm run warehouse"`);
  try {
    const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY", ...noNetwork});
    return wrap(instance, await instance.connect());
  } catch (error) {
    const [said = ""] = (error as Error).message.split("\n");
    throw new UserError(`${path}: cannot be opened (${said}): run "npm run warehouse" to build it anew`);
  }
}

/** Creates a writable database file, or one in memory (`:memory:`). */
export async function createDatabase(
  path: string,
  settings: Record<string, string> = {}
): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(path, {...noNetwork, ...settings});
  return wrap(instance, await instance.connect());
}
