import {encodeBullying} from "../../loaders/site/bullying-files.ts";
import {writeZip} from "../../loaders/site/write.ts";

await writeZip(encodeBullying);
