import {runCommand} from "../loaders/errors.ts";
import {describeBuild} from "./describe.ts";
import {readPort, requireFreePort, serveSite} from "./serve.ts";
import {buildSite, parseSiteOptions} from "./site.ts";

/** `npm start`: builds warehouse and site from the committed data and serves it on PORT (3000). */
await runCommand(async () => {
  const options = parseSiteOptions();
  const port = readPort();
  await requireFreePort(port);
  const result = await buildSite(options);
  const {url} = await serveSite("dist", port);
  console.log(`${describeBuild(options, result)}\nPuljeblikk: ${url}  (Ctrl+C stops it)`);
});
