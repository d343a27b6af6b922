import {listPages} from "../../loaders/readers/pages.ts";
import {readReports} from "../../loaders/report/reports.ts";
import {reportEntries} from "../../loaders/report/search-entries.ts";
import {readSearch} from "../../loaders/site/search.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(async (warehouse) => {
  const {index} = await readReports(warehouse, {dataDir: process.env["PULJEBLIKK_DATA"] ?? "data"});
  return readSearch(warehouse, {pages: await listPages(), others: reportEntries(index)});
});
