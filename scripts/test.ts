import {readFile} from "node:fs/promises";
import {runCommand} from "../loaders/errors.ts";
import {requireChromium} from "./chromium.ts";
import {run} from "./run.ts";

/** What runs side by side: name, command, arguments. */
type Group = readonly (readonly [string, string, readonly string[]])[];

const groups: readonly Group[] = [
  // each of these keeps one processor busy
  [
    ["types", "tsc", ["--noEmit"]],
    ["lint", "oxlint", ["--type-aware", "--deny-warnings"]],
    ["format", "prettier", ["--check", "--log-level", "warn", "."]],
    ["site build", "tsx", ["scripts/build.ts"]]
  ],
  [["unit tests", "vitest", vitest("unit", "pure", "components")]],
  [["browser tests", "vitest", vitest("browser")]],
  [["browser tests of pages that compute", "vitest", vitest("browser-alone")]]
];

/** `npm test`: types, lint, format, site build, unit tests, browser tests; stops at the first group in which one fails. */
await runCommand(async () => {
  const chromium = await requireChromium();
  const step = async ([name, command, args]: Group[number]): Promise<void> => {
    const begun = performance.now();
    let sign = "✗";
    try {
      await run(command, args, {env: {CHROMIUM_PATH: chromium}});
      sign = "✓";
    } finally {
      console.log(`${sign} ${name} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    }
  };
  let failed: PromiseRejectedResult | undefined;
  for (const group of groups) {
    const results = await Promise.allSettled(group.map(step));
    failed = results.find((result) => result.status === "rejected");
    if (failed) break;
  }
  const counts = await Promise.all(["unit", "browser", "browser-alone"].map(readCounts));
  const sum = (of: "passed" | "failed") => counts.reduce((total, count) => total + count[of], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (failed) throw failed.reason;
});

/** Runs the tests of some projects; the counts are written under the name of the first. */
function vitest(...projects: [string, ...string[]]): string[] {
  return [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=./scripts/second-tries.ts",
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
