import {readThreeYearMeans} from "../../loaders/site/three-year.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readThreeYearMeans);
