import {encodeEffect} from "../../loaders/site/effect-files.ts";
import {writeZip} from "../../loaders/site/write.ts";

await writeZip(encodeEffect);
