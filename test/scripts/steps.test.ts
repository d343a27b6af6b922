import {spawn} from "node:child_process";
import {once} from "node:events";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {lockBuild} from "../../scripts/build-lock.ts";
import {createSteps} from "../../scripts/steps.ts";
import {temporaryFolder} from "../files/temporary.ts";

test("each step is one line with its seconds, and gives what it made", async () => {
  const lines: string[] = [];
  const times = [0, 1234, 2000, 2050];
  const step = createSteps((line) => lines.push(line), {clock: () => times.shift() ?? NaN});
  expect(await step("warehouse", () => Promise.resolve(1))).toBe(1);
  await step("checks", () => Promise.resolve());
  expect(lines).toEqual(["warehouse 1.2 s", "checks 0.1 s"]);
});

test("a step that lasts says so meanwhile", async () => {
  const lines: string[] = [];
  const step = createSteps((line) => lines.push(line), {every: 5});
  await step("pages", () => new Promise((resolve) => setTimeout(resolve, 40)));
  expect(lines[0]).toMatch(/^pages goes on, \d+\.\d s so far$/);
  expect(lines.at(-1)).toMatch(/^pages \d+\.\d s$/);
});

test("a step that fails has no line of its own", async () => {
  const lines: string[] = [];
  const step = createSteps((line) => lines.push(line));
  await expect(step("pages", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(lines).toEqual([]);
});

test("one build at a time in a clone: the second names the process, and what a dead one left is taken over", async () => {
  const path = join(await temporaryFolder(), "cache/build.lock");
  const release = await lockBuild(path);
  await expect(lockBuild(path)).rejects.toThrow(
    new RegExp(`in use by another build.*: wait until process ${process.pid} has ended$`)
  );
  await release();
  await release();
  const dead = spawn(process.execPath, ["--version"], {stdio: "ignore"});
  await once(dead, "exit");
  await writeFile(path, JSON.stringify({pid: dead.pid, began: "1", since: "2026-12-01T00:00:00.000Z"}));
  await (
    await lockBuild(path)
  )();
});
