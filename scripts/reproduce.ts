import {listFiles} from "../loaders/editions/edition-manifest.ts";
import {runCommand, UserError} from "../loaders/errors.ts";
import {lockBuild} from "./build-lock.ts";
import {buildSite, parseSiteOptions} from "./site.ts";

/** `npm run reproduce -- [--data DIR] [--world real]`: builds the site twice and compares the SHA-256 of every file. */
await runCommand(async () => {
  const options = parseSiteOptions();
  const held = await lockBuild();
  await buildSite(options, {held});
  const first = new Map((await listFiles("dist")).map(({path, sha256}) => [path, sha256]));
  await buildSite(options, {held});
  const second = new Map((await listFiles("dist")).map(({path, sha256}) => [path, sha256]));
  await held();
  const differing = [...new Set([...first.keys(), ...second.keys()])].filter(
    (path) => first.get(path) !== second.get(path)
  );
  if (differing.length > 0)
    throw new UserError(differing.map((path) => `${path}: differs between two builds`).join("\n"));
  console.log(`two builds are equal: ${first.size} files`);
});
