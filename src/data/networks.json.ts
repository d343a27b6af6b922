import {readNetworks} from "../../loaders/site/networks.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readNetworks);
