import type {Server} from "node:http";
import {chromium, type Browser, type BrowserContext, type Page} from "playwright-core";
import {maybeChromium} from "../../scripts/chromium.ts";
import {serveSite} from "../../scripts/serve.ts";

/** The pages of the menu and of the footer, as addresses. */
export const pages = [
  "/",
  "/mobbing",
  "/effekt",
  "/fordeling",
  "/nettverk",
  "/deltakelse",
  "/kilder",
  "/kvalitet",
  "/metode",
  "/begreper",
  "/endringer",
  "/om",
  "/variabler",
  "/lisenser"
] as const;

/** Pages that show more once a place is chosen; they look otherwise in the example county. */
export const chosenPages = [
  "/mobbing?fylke=EX&enhet=EX32",
  "/nettverk?fylke=EX",
  "/deltakelse?fylke=EX"
] as const;

/** A report of each kind, which is a page without scripts. The first and the third are in nynorsk. */
export const reportPages = [
  "/rapport/fylke/46",
  "/rapport/kommune/ex05",
  "/rapport/nettverk/ex-fjellregionen",
  "/rapport/pulje/eksempel-ibs-1"
] as const;

/** An address of every template of the site, for what must be true of each page. */
export const templates = [...pages, ...chosenPages, "/sok?q=oslo", "/rapporter", ...reportPages] as const;

/** A browser on the built site, and everything that went wrong while pages were open. */
export interface Visit {
  page: Page;
  /** Errors and warnings of the console, uncaught errors, failed requests, requests to other hosts. */
  problems: string[];
  close: () => Promise<void>;
}

let browser: Browser | undefined;
let server: Server | undefined;
let url = "";

/** Serves `dist/` on a free port and starts Chromium. Returns the server, which sees what crosses the wire. */
export function startSite(): Promise<Server> {
  return openSite("dist");
}

/** The same for a site in another folder. */
export async function openSite(root: string): Promise<Server> {
  ({server, url} = await serveSite(root, 0));
  const executablePath = maybeChromium();
  if (!executablePath) throw new Error('no Chromium: run "npm test", which installs one');
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-background-networking"]
  });
  return server;
}

export async function stopSite(): Promise<void> {
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
}

/** Opens a page in a fresh context and waits until its data are there. */
export async function visit(
  path: string,
  options: Parameters<Browser["newContext"]>[0] = {}
): Promise<Visit> {
  if (!browser) throw new Error("call startSite first");
  const context: BrowserContext = await browser.newContext({
    viewport: {width: 1280, height: 900},
    locale: "nb-NO",
    ...options
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    const target = request.url();
    if (!target.startsWith(url) && !/^(data|blob):/.test(target)) problems.push(`other host: ${target}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(new URL(path, url).href, {waitUntil: "networkidle"});
  return {page, problems, close: () => context.close()};
}
