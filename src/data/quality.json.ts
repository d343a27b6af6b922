import {readQualityPage} from "../../loaders/site/quality.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readQualityPage);
