import {readVariables} from "../../loaders/site/variables.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(() => readVariables());
