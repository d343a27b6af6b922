import {readParticipationPage} from "../../loaders/site/participation.ts";
import {writeJson} from "../../loaders/site/write.ts";

await writeJson(readParticipationPage);
