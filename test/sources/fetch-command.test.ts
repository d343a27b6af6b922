import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {withPath} from "../../loaders/files/atomic.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {startStandin} from "../standin/server.ts";

/** Runs a shell line in which "$@" is `npm run fetch` with the arguments. */
async function run(line: string, args: string[], env: Record<string, string> = {}) {
  const command = [process.execPath, "--import", "tsx", "loaders/command/fetch.ts", ...args];
  const child = spawn("bash", ["-o", "pipefail", "-c", line, "fetch", ...command], {
    env: {...process.env, PULJEBLIKK_CONTACT: "test@example.org", ...env},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.resume();
  const [code] = (await once(child, "close")) as [number | null];
  return {code, errors};
}

test("a data folder below a file is refused in one line with path and remedy", async () => {
  const file = join(await temporaryFolder(), "afile");
  await writeFile(file, "x");
  const {code, errors} = await run('"$@"', ["survey", "--into", file]);
  expect(errors).toMatch(
    /^\S*afile\S*: .+ \((ENOTDIR|EEXIST), mkdir\): choose another folder or move that file\n$/
  );
  expect(code).toBe(1);
});

test("a folder in the place of the manifest is refused in one line", async () => {
  const dataDir = await temporaryFolder();
  await mkdir(join(dataDir, "manifest.json"));
  const {code, errors} = await run('"$@"', ["survey", "--into", dataDir]);
  expect(errors.trim().split("\n")).toHaveLength(1);
  expect(errors).toContain("manifest.json");
  expect(errors).toContain("EISDIR");
  expect(code).toBe(1);
});

test("a disk that is full is told in one line, with the path that the system leaves out", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
    syscall: "write"
  });
  await expect(withPath("data/page.json.gz", () => Promise.reject(full))).rejects.toMatchObject({
    path: "data/page.json.gz"
  });
  const script =
    'import {runCommand} from "./loaders/errors.ts"; import {writeFile} from "node:fs/promises"; ' +
    'import {withPath} from "./loaders/files/atomic.ts"; ' +
    'await runCommand(() => withPath("/dev/full", () => writeFile("/dev/full", "x")));';
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  expect(await once(child, "close")).toEqual([1, null]);
  expect(errors).toBe(
    "/dev/full: no space left on the disk (ENOSPC, write): free some space, then run the command again\n"
  );
});

test("a reader that goes away ends the run without a word", async () => {
  const standin = await startStandin({size: "tiny"});
  onTestFinished(() => standin.close());
  const args = ["survey", "--years", "2025-26", "--into", await temporaryFolder()];
  const {code, errors} = await run('"$@" | head -n 1', args, {
    ...standin.env,
    PULJEBLIKK_FETCH_PAUSE_MS: "0"
  });
  expect(errors).toBe("");
  expect(code).toBe(141);
});
