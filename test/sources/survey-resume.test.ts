import {spawn, type ChildProcess} from "node:child_process";
import {once} from "node:events";
import {readdir} from "node:fs/promises";
import {expect, onTestFinished, test} from "vitest";
import {startStandin} from "../standin/server.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {readManifest, verifyManifest} from "../../loaders/files/manifest.ts";
import {openSurveyRun} from "./survey-run.ts";

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** Runs `npm run fetch` as a process of its own. */
function startFetch(
  args: string[],
  env: Record<string, string>
): {child: ChildProcess; ended: Promise<Ended>} {
  const child = spawn(process.execPath, ["--import", "tsx", "loaders/command/fetch.ts", ...args], {
    env: {...process.env, PULJEBLIKK_FETCH_PAUSE_MS: "0", PULJEBLIKK_FETCH_RETRY_MS: "1", ...env},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    output
  }));
  return {child, ended};
}

const pageNumber = (url: string) => /\/data\?.*SpoersmaalID.*sideNummer=(\d+)/.exec(url)?.[1];

test("a run killed with signal 9 on the way is continued: no page is fetched twice, and the result is whole", async () => {
  let child: ChildProcess | undefined;
  const standin = await startStandin({
    size: "tiny",
    onRequest: (_, count) => {
      if (count === 55) child?.kill("SIGKILL");
    }
  });
  onTestFinished(() => standin.close());
  const dataDir = await temporaryFolder();
  const args = ["survey", "--years", "2025-26", "--into", dataDir];
  const first = startFetch(args, standin.env);
  child = first.child;
  expect((await first.ended).signal).toBe("SIGKILL");
  expect(await readdir(dataDir)).toEqual([".partial"]);
  const before = standin.requests.length;
  child = undefined;

  const second = await startFetch(args, standin.env).ended;
  expect(second).toMatchObject({code: 0});
  const {datasets} = await readManifest(dataDir);
  await verifyManifest(dataDir, {datasets});
  const pages = (requests: typeof standin.requests) => requests.map(({url}) => url).filter(pageNumber);
  // The request that was under way when the run was killed was answered to nobody and is asked again.
  const killed = pages(standin.requests.slice(0, before - 1));
  expect(killed.length).toBeGreaterThan(3);
  const again = pages(standin.requests.slice(before)).filter((url) => killed.includes(url));
  expect(again.length).toBeLessThanOrEqual(1);
  expect(datasets[0]?.files.filter(({file}) => /-(index|bullying)\/.*page-/.test(file))).toHaveLength(
    new Set(pages(standin.requests)).size
  );
});

test("a second run at the same time is refused, and the first is not disturbed", async () => {
  const standin = await startStandin({size: "tiny"});
  onTestFinished(() => standin.close());
  const dataDir = await temporaryFolder();
  const args = ["survey", "--years", "2025-26", "--into", dataDir];
  const first = startFetch(args, {...standin.env, PULJEBLIKK_FETCH_PAUSE_MS: "15"});
  while (!standin.requests.length) await new Promise((resolve) => void setTimeout(resolve, 20));
  const second = await startFetch(args, standin.env).ended;
  expect(second.code).toBe(1);
  expect(second.output).toContain(`another run fetches survey (process ${first.child.pid}`);
  expect(await first.ended).toMatchObject({code: 0});
});

test("a server that goes away after some requests ends the run with exit 1 and one line; the next run continues", async () => {
  const run = await openSurveyRun({faults: [{kind: "down", after: 60}]});
  expect(await run.refusal()).toContain("network error");
  const before = run.standin.requests.length;
  run.standin.setFaults([]);
  await run.fetch();
  const urls = run.standin.requests.map(({url}) => url);
  const fetched = urls.slice(0, 60).filter(pageNumber);
  expect(fetched.length).toBeGreaterThan(3);
  expect(urls.slice(before).filter((url) => fetched.includes(url))).toEqual([]);
});

test("a chain whose sideData changed between two runs is fetched anew and the others are not", async () => {
  const run = await openSurveyRun({
    faults: [{kind: "down", on: "/154/data?filter=TidID(202512)_EnhetNivaa(3)"}]
  });
  await run.refusal();
  const before = run.standin.requests.length;
  run.standin.setFaults([{kind: "shrunken", share: 0.9, on: "/150/"}]);
  await run.fetch();
  const asked = run.standin.requests
    .slice(before)
    .map(({url}) => url)
    .filter(pageNumber);
  expect(asked.some((url) => url.includes("/150/data"))).toBe(true);
  expect(asked.some((url) => url.includes("/148/data"))).toBe(false);
  const rows = await run.rows("gsk-bullying/202512/school");
  expect(rows).toHaveLength(Number(rows[0]?.RaderTotalt));
});

test("--years renews the years named and carries the others over byte for byte", async () => {
  const run = await openSurveyRun({years: ["2024-25", "2025-26"]});
  await run.fetch();
  const old = await run.dataset();
  await run.fetch({years: ["2025-26"]});
  const now = await run.dataset();
  const content = (dataset: typeof old, part: string) =>
    dataset.files
      .filter(({file}) => file.includes(part))
      .map(({file, sha256}) => [file.split("/").slice(2).join("/"), sha256]);
  expect(content(now, "/202412/")).toEqual(content(old, "/202412/"));
  expect(content(now, "/202412/").length).toBeGreaterThan(20);
  expect(now.rows).toEqual(old.rows);
  expect(now.period).toBe("2024-25–2025-26");
  expect(now.caveats.join()).toContain("beholdt uendret fra en tidligere henting");
  const asked = run.standin.requests
    .map(({url}) => url)
    .filter((url) => url.includes("TidID(202412)") && pageNumber(url));
  expect(new Set(asked).size).toBe(asked.length);
});

test("a year that the survey does not offer is refused with the years it does", async () => {
  const run = await openSurveyRun({years: ["2019-20", "2025-26"]});
  expect(await run.refusal()).toBe(
    "--years 2019-20: not offered by the survey: choose from 2021-22, 2022-23, 2023-24, 2024-25, 2025-26"
  );
});

test("without a terminal each chain is told in one plain line with pages, rows, MB and time left", async () => {
  const run = await openSurveyRun();
  await run.fetch();
  const line = run.lines.find((each) => each.startsWith("survey gsk-bullying 2025-26 school:"));
  expect(line).toMatch(
    /: \d+ pages, \d+ rows; part \d+ of 21, \d+ of \d+ pages, \d+ rows, [\d.]+ MB, \d+ (s|min) left$/
  );
});
