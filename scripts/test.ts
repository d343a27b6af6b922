import {readFile} from "node:fs/promises";
import {runCommand} from "../loaders/errors.ts";
import {requireChromium} from "./chromium.ts";
import {run} from "./run.ts";

/** `npm test`: types, lint, format, unit tests, site build, browser tests; stops at the first that fails. */
await runCommand(async () => {
  const chromium = await requireChromium();
  const steps: [string, string, string[]][] = [
    ["types", "tsc", ["--noEmit"]],
    ["lint", "oxlint", ["--type-aware", "--deny-warnings"]],
    ["format", "prettier", ["--check", "--log-level", "warn", "."]],
    ["unit tests", "vitest", vitest("unit", "pure", "components")],
    ["site build", "tsx", ["scripts/build.ts"]],
    ["browser tests", "vitest", vitest("browser")],
    ["browser tests of pages that compute", "vitest", vitest("browser-alone")]
  ];
  let failure: unknown;
  for (const [name, command, args] of steps) {
    const begun = performance.now();
    try {
      await run(command, args, {env: {CHROMIUM_PATH: chromium}});
    } catch (error) {
      failure = error;
    }
    console.log(`${failure ? "✗" : "✓"} ${name} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    if (failure) break;
  }
  const counts = await Promise.all(["unit", "browser", "browser-alone"].map(readCounts));
  const sum = (of: "passed" | "failed") => counts.reduce((total, count) => total + count[of], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (failure) throw failure;
});

/** Runs the tests of some projects; the counts are written under the name of the first. */
function vitest(...projects: [string, ...string[]]): string[] {
  return [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=.cache/test-${projects[0]}.json`
  ];
}

async function readCounts(project: string): Promise<{passed: number; failed: number}> {
  try {
    const json = JSON.parse(await readFile(`.cache/test-${project}.json`, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return {passed: json.numPassedTests, failed: json.numFailedTests};
  } catch {
    return {passed: 0, failed: 0};
  }
}
