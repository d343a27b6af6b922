import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {readManifest, verifyManifest} from "../../loaders/files/manifest.ts";
import {createHttp} from "../../loaders/sources/http.ts";
import type {SourceId} from "../../loaders/sources/source.ts";
import {sources} from "../../loaders/sources/sources.ts";
import {compareSnapshots} from "../../loaders/warehouse/revision.ts";
import type {Fault} from "../standin/faults.ts";
import {startStandin, type Standin} from "../standin/server.ts";
import {whyAccepted} from "./bits.ts";
import {maybeDifference, photograph} from "./files.ts";
import type {Outcome, Tally} from "./tally.ts";

/** The answer of each source that holds its numbers, by a part of its address. */
const numbers: Readonly<Record<SourceId, string>> = {
  survey: "/150/data?filter=TidID(202512)",
  pupils: "/data?",
  schools: "/v4/enheter",
  kindergartens: "/v4/enheter",
  population: "/07459/",
  municipalities: "/codes"
};

/** What any source can suffer, by the kind it is counted as. */
const everywhere: readonly [kind: string, fault: Fault][] = [
  ["source down", {kind: "down"}],
  ["source cut off", {kind: "cut-off"}],
  ["source storms of 429", {kind: "too-many-requests", retryAfter: "0"}],
  ["source storms of 429", {kind: "too-many-requests", retryAfter: "3600"}],
  ["source storms of 5xx", {kind: "unavailable", status: 500}],
  ["source storms of 5xx", {kind: "unavailable", status: 503}],
  ["source slow", {kind: "slow", milliseconds: 1500}],
  ["source HTML instead of JSON", {kind: "html"}],
  ["source mojibake", {kind: "mojibake", as: "twice"}],
  ["source mojibake", {kind: "mojibake", as: "latin1"}]
];

/** What changes in the data of one source; each must be refused. */
const changes: readonly [kind: string, source: SourceId, fault: Fault][] = [
  ["source renamed column", "survey", {kind: "renamed-column", column: "AndelMobbet", to: "Andel"}],
  ["source renamed column", "pupils", {kind: "renamed-column", column: "Antall elever", to: "Elevtal"}],
  ["source renamed column", "schools", {kind: "renamed-column", column: "ErSkole", to: "Skole"}],
  [
    "source renamed column",
    "kindergartens",
    {kind: "renamed-column", column: "ErBarnehage", to: "Barnehage"}
  ],
  ["source renamed column", "population", {kind: "replaced", text: '"Alder"', by: '"Age"'}],
  ["source renamed column", "municipalities", {kind: "replaced", text: '"code"', by: '"kode"'}],
  ["source dropped column", "survey", {kind: "dropped-column", column: "EnhetNivaa"}],
  ["source dropped column", "pupils", {kind: "dropped-column", column: "Antall skoler"}],
  ["source dropped column", "schools", {kind: "dropped-column", column: "ErAktiv"}],
  ["source dropped column", "kindergartens", {kind: "dropped-column", column: "Organisasjonsnummer"}],
  ["source dropped column", "population", {kind: "replaced", text: '"value":', by: '"x":'}],
  ["source dropped column", "municipalities", {kind: "replaced", text: '"name":', by: '"x":'}],
  ["source duplicated page", "survey", {kind: "duplicated-page", page: 2}],
  ["source duplicated page", "schools", {kind: "duplicated-page", page: 2}],
  ["source duplicated page", "kindergartens", {kind: "duplicated-page", page: 3}],
  ["source duplicated page", "pupils", {kind: "replaced", text: "2025-26", by: "2024-25"}],
  ["source duplicated page", "population", {kind: "replaced", text: '"2020"', by: '"2019"'}],
  ["source missing page", "survey", {kind: "missing-page", page: 2}],
  [
    "source missing page",
    "schools",
    {kind: "replaced", text: '"EnhetListe":[{', by: '"EnhetListe":[],"x":[{'}
  ],
  ["source missing page", "population", {kind: "replaced", text: '"value":[', by: '"value":[],"x":['}],
  ["source shrunken table", "survey", {kind: "shrunken", share: 0.5}],
  ["source shrunken table", "pupils", {kind: "shrunken", share: 0.5}],
  ["source shrunken table", "schools", {kind: "shrunken", share: 0.5}],
  ["source shrunken table", "kindergartens", {kind: "shrunken", share: 0.5}],
  ["source shrunken table", "municipalities", {kind: "shrunken", share: 0.5}],
  ["source emptied table", "survey", {kind: "shrunken", share: 0}],
  ["source emptied table", "pupils", {kind: "shrunken", share: 1}],
  ["source emptied table", "schools", {kind: "shrunken", share: 1}],
  ["source emptied table", "kindergartens", {kind: "shrunken", share: 1}],
  ["source emptied table", "municipalities", {kind: "shrunken", share: 1}],
  [
    "source emptied table",
    "municipalities",
    {kind: "replaced", text: '"codeChanges":[{', by: '"codeChanges":[],"x":[{'}
  ],
  ["source changed code list", "municipalities", {kind: "replaced", text: '"0301"', by: '"Oslo"'}],
  [
    "source changed code list",
    "municipalities",
    {kind: "replaced", text: '"newCode":"5001"', by: '"newCode":"5999"'}
  ],
  ["source changed code list", "population", {kind: "replaced", text: '"105+"', by: '"100+"'}],
  ["source changed code list", "survey", {kind: "replaced", text: '"TrinnID"', by: '"KlasseID"'}],
  ["source changed code list", "survey", {kind: "replaced", text: '"kode":"J"', by: '"kode":"K"'}]
];

