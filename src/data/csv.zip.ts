import {basename} from "node:path";
import {encodeDownloads} from "../../loaders/site/csv.ts";
import {writeZip} from "../../loaders/site/write.ts";

await writeZip(async (warehouse) => {
  const files = await encodeDownloads(warehouse);
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [basename(path), bytes]));
});
