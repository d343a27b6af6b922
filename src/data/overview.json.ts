import {readOverview} from "../../loaders/site/overview.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readOverview);
