import {readUnits} from "../../loaders/site/units.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readUnits);
