import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {bullyingRows} from "../standin/survey-pages.ts";
import type {Measure} from "./measure.ts";

/** What one way of reading the pages took, in a process of its own. */
interface Reading {
  seconds: number;
  rows: number;
  /** Peak resident memory of the process, megabytes. */
  peakMb: number;
}

/**
 * Ingest of a survey of national size: all units × 5 years × 6 grades × 4 measures × 3 genders × 3 owners as API pages,
 * compressed as a snapshot keeps them. Compared with DuckDB's own read_json of the same files into a table as they are.
 */
export async function benchIngest(size: "small" | "national"): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "puljeblikk-bench-"));
  try {
    const {bytes, pages} = writeSnapshot(folder, size);
    const plain = await read("plain", folder);
    const product = await read("product", folder);
    return [
      {what: `pages (${pages}), JSON text`, value: bytes / 1e6, unit: "MB"},
      {what: "rows", value: product.rows, unit: ""},
      {
        what: "ingest into survey_share",
        value: product.seconds,
        unit: "s",
        against: {what: "DuckDB read_json into a table", value: plain.seconds},
        goal: 1.5
      },
      {
        what: "peak memory of the ingest",
        value: product.peakMb,
        unit: "MB",
        against: {what: "budget", value: 2000},
        goal: 1
      },
      {what: "peak memory of read_json", value: plain.peakMb, unit: "MB"}
    ];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

const levels = {1: "nation", 2: "county", 3: "municipality", 4: "school"} as const;

function writeSnapshot(folder: string, size: "small" | "national"): {bytes: number; pages: number} {
  const files: object[] = [];
  let bytes = 0;
  for (const tidId of [202512, 202412, 202312, 202212, 202112]) {
    for (const level of [1, 2, 3, 4] as const) {
      const place = `survey/bench/gsk-bullying/${tidId}/${levels[level]}`;
      mkdirSync(join(folder, place), {recursive: true});
      let page = 0;
      for (const body of bullyingRows({size, tidId, level})) {
        page += 1;
        bytes += body.length;
        const file = `${place}/page-${String(page).padStart(5, "0")}.json.gz`;
        const compressed = gzipSync(body, {level: 1});
        writeFileSync(join(folder, file), compressed);
        const sha256 = createHash("sha256").update(compressed).digest("hex");
        files.push({file, sha256, bytes: compressed.length, url: null});
      }
    }
  }
  const dataset = {
    id: "survey",
    kind: "survey-api",
    title: "Benchmark",
    publisher: "Stand-in",
    world: "real",
    files,
    url: "http://localhost/",
    retrieved: "2026-01-01",
    period: "2021-22–2025-26",
    licence: "CC0",
    attribution: "Stand-in",
    caveats: []
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({datasets: [dataset]}));
  return {bytes, pages: files.length};
}

async function read(way: "plain" | "product", folder: string): Promise<Reading> {
  const result = join(folder, `${way}.json`);
  await new Promise<void>((resolve, reject) => {
    const child = spawn("node_modules/.bin/tsx", ["test/bench/ingest-worker.ts", way, folder, result], {
      stdio: "inherit"
    });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${way} ended with ${code}`))));
  });
  return JSON.parse(readFileSync(result, "utf8")) as Reading;
}
