import {zipSync} from "fflate";
import {readable} from "../../src/model/readable.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {openWarehouse} from "../warehouse/open.ts";

/** Runs one query function on the warehouse and writes its JSON to stdout, whole or not at all. */
export async function writeJson(read: (warehouse: Warehouse) => Promise<unknown>): Promise<void> {
  process.stdout.write(encodeJson(await withWarehouse(read)));
}

/** JSON for pages, in which every text is one that can be shown. */
export function encodeJson(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? readable(value) : value));
}

/** The same for several files, as one uncompressed zip, which Framework unpacks. Fixed dates keep the bytes stable. */
export async function writeZip(
  read: (warehouse: Warehouse) => Promise<Record<string, Uint8Array>>
): Promise<void> {
  const files = await withWarehouse(read);
  process.stdout.write(zipSync(files, {level: 0, mtime: "2000-01-01T00:00:00"}));
}

async function withWarehouse<T>(read: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse();
  try {
    return await read(warehouse);
  } finally {
    warehouse.close();
  }
}
