import {join} from "node:path";
import {onTestFinished} from "vitest";
import {readManifest, type Dataset} from "../../loaders/files/manifest.ts";
import {createHttp} from "../../loaders/sources/http.ts";
import type {FetchContext, SourceId} from "../../loaders/sources/source.ts";
import {compareSnapshots} from "../../loaders/warehouse/revision.ts";
import {temporaryFolder} from "../files/temporary.ts";
import type {Fault} from "../standin/faults.ts";
import {startStandin, type Standin} from "../standin/server.ts";

export interface Renewal {
  standin: Standin;
  context: FetchContext;
  /** Lines that the source has logged. */
  lines: string[];
  /** Paths of the files of the source's present snapshot; none when there is no snapshot. */
  paths: (source: SourceId) => Promise<string[]>;
  dataset: (source: SourceId) => Promise<Dataset | undefined>;
}

/** A stand-in server and an empty data folder for one test; both go when it is over. */
export async function openRenewal(faults: readonly Fault[] = []): Promise<Renewal> {
  const standin = await startStandin({faults});
  onTestFinished(() => standin.close());
  const dataDir = await temporaryFolder();
  const lines: string[] = [];
  const dataset = async (source: SourceId) =>
    (await readManifest(dataDir, {mayBeNew: true})).datasets.find(({id}) => id === source);
  return {
    standin,
    lines,
    dataset,
    paths: async (source) => ((await dataset(source))?.files ?? []).map(({file}) => join(dataDir, file)),
    context: {
      dataDir,
      acceptShrink: false,
      compare: (before, after) => compareSnapshots(dataDir, before, after),
      http: createHttp({pauseMs: 0, retryMs: 1, env: {}}),
      log: (line) => void lines.push(line),
      env: standin.env,
      now: () => new Date("2026-11-21T12:00:00Z")
    }
  };
}
