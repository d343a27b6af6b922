import {listPages} from "../../loaders/readers/pages.ts";
import {readSearch} from "../../loaders/site/search.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(async (warehouse) => readSearch(warehouse, {pages: await listPages()}));
