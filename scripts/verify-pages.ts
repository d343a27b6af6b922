import {chromium} from "playwright-core";
import {listPaths} from "../loaders/editions/edition-manifest.ts";
import {requireChromium} from "./chromium.ts";
import {serveSite} from "./serve.ts";
import {findViolations} from "./violations.ts";

/**
 * Opens one page of each template in Chromium. Findings: what axe finds against WCAG 2.1 A and AA, errors of the console
 * (which tell of everything that the security policy refused), failed requests and requests to another host.
 */
export async function verifyPages(root: string): Promise<string[]> {
  const addresses = chooseTemplates(await listPaths(root));
  const problems: string[] = [];
  const {server, url} = await serveSite(root, 0);
  const browser = await chromium.launch({
    executablePath: await requireChromium(),
    args: ["--no-sandbox", "--disable-background-networking"]
  });
  try {
    for (const address of addresses) {
      const page = await browser.newPage({locale: "nb-NO"});
      const note = (what: string) => problems.push(`/${address}: ${what}`);
      page.on("console", (message) => message.type() === "error" && note(message.text()));
      page.on("pageerror", (error) => note(error.message));
      page.on("requestfailed", (request) => note(`failed: ${request.url()}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url()))
          note(`asks another host: ${request.url()}`);
      });
      await page.goto(new URL(address, url).href, {waitUntil: "networkidle"});
      for (const violation of await findViolations(page)) note(violation);
      await page.close();
    }
  } finally {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }
  return problems;
}

/** The pages at the root, each a template of its own, and the first of each folder below; as clean addresses. */
export function chooseTemplates(paths: readonly string[]): string[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    if (!path.endsWith(".html")) return [];
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    if (folder !== "" && seen.has(folder)) return [];
    seen.add(folder);
    return [path === "index.html" ? "" : path.replace(/\.html$/, "")];
  });
}
