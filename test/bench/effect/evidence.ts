import {spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {formatEvidence} from "./evidence-tables.ts";
import type {Outcome} from "./evidence-world.ts";

const firstSeed = 10_001;
const processes = 2;

/**
 * Whether the intervals of the page Effekt hold the truth: simulated counties with known effects, analysed as the page
 * does. Returns the tables of docs/effect-evidence.md. The numbers depend on the number of worlds only.
 */
export async function benchEvidence(worlds: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "puljeblikk-evidence-"));
  try {
    const begun = performance.now();
    const parts = await Promise.all(
      Array.from({length: Math.min(processes, worlds)}, (_, part) => runPart(folder, part, worlds))
    );
    console.error(`  ${worlds} worlds in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    const bySeed = parts.flat().sort((a, b) => a.seed - b.seed);
    return formatEvidence(bySeed.map(({outcomes}) => outcomes));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function runPart(
  folder: string,
  part: number,
  worlds: number
): Promise<{seed: number; outcomes: Outcome[]}[]> {
  const result = join(folder, `${part}.json`);
  const range = [firstSeed + part, firstSeed + worlds, processes].map(String);
  await new Promise<void>((resolve, reject) => {
    const child = spawn("node_modules/.bin/tsx", ["test/bench/effect/evidence-worker.ts", ...range, result], {
      stdio: "inherit"
    });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`worlds from ${range[0]} ended with ${code}`))
    );
  });
  return readFileSync(result, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as {seed: number; outcomes: Outcome[]});
}
