import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {onTestFinished} from "vitest";
import {readManifest, verifyManifest, type Dataset} from "../../loaders/files/manifest.ts";
import {createHttp} from "../../loaders/sources/http.ts";
import type {FetchContext} from "../../loaders/sources/source.ts";
import type {SurveyRow} from "../../loaders/sources/survey-rows.ts";
import {survey} from "../../loaders/sources/survey.ts";
import {compareSnapshots} from "../../loaders/warehouse/revision.ts";
import type {Fault} from "../standin/faults.ts";
import {startStandin, type Standin} from "../standin/server.ts";

/** A tiny stand-in, an empty data folder, and runs of the survey source from the one into the other. */
export interface SurveyRun {
  standin: Standin;
  dataDir: string;
  lines: string[];
  /** Renews the survey; `years` and the like replace what the command would pass. */
  fetch(changes?: Partial<FetchContext>): Promise<void>;
  /** The message with which a run fails; throws when it does not fail. */
  refusal(changes?: Partial<FetchContext>): Promise<string>;
  /** The verified manifest entry of the snapshot. */
  dataset(): Promise<Dataset>;
  /** Rows of every page whose path below the snapshot begins so, such as `gsk-bullying/202512/school`, in the order of the pages. */
  rows(prefix: string): Promise<SurveyRow[]>;
}

/**
 * One school year is enough for most tests; pass `years` for others. Server and folder go when the test is over;
 * `whenOver` registers that elsewhere for a run that several tests read.
 */
export async function openSurveyRun({
  faults = [],
  years = ["2025-26"],
  whenOver = onTestFinished
}: {
  faults?: readonly Fault[];
  years?: string[];
  whenOver?: (clean: () => Promise<void>) => void;
} = {}): Promise<SurveyRun> {
  const standin = await startStandin({size: "tiny", faults});
  whenOver(() => standin.close());
  const dataDir = await mkdtemp(join(tmpdir(), "puljeblikk-survey-"));
  whenOver(() => rm(dataDir, {recursive: true}));
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const fetch = (changes: Partial<FetchContext> = {}) =>
    survey.fetch({
      dataDir,
      years,
      acceptShrink: false,
      compare: (before, after) => compareSnapshots(dataDir, before, after),
      http: createHttp({pauseMs: 0, retryMs: 1, timeoutMs: 5000, retries: 2, env: {}, log}),
      log,
      env: standin.env,
      now: () => new Date("2026-11-21T12:00:00Z"),
      ...changes
    });
  const dataset = async () => {
    const manifest = await readManifest(dataDir);
    await verifyManifest(dataDir, manifest);
    const found = manifest.datasets.find(({id}) => id === "survey");
    if (!found) throw new Error("no snapshot of the survey");
    return found;
  };
  return {
    standin,
    dataDir,
    lines,
    fetch,
    dataset,
    async refusal(changes) {
      try {
        await fetch(changes);
      } catch (error) {
        return (error as Error).message;
      }
      throw new Error("the run succeeded");
    },
    async rows(prefix) {
      const {files} = await dataset();
      const paths = files
        .map(({file}) => file)
        .filter((file) => file.split("/").slice(2).join("/").startsWith(prefix) && file.includes("/page-"));
      const pages = paths.map(async (file) =>
        JSON.parse(gunzipSync(await readFile(join(dataDir, file))).toString())
      );
      return ((await Promise.all(pages)) as SurveyRow[][]).flat();
    }
  };
}
