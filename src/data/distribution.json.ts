import {readDistribution} from "../../loaders/site/distribution.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readDistribution);
