import {readFileSync} from "node:fs";
import type {IncomingMessage, Server, ServerResponse} from "node:http";
import {extname, join} from "node:path";
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

/**
 * Bytes (gzip) that each page of the built site loads, by kind, and the time until its first chart stands. Counted is what
 * the server sends to a browser that has nothing yet: a module that the page and its worker both import is sent once.
 */
export async function benchPages(): Promise<Measure[]> {
  const server = await startSite();
  try {
    const measures: Measure[] = [];
    for (const path of pages) measures.push(...(await benchPage(path, server)));
    return measures;
  } finally {
    await stopSite();
  }
}

async function benchPage(path: string, server: Server): Promise<Measure[]> {
  const bytes = {script: 0, style: 0, data: 0};
  const {page, close} = await visit("/404-before");
  const count = ({url = "/"}: IncomingMessage, response: ServerResponse) =>
    response.on("finish", () => {
      const {pathname} = new URL(url, "http://localhost");
      const kind = kinds[extname(pathname)];
      if (!kind || response.statusCode !== 200) return;
      bytes[kind] += gzipSync(readFileSync(join("dist", decodeURIComponent(pathname))), {level: 9}).length;
    });
  server.on("request", count);
  const origin = new URL(page.url()).origin;
  const begun = performance.now();
  await page.goto(origin + path, {waitUntil: "commit"});
  await page.waitForSelector("main figure svg, main table");
  const first = performance.now() - begun;
  await page.waitForLoadState("networkidle");
  server.off("request", count);
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