/** Sources whose whole renewal takes seconds; the registers ask for thousands of units. */
const quick: readonly SourceId[] = ["survey", "pupils", "population", "municipalities"];

/**
 * Every fault at every source. One that lasts is refused in one line, with the data folder as it was and the next run whole;
 * one that passes after two answers does not stop the run.
 */
export async function disturbSources({
  root,
  tally,
  only = sources.map(({id}) => id)
}: {
  root: string;
  tally: Tally;
  only?: readonly SourceId[];
}): Promise<void> {
  const standin = await startStandin({size: "tiny"});
  try {
    for (const id of only) {
      const dataDir = join(root, id);
      const fetch = createFetch(standin, id, dataDir);
      const isQuick = quick.includes(id);
      if (isQuick) await fetch();
      const before = await photograph(dataDir, /^\.partial\//);
      const refused = async (fault: Fault): Promise<Outcome> => {
        standin.setFaults([fault]);
        const accepted = await whyAccepted(() => fetch(fault.kind === "slow" ? 100 : undefined), "");
        if (accepted !== undefined) return accepted;
        const seen = await photograph(dataDir, /^\.partial\//);
        const difference = maybeDifference(seen, before);
        return difference === undefined ? undefined : `the data folder changed: ${difference}`;
      };
      for (const [kind, fault] of everywhere)
        await tally.inject(kind, `${id}: ${JSON.stringify(fault)}`, () =>
          refused({...fault, on: numbers[id]})
        );
      for (const [kind, source, fault] of changes)
        if (source === id) await tally.inject(kind, `${id}: ${JSON.stringify(fault)}`, () => refused(fault));
      standin.setFaults([]);
      if (!isQuick) continue;
      for (const [kind, fault] of everywhere.filter(([, {kind: how}]) => how !== "slow"))
        if (!("retryAfter" in fault && fault.retryAfter !== "0"))
          await tally.inject(`${kind}, passing`, `${id}: ${JSON.stringify(fault)}`, async () => {
            standin.setFaults([{...fault, on: numbers[id], times: 2}]);
            await fetch();
            const manifest = await readManifest(dataDir);
            await verifyManifest(dataDir, manifest);
            const left = (await readdir(join(dataDir, ".partial", id))).filter((name) => name !== "lock");
            return left.length === 0 ? undefined : `left over: ${left.join(", ")}`;
          });
    }
  } finally {
    await standin.close();
    await rm(root, {recursive: true, force: true});
  }
}

function createFetch(standin: Standin, id: SourceId, dataDir: string): (timeoutMs?: number) => Promise<void> {
  const source = sources.find((one) => one.id === id);
  if (!source) throw new Error(`no source ${id}`);
  return (timeoutMs = 60_000) =>
    source.fetch({
      dataDir,
      years: id === "survey" || id === "pupils" ? ["2025-26"] : undefined,
      acceptShrink: false,
      compare: (before, after) => compareSnapshots(dataDir, before, after),
      http: createHttp({pauseMs: 0, retryMs: 1, timeoutMs, retries: 2, env: {}}),
      log: () => {},
      env: standin.env,
      now: () => new Date("2026-11-21T12:00:00Z")
    });
}
