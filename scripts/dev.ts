import {runCommand} from "../loaders/errors.ts";
import {defaultFiles} from "../loaders/datasets/listing.ts";
import {defaultWarehouse} from "../loaders/warehouse/open.ts";
import {lockBuild} from "./build-lock.ts";
import {run} from "./run.ts";
import {seedFrameworkCache} from "./seed-framework-cache.ts";
import {buildData, parseSiteOptions} from "./site.ts";

/**
 * `npm run dev`: builds the warehouse once, then Framework's preview, which reloads pages as they are edited. The data
 * files that readers download are written, so that pages can name them, but not served.
 */
await runCommand(async () => {
  const options = parseSiteOptions();
  const release = await lockBuild();
  await buildData(options);
  await release();
  seedFrameworkCache();
  await run("observable", ["preview", "--no-open"], {
    env: {
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      PULJEBLIKK_WAREHOUSE: defaultWarehouse,
      PULJEBLIKK_FILES: defaultFiles,
      PULJEBLIKK_DATA: options.data
    }
  });
});
