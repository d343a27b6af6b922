import {extname} from "node:path";
import {gzipSync} from "node:zlib";
import {pages, startSite, stopSite, visit} from "../browser/site.ts";
import type {Measure} from "./measure.ts";

const kinds: Readonly<Record<string, "script" | "style" | "data">> = {
  ".js": "script",
  ".css": "style",
  ".json": "data",
  ".arrow": "data",
  ".csv": "data"
};
const budget = {script: 300_000, data: 200_000} as const;

/** Bytes (gzip) that each page of the built site loads, by kind, and the time until its first chart stands. */
export async function benchPages(): Promise<Measure[]> {
  await startSite();
  try {
    const measures: Measure[] = [];
    for (const path of pages) measures.push(...(await benchPage(path)));
    return measures;
  } finally {
    await stopSite();
  }
}

async function benchPage(path: string): Promise<Measure[]> {
  const bytes = {script: 0, style: 0, data: 0};
  const {page, close} = await visit("/404-before");
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    const {pathname} = new URL(response.url());
    const kind = kinds[extname(pathname)];
    if (!kind) return;
    reading.push(
      response.body().then((body) => {
        bytes[kind] += gzipSync(body, {level: 9}).length;
      })
    );
  });
  const origin = new URL(page.url()).origin;
  const begun = performance.now();
  await page.goto(origin + path, {waitUntil: "commit"});
  await page.waitForSelector("main figure svg, main table");
  const first = performance.now() - begun;
  await page.waitForLoadState("networkidle");
  await Promise.all(reading);
  await close();
  return [
    {
      what: `${path} scripts, gzip`,
      value: bytes.script / 1000,
      unit: "kB",
      against: {what: "budget", value: budget.script / 1000},
      goal: 1
    },
    {
      what: `${path} data, gzip`,
      value: bytes.data / 1000,
      unit: "kB",
      against: {what: "budget", value: budget.data / 1000},
      goal: 1
    },
    {what: `${path} styles with font, gzip`, value: bytes.style / 1000, unit: "kB"},
    {what: `${path} first chart or table`, value: first / 1000, unit: "s"}
  ];
}
