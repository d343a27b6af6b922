import {readSources} from "../../loaders/site/sources.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readSources);
