import {basename} from "node:path";
import {openWarehouse} from "../warehouse/open.ts";
import {listBullyingFiles} from "./bullying.ts";
import {listDownloads} from "./downloads.ts";
import {listEffectFiles} from "./effect-files.ts";

/** Addresses of the data files that the site holds under stable names, beside its pages. */
export async function* listSiteFiles(): AsyncGenerator<string> {
  yield "/data/search.json";
  const warehouse = await openWarehouse();
  try {
    for (const county of await listBullyingFiles(warehouse)) yield `/data/bullying/${county}.arrow`;
    for (const name of await listEffectFiles(warehouse)) yield `/data/effect/${name}`;
    for (const {path} of await listDownloads(warehouse)) yield `/data/csv/${basename(path)}`;
  } finally {
    warehouse.close();
  }
}
