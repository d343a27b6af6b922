import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {checks} from "../../loaders/checks/checks.ts";
import {formatFinding} from "../../loaders/checks/report-text.ts";
import {runChecks} from "../../loaders/checks/run.ts";
import {Manifest} from "../../loaders/files/manifest.ts";
import {fileContext, fixtures, runOnFixture, warehouseContext} from "./fixture.ts";

describe.each(checks.map((check) => [check.id, check] as const))("%s", (id, check) => {
  test("passes its passing fixture", async () => {
    const {result, findings} = await runOnFixture(check, "pass");
    expect(findings).toEqual([]);
    expect(result).toBe("passed");
  });

  test("finds exactly what its failing fixture lists, each with a remedy", async () => {
    const {result, findings} = await runOnFixture(check, "fail");
    const found = findings.map((finding) => formatFinding({...finding, remedy: ""}).trim());
    // numbers are grouped with a hard space
    const text = found.join("\n").replaceAll("\u00a0", " ");
    expect(text).toBe(readFileSync(join(fixtures, id, "fail.txt"), "utf8").trim());
    expect(findings.filter(({remedy}) => remedy.trim() === "")).toEqual([]);
    expect(result).toBe("failed");
  });

  test("says how much it looked at, and stops the build for an exception that is not needed", async () => {
    const known = [{...unneeded, check: id}];
    const [result] =
      check.stage === "file"
        ? await runChecks("file", withUnneeded(fileContext(join(fixtures, id, "pass"))), {
            checks: [check],
            known
          })
        : await runChecks(
            "warehouse",
            withUnneeded(await warehouseContext(readFileSync(join(fixtures, id, "pass.sql"), "utf8"))),
            {checks: [check], known}
          );
    expect(result?.looked?.count).toBeGreaterThan(0);
    expect(result).toMatchObject({severity: "error", result: "failed", known: []});
    expect(result?.findings.map(({message}) => message)).toEqual([
      "Et kjent unntak fra 2026-11-28 trengs ikke lenger: Slik var kilden en gang."
    ]);
  });
});

const unneeded = {
  dataset: "a-source",
  where: {file: "a.csv", value: "5001"},
  about: "En kommune",
  reason: "Slik var kilden en gang.",
  since: "2026-11-28"
};

/** The same context with the data set that the unneeded exception is about. */
function withUnneeded<C extends {manifest: Manifest}>(context: C): C {
  const [real] = JSON.parse(readFileSync("data/manifest.json", "utf8")).datasets as Manifest["datasets"];
  const added = Manifest.parse({
    datasets: [{...real, id: unneeded.dataset, kind: "nothing", files: real?.files}]
  });
  return {
    ...context,
    manifest: {datasets: [...context.manifest.datasets, {...added.datasets[0]!, files: []}]}
  };
}

const names = readdirSync("loaders/checks");
const withoutCheck = new Set([
  "additive-margins.ts",
  "check.ts",
  "checks.ts",
  "format.ts",
  "known.ts",
  "thresholds.ts",
  "list.ts",
  "origins.ts",
  "raw-files.ts",
  "report-text.ts",
  "report.ts",
  "run.ts",
  "series.ts",
  "warehouse-tables.ts"
]);

test("every check has one file of its name, two fixtures and one line of documentation, and nothing else has", () => {
  const ids = checks.map(({id}) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(names.filter((name) => !withoutCheck.has(name)).sort()).toEqual(ids.map((id) => `${id}.ts`).sort());
  const folders = readdirSync(fixtures, {withFileTypes: true}).filter((entry) => entry.isDirectory());
  expect(folders.map(({name}) => name).sort()).toEqual([...ids].sort());
  for (const {id, stage} of checks) {
    const files = stage === "file" ? ["pass", "fail", "fail.txt"] : ["pass.sql", "fail.sql", "fail.txt"];
    expect(files.filter((name) => !existsSync(join(fixtures, id, name)))).toEqual([]);
  }
});

test("docs/checks.md has the checks in their order, with level, stage, severity and title as they are", () => {
  const lines = readFileSync("docs/checks.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, 6)
        .map((cell) => cell.trim())
    );
  expect(lines).toEqual(
    checks.map(({id, level, stage, severity, title}) => [`\`${id}\``, String(level), stage, severity, title])
  );
});

test("a check's title and sentence are Norwegian texts of their own", () => {
  expect(new Set(checks.map(({title}) => title)).size).toBe(checks.length);
  for (const {title, looksAt} of checks) {
    expect(title).toMatch(/^[A-ZÆØÅ].*[^.]$/);
    expect(looksAt).toMatch(/^[A-ZÆØÅ].*\.$/);
  }
});
