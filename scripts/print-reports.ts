import {SingleBar} from "cli-progress";
import {join} from "node:path";
import {chromium, type Browser, type Page} from "playwright-core";
import {writeAtomic} from "../loaders/files/atomic.ts";
import {removeStray, temporaryPid} from "../loaders/files/stray.ts";
import {printFooter} from "../loaders/report/print-footer.ts";
import {stablePdf} from "../loaders/report/stable-pdf.ts";
import {requireChromium} from "./chromium.ts";
import type {PrintTarget, ReportsRequest} from "./report-targets.ts";
import {serveSite} from "./serve.ts";

/** What came of it: files written, and a line for each report that failed. */
export interface PrintResult {
  written: string[];
  failed: string[];
}

export interface PrintOptions extends ReportsRequest {
  /** Pages that are printed at the same time. */
  parallel?: number;
  log?: (line: string) => void;
  stream?: NodeJS.WriteStream;
}

/**
 * Prints reports of a built site as tagged PDF with title, language and outline, page numbers and the source on each
 * page. Each file is whole or absent; one that fails is named, and the others go on.
 */
export async function printReports({
  site,
  out,
  targets,
  address,
  parallel = 2,
  log = console.log,
  stream = process.stderr
}: PrintOptions): Promise<PrintResult> {
  const executablePath = await requireChromium();
  await removeStray(
    out,
    temporaryPid((base) => base.endsWith(".pdf"))
  );
  const {server, url} = await serveSite(site, 0);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-background-networking"]
  });
  const progress = createPrintProgress(targets.length, {log, stream});
  const result: PrintResult = {written: [], failed: []};
  const waiting = targets.values();
  try {
    await Promise.all(
      Array.from({length: Math.min(parallel, targets.length)}, async () => {
        for (const target of waiting) {
          try {
            const path = join(out, target.file);
            await writeAtomic(
              path,
              await printReport(browser, target.address.slice(1), {local: url, address})
            );
            result.written.push(path);
            progress.add(target, undefined);
          } catch (error) {
            const reason = (error as Error).message.split("\n")[0] ?? "unknown";
            result.failed.push(`${target.file}: ${reason}`);
            progress.add(target, reason);
          }
        }
      })
    );
  } finally {
    progress.stop();
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }
  return result;
}

/** Where a page is shown from when the address of the published site is not known; nothing of it gets into the PDF. */
const nowhere = "http://reports.invalid/";

async function printReport(
  browser: Browser,
  path: string,
  {local, address}: {local: string; address: string | undefined}
): Promise<Uint8Array> {
  // what is printed is what the page has without scripts
  const context = await browser.newContext({javaScriptEnabled: false, colorScheme: "light", locale: "nb-NO"});
  try {
    const page = await context.newPage();
    const root = address ?? nowhere;
    // the page stands at the address that its links shall have, and is answered from the built site
    await page.route("**/*", async (route) => {
      const asked = route.request().url();
      if (!asked.startsWith(root)) return route.abort();
      const response = await route.fetch({url: new URL(asked.slice(root.length), local).href});
      if (address !== undefined || !route.request().isNavigationRequest()) return route.fulfill({response});
      return route.fulfill({response, body: withoutLinks(await response.text())});
    });
    const response = await page.goto(new URL(path, root).href, {waitUntil: "load"});
    if (!response?.ok()) throw new Error(`the page answers ${response?.status() ?? "nothing"}`);
    const {source, day} = await readMarks(page);
    const pdf = await page.pdf({
      format: "A4",
      tagged: true,
      outline: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: "<span></span>",
      footerTemplate: printFooter(source),
      margin: {top: "16mm", bottom: "20mm", left: "16mm", right: "16mm"}
    });
    return stablePdf(pdf, day);
  } finally {
    await context.close();
  }
}

/** A page whose links into the site are plain text: without its address they would lead nowhere. */
export function withoutLinks(html: string): string {
  return html.replace(/<a href="(?!https:|#)[^"]*"/g, "<a");
}

async function readMarks(page: Page): Promise<{source: string; day: string}> {
  const root = page.locator("html[data-report]");
  if ((await root.count()) === 0) throw new Error("the page is no report");
  const [source, day] = await Promise.all([root.getAttribute("data-source"), root.getAttribute("data-day")]);
  if (!source || !day) throw new Error("the page does not say its sources and the day of its data");
  return {source, day};
}

function createPrintProgress(
  total: number,
  {log, stream}: {log: (line: string) => void; stream: NodeJS.WriteStream}
): {add: (target: PrintTarget, failure: string | undefined) => void; stop: () => void} {
  const bar = stream.isTTY
    ? new SingleBar({
        format: "{bar} {value}/{total} reports · {eta_formatted} left · {name}",
        stream,
        hideCursor: true
      })
    : undefined;
  bar?.start(total, 0, {name: ""});
  let done = 0;
  return {
    add({file}, failure) {
      done += 1;
      if (bar) bar.update(done, {name: file});
      else log(`${done}/${total} ${file}${failure === undefined ? "" : ` failed: ${failure}`}`);
    },
    stop: () => bar?.stop()
  };
}
