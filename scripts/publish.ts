import {join, resolve} from "node:path";
import {completeEdition} from "../loaders/editions/complete.ts";
import {isInside} from "../loaders/editions/edition-name.ts";
import {embargoesOf, requirePassed} from "../loaders/editions/embargo.ts";
import {finishKilled, pointTo, publishEdition, requirePublishable} from "../loaders/editions/publish.ts";
import {runCommand} from "../loaders/errors.ts";
import {readManifest} from "../loaders/files/manifest.ts";
import {readChanges} from "../loaders/readers/changes.ts";
import {readSiteSettings} from "../loaders/readers/site-settings.ts";
import {parsePublishArguments, publishHelp, type PublishArguments} from "./publish-arguments.ts";
import {lockBuild} from "./build-lock.ts";
import {checkEditionLeaks} from "./leaks.ts";
import {buildSite} from "./site.ts";
import {createSteps} from "./steps.ts";
import {verifyPages} from "./verify-pages.ts";
import {verifySite} from "./verify-site.ts";

/** `npm run publish -- --to DIR [--edition 2026-12-01]` → DIR/2026-12-01/ and DIR/siste */
await runCommand(async () => {
  const request = parsePublishArguments(process.argv.slice(2), new Date());
  if (request === "help") console.log(publishHelp);
  else await publish(request);
});

async function publish({
  to,
  edition,
  build,
  site,
  embargo,
  pointer,
  rehearse,
  pointTo: only
}: PublishArguments) {
  const embargoes = [...embargoesOf(await readManifest(build.data)), ...(embargo ? [embargo] : [])];
  if (only !== null) {
    await pointTo({to, edition: only, embargoes: embargo ? [embargo] : [], pointer});
    console.log(`${to}/siste points to ${only}`);
    return;
  }
  if (!rehearse) requirePassed(embargoes, new Date());
  const finished = rehearse ? undefined : await finishKilled(to);
  if (finished !== undefined) {
    console.log(
      `${to}/${finished}: its publication was killed before its last step: ${to}/siste points to it now`
    );
    if (finished === edition) return;
  }
  const [changes, {responsible}] = [await readChanges(), readSiteSettings()];
  const follows = await requirePublishable({site: site ?? "dist", to, edition});
  const usesDist = site === null || isInside(resolve(site), resolve("dist"));
  const held = usesDist ? await lockBuild() : undefined;
  if (site === null)
    await buildSite({...build, ...(follows && {after: join(to, follows)})}, {...(held && {held})});
  const step = createSteps();
  const {folder, files, bytes, sha256, previous} = await publishEdition({
    site: site ?? "dist",
    to,
    edition,
    embargoes,
    pointer,
    rehearse,
    copied: async () => held?.(),
    complete: async (draft) => {
      const author = responsible ?? "Puljeblikk";
      await step("comparison", () => completeEdition(draft, {changes, author}));
    },
    verify: async (draft) => {
      const problems = await step("verification of files", () => verifySite(draft.folder, {self: edition}));
      if (problems.length > 0) return problems;
      const {
        problems: leaks,
        shownBefore,
        attacked
      } = await step("attack on hidden numbers", () => checkEditionLeaks(draft.folder, {to, edition}));
      if (leaks.length > 0) return leaks;
      console.log(`attacked ${attacked} hidden numbers: none could be recovered`);
      if (shownBefore > 0)
        console.log(
          `${shownBefore} numbers that are hidden now stand in earlier editions: npm run attack -- --site ${to} lists them`
        );
      return step("verification of pages", () => verifyPages(draft.folder));
    },
    log: (line) => console.log(line)
  });
  console.log(
    `${rehearse ? "rehearsed, nothing published" : `published ${folder}`}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, compared with ${previous ?? "nothing, as it is the first"}\nSHA-256 of manifest.json: ${sha256}`
  );
}
