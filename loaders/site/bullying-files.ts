import type {Warehouse} from "../warehouse/open.ts";
import {encodeArrow} from "./arrow.ts";
import {listBullyingFiles, readBullying} from "./bullying.ts";

/** One Arrow file a county, `NO` for the nation. */
export async function encodeBullying(warehouse: Warehouse): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const county of await listBullyingFiles(warehouse)) {
    files[`${county}.arrow`] = encodeArrow(await readBullying(warehouse, county), {
      unit: "text",
      schoolYear: "text",
      grade: "text",
      measure: "text",
      share: "number",
      decimals: "number",
      low: "number",
      high: "number",
      respondents: "number",
      status: "text",
      source: "text",
      origin: "text"
    });
  }
  return files;
}
