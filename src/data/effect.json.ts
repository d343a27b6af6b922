import {readEffect} from "../../loaders/site/effect.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson((warehouse) => readEffect(warehouse));
