import type {Server} from "node:http";
import {chromium, type Browser, type Page} from "playwright-core";
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
    // where there is no graphics card, drawing without one takes less than imitating one
    args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
  });
  return server;
}

export async function stopSite(): Promise<void> {
  idle.clear();
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
}

/** Pages whose visits are over, by the options they were opened with. */
const idle = new Map<string, Page[]>();

type Options = NonNullable<Parameters<Browser["newContext"]>[0]>;

/**
 * Opens a page and waits until its data are there. Visits with the same options take over each other's pages, which halves
 * what a visit costs since scripts are kept; the site keeps nothing in the browser that could pass from one to the next
 * (pages.test.ts).
 */
export async function visit(path: string, options: Options = {}): Promise<Visit> {
  const key = JSON.stringify(options);
  const page = idle.get(key)?.pop() ?? (await openPage(options));
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
  const close = async () => {
    await clean(page, options);
    idle.set(key, [...(idle.get(key) ?? []), page]);
  };
  return {page, problems, close};
}

const viewport = {width: 1280, height: 900};

/** What tests listen to. */
const heard = [
  "console",
  "pageerror",
  "request",
  "requestfailed",
  "response",
  "download",
  "filechooser"
] as const;

async function openPage(options: Options): Promise<Page> {
  if (!browser) throw new Error("call startSite first");
  const context = await browser.newContext({viewport, locale: "nb-NO", ...options});
  await context.addInitScript(() => {
    const recorded = window as unknown as Recorded;
    recorded.refused = [];
    addEventListener("securitypolicyviolation", (event) => {
      recorded.refused.push(
        `${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`
      );
    });
  });
  return context.newPage();
}

type Recorded = Window & {refused: string[]};

/** What its security policy has refused to the open page since its first byte. */
export function readRefused(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as Recorded).refused);
}

/** Makes a page as it was when it was opened, with nothing under way. */
async function clean(page: Page, options: Options): Promise<void> {
  for (const event of heard) page.removeAllListeners(event);
  await page.goto("about:blank");
  await page.mouse.move(0, 0);
  await page.setViewportSize(options.viewport ?? viewport);
  await page.emulateMedia({
    media: null,
    colorScheme: options.colorScheme ?? "light",
    reducedMotion: options.reducedMotion ?? "no-preference"
  });
}
