import {openWarehouse} from "../warehouse/open.ts";
import {listBullyingFiles} from "./bullying.ts";
import {listEffectFiles} from "./effect-files.ts";

/** Addresses of the data files that pages read, under stable names. What readers download comes from `loaders/datasets/`. */
export async function* listSiteFiles(): AsyncGenerator<string> {
  yield "/data/search.json";
  const warehouse = await openWarehouse();
  try {
    for (const county of await listBullyingFiles(warehouse)) yield `/data/bullying/${county}.arrow`;
    for (const name of await listEffectFiles(warehouse)) yield `/data/effect/${name}`;
  } finally {
    warehouse.close();
  }
}
