import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {cpSync, mkdirSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {getDocument, VerbosityLevel} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readManifest} from "../../loaders/files/manifest.ts";
import {printReports} from "../../scripts/print-reports.ts";
import {parseReportsRequest} from "../../scripts/report-targets.ts";
import {tabTo} from "./read.ts";
import {reportPages, startSite, stopSite, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

const expected = {
  "/rapport/fylke/46": {language: "nn", heading: "Vestland"},
  "/rapport/kommune/ex05": {language: "nb", heading: "oppdiktet eksempel"},
  "/rapport/nettverk/ex-fjellregionen": {language: "nn", heading: "Fjellregionen"},
  "/rapport/pulje/eksempel-ibs-1": {language: "nb", heading: "pulje 1"}
} satisfies Record<(typeof reportPages)[number], object>;

test.each(reportPages)("without scripts %s has all it says", async (path) => {
  const {language, heading} = expected[path];
  const {page, problems, close} = await visit(path, {javaScriptEnabled: false});
  expect(await page.title()).toContain(heading);
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await page.locator("h1").textContent()).toContain(heading);
  expect(await page.locator("h2").count()).toBeGreaterThan(8);
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(5);
  expect(await page.locator('svg[role="img"]:visible').count()).toBeGreaterThan(0);
  expect(await page.locator("main").textContent()).toMatch(/\d,\d\u00a0%/);
  expect(await page.locator("script").count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

test("the keyboard leads from the page Rapporter to a report, and from its list of contents to a section", async () => {
  const {page, close} = await visit("/rapporter");
  expect(await page.locator('nav [aria-current="page"]').textContent()).toBe("Rapporter");
  await tabTo(page, 'a[href="rapport/fylke/42"]');
  await page.keyboard.press("Enter");
  await page.waitForURL("**/rapport/fylke/42");
  await tabTo(page, '.pb-report-contents a[href="#kilder"]');
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#kilder");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("kilder");
  await close();
});

test("every link of a report to an interactive page shows the place that the report is about", async () => {
  const {page, close} = await visit("/rapport/kommune/ex32");
  const bullying = await page.locator('a[href*="mobbing?"]').getAttribute("href");
  await close();
  const {page: chosen, close: closeChosen} = await visit(
    new URL(bullying ?? "", "http://x/rapport/kommune/ex32").pathname +
      new URL(bullying ?? "", "http://x/rapport/kommune/ex32").search
  );
  await chosen.getByText("Isvatn").first().waitFor();
  expect(await chosen.locator('.pb-notice[data-color="warning"]').count()).toBe(0);
  await closeChosen();
});

/** Where the links of a PDF lead, outside it. */
async function links(file: Uint8Array): Promise<string[]> {
  const opened = await getDocument({data: new Uint8Array(file), verbosity: VerbosityLevel.ERRORS}).promise;
  const found: string[] = [];
  for (let i = 1; i <= opened.numPages; i++)
    for (const {url} of await (await opened.getPage(i)).getAnnotations()) if (url) found.push(url as string);
  await opened.destroy();
  return found;
}

test("reports are printed as tagged PDF with title, language, outline, page numbers and source on each page; one that fails is named", async () => {
  const site = await mkdtemp(join(tmpdir(), "puljeblikk-print-"));
  const out = join(site, "pdf");
  for (const name of ["_import", "_file", "_observablehq", "rapport/nettverk", "rapport/pulje"])
    cpSync(join("dist", name), join(site, name), {recursive: true});
  mkdirSync(join(site, "rapport/kommune"));
  await writeFile(join(site, "rapport/kommune/5001.html"), "<html><title>no report</title></html>");
  const request = await parseReportsRequest([
    "--network",
    "ex-fjellregionen",
    "--pulje",
    "IBS-2",
    "--municipality",
    "5001",
    "--site",
    site,
    "--out",
    out
  ]);
  const lines: string[] = [];
  const stream = {isTTY: false} as NodeJS.WriteStream;
  const {written, failed} = await printReports({...request, log: (line) => lines.push(line), stream});
  expect(failed).toEqual(["kommune-5001.pdf: the page is no report"]);
  expect(lines).toHaveLength(3);
  expect((await readdir(out)).sort()).toEqual(["nettverk-ex-fjellregionen.pdf", "pulje-ibs-2.pdf"]);
  expect(written).toHaveLength(2);

  const bytes = await readFile(join(out, "nettverk-ex-fjellregionen.pdf"));
  const pdf = await getDocument({data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS}).promise;
  expect(await pdf.getMarkInfo()).toMatchObject({Marked: true});
  const {info} = await pdf.getMetadata();
  const {datasets} = await readManifest("data");
  const newest = datasets
    .map(({retrieved}) => retrieved.slice(0, 10))
    .sort()
    .at(-1)!;
  expect(info).toMatchObject({
    Title: expect.stringContaining("Fjellregionen"),
    Language: "nn",
    CreationDate: `D:${newest.replaceAll("-", "")}000000+00'00'`
  });
  const titles = (await pdf.getOutline()).flatMap((item) => [item.title, ...item.items.map((i) => i.title)]);
  expect(titles).toEqual(expect.arrayContaining(["Kort fortalt", "Barometer", "Kjelder"]));
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    const {items} = await page.getTextContent();
    const text = items
      .map((item) => ("str" in item ? item.str : ""))
      .join(" ")
      .replace(/\s+/g, " ");
    expect(text).toContain("Kjelder: Puljeblikk");
    expect(text).toMatch(new RegExp(`Side ${i} av ${pdf.numPages}`));
    const tree = (await page.getStructTree()) as TagNode;
    expect(tree).toMatchObject({role: "Root"});
    expect(tagsOf(tree).filter(({role, alt}) => role === "Figure" && !alt)).toEqual([]);
  }
  // without the address of the published site no link leads into it, least of all to this machine
  expect((await links(bytes)).filter((url) => !url.startsWith("https:"))).toEqual([]);
  await pdf.destroy();

  const again = request.targets.filter((t) => t.file.startsWith("nettverk"));
  const second = await printReports({
    ...request,
    targets: again,
    out: `${out}-again`,
    log: () => undefined,
    stream
  });
  expect(second.written).toHaveLength(1);
  expect((await readFile(second.written[0] ?? "")).equals(bytes)).toBe(true);
  const address = "https://tall.example.org/puljeblikk/";
  const {written: linked} = await printReports({
    ...request,
    targets: again,
    out: `${out}-linked`,
    address,
    log: () => undefined,
    stream
  });
  expect(await links(await readFile(linked[0] ?? ""))).toContain(`${address}rapport/kommune/ex43`);
  await rm(site, {recursive: true});
});

test.each([
  [["--county", "../../etc/passwd"], "no such report"],
  [["--county", "5%2f0"], "no such report"],
  [["--network", "nowhere"], "no such report"],
  [[], "no report chosen"],
  [["--kommune", "5001"], "--kommune"],
  [["--county", "50", "--address", "javascript:alert(1)"], "--address"],
  [["--all", "--site", "/nonexistent"], "no reports there"]
])("what is not a report is refused before anything is printed: %j", async (args, message) => {
  await expect(parseReportsRequest(args)).rejects.toThrow(message);
});

/** A tag of a page in the structure of a PDF, as its reader gives it. */
interface TagNode {
  role?: string;
  alt?: string;
  children?: TagNode[];
}

function tagsOf(node: TagNode): TagNode[] {
  return [node, ...(node.children ?? []).flatMap(tagsOf)];
}
