import {readdirSync, readFileSync} from "node:fs";
import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, expect, test} from "vitest";
import {readDistribution} from "../../loaders/site/distribution.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse} from "../../loaders/warehouse/open.ts";
import type {DistributionArea} from "../../src/model/distribution.ts";
import {observeAnnualWheel} from "../../src/rules/annual-wheel.ts";
import {
  decidedFacts,
  distributionFacts,
  ownFinancingFacts,
  participantsOf,
  sumsFacts
} from "../../src/rules/facts.ts";
import {ruleIds, type RuleFinding} from "../../src/rules/finding.ts";
import {observeForumKey} from "../../src/rules/forum-key.ts";
import {checkJointShare} from "../../src/rules/joint-share.ts";
import {observeProRata} from "../../src/rules/not-pro-rata.ts";
import {checkOwnFinancing} from "../../src/rules/own-financing.ts";
import {checkResourcePersons} from "../../src/rules/resource-persons.ts";
import {checkRoleAmounts} from "../../src/rules/role-amounts.ts";
import {checkSums} from "../../src/rules/sums.ts";

let example: DistributionArea;
let trondelag: DistributionArea;

beforeAll(async () => {
  const out = join(await mkdtemp(join(tmpdir(), "puljeblikk-rules-")), "all.duckdb");
  await buildWarehouse({dataDir: "data", out});
  const warehouse = await openWarehouse(out);
  const {areas} = await readDistribution(warehouse);
  warehouse.close();
  const areaOf = (id: string) => areas.filter((a) => a.id === id);
  [example, trondelag] = [...areaOf("EX"), ...areaOf("50")] as [DistributionArea, DistributionArea];
});

/** Every rule on one area and its newest frame, if it has one, as it stands in the autumn of 2026. */
function findingsOf(area: DistributionArea): RuleFinding[] {
  const frame = area.frames[0];
  const facts = frame
    ? decidedFacts(area, frame)
    : distributionFacts(area, {
        label: "scenarioet",
        amounts: area.units.map((u, i) => ({unit: u.id, amount: 100_000 + i}))
      });
  const participants = participantsOf(area);
  return [
    ...area.frames.map((f) => checkSums(sumsFacts(area, f, 2026))),
    checkOwnFinancing(ownFinancingFacts(area.payments, {decisionYear: 2022, ownFinancing: new Map()})),
    checkRoleAmounts(participants),
    observeProRata(facts),
    observeForumKey(facts, frame?.key ?? null),
    checkJointShare({
      label: facts.label,
      year: 2026,
      frame: frame?.frame ?? 0,
      jointMeasures: frame?.jointMeasures ?? 0,
      decided: frame?.key ? {year: frame.decisionYear, share: frame.key.jointShare} : null
    }),
    observeAnnualWheel("2026-11-27"),
    checkResourcePersons(participants)
  ];
}

test("on the example county: sums and joint share hold, the key is followed, and own financing is not known", () => {
  const findings = findingsOf(example);
  const verdictsOf = (id: string) => findings.filter((f) => f.id === id).map((f) => f.verdict);
  expect(verdictsOf("sums")).toEqual(example.frames.map(() => "kept"));
  expect(verdictsOf("joint-share")).toEqual(["kept"]);
  expect(verdictsOf("own-financing")).toEqual(["unknown"]);
  expect(verdictsOf("role-amounts")).toEqual(["observation"]);
  expect(findings.find((f) => f.id === "forum-key")?.summary).toContain("følger nøkkelen");
  const [newest] = findings;
  // three networks are paid 30 and 20 percent of their grants in 2027 and 2028
  expect(newest?.summary).toMatch(/forfaller etter 2026/);
});

test("on a county whose money is not public nothing is judged", () => {
  for (const {id, verdict} of findingsOf(trondelag)) {
    expect([id, verdict]).toEqual([
      id,
      id === "not-pro-rata" || id === "annual-wheel" ? "observation" : "unknown"
    ]);
  }
});

test("every finding has one sentence, its sources, and a reason for each number that is not there", () => {
  const findings = [...findingsOf(example), ...findingsOf(trondelag)];
  expect(new Set(findings.map((f) => f.id))).toEqual(new Set(ruleIds));
  for (const {id, summary, sources, evidence} of findings) {
    expect(summary, id).toMatch(/^[A-ZÆØÅ0-9].*\.$/);
    expect(summary, id).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(sources.length, id).toBeGreaterThan(0);
    for (const row of evidence) {
      if (row.value === null) expect(row.note, `${id}: ${row.label}`).not.toBe("");
      else expect(Number.isFinite(row.value), `${id}: ${row.label}`).toBe(true);
    }
  }
});

test("each rule has a file of its name, and docs/rules.md has a line for each in their order", () => {
  const files = readdirSync("src/rules").map((name) => name.replace(".ts", ""));
  expect(ruleIds.filter((id) => !files.includes(id))).toEqual([]);
  const lines = readFileSync("docs/rules.md", "utf8").matchAll(/^\| `([\w-]+)`/gm);
  expect([...lines].map(([, id]) => id)).toEqual([...ruleIds]);
});
