import {runCommand} from "../loaders/errors.ts";
import {describeBuild} from "./describe.ts";
import {buildSite, parseSiteOptions} from "./site.ts";

/** `npm run build -- [--data DIR] [--world real]` → dist/ */
await runCommand(async () => {
  const options = parseSiteOptions();
  console.log(describeBuild(options, await buildSite(options)));
});
