import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {settle, tabTo} from "./read.ts";
import {startSite, stopSite, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

const csv = "Nettverk;Elever;Barn\nFosen;2 000;1 000\nGauldal;4 000;2 000\n";
const key = (name: string) => `[data-key="${name}"]`;
const hash = (page: Page) => page.evaluate(() => location.hash);
const area = (page: Page) => page.locator(`select${key("omrade")}`);

test("at the keyboard alone: the file field opens the picker, its tick box and «Fjern egne tall» work", async () => {
  const {page, problems, close} = await visit("/fordeling");
  // the browser hands pickers over for as long as somebody listens; asked anew for each, it can be too late
  page.on("filechooser", () => undefined);
  await tabTo(page, ".pb-own-details > summary");
  await page.keyboard.press("Enter");
  await tabTo(page, key("egne-fil"));
  for (const press of ["Space", "Enter"]) {
    // only the picker itself is the system's: it opens from the key alone
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press(press)]);
    await chooser.setFiles({name: "forum.csv", mimeType: "text/csv", buffer: Buffer.from(csv)});
    await page.locator(".pb-own-loaded strong").waitFor();
    await settle(page);
    expect(await area(page).inputValue()).toBe("egne");
    expect(await hash(page)).toBe("");

    await tabTo(page, key("egne-i-lenken"));
    await page.keyboard.press("Space");
    expect(await page.locator(key("egne-i-lenken")).isChecked()).toBe(true);
    expect(await hash(page)).toMatch(/^#tall=/);
    await page.keyboard.press("Space");
    expect(await hash(page)).toBe("");

    await tabTo(page, key("egne-fjern"));
    await page.keyboard.press(press);
    await settle(page);
    expect(await area(page).inputValue()).toBe("EX");
    expect(await page.locator(".pb-own-loaded strong").count()).toBe(0);
    // back at the file field, to choose another one
    expect(await page.evaluate((s) => document.activeElement?.matches(s), key("egne-fil"))).toBe(true);
  }
  expect(problems).toEqual([]);
  await close();
});

test("at the keyboard alone: the template is downloaded, and the print button prints", async () => {
  const {page, problems, close} = await visit("/fordeling");
  await page.evaluate(() => {
    Object.assign(window, {printed: 0});
    window.print = () => {
      (window as unknown as {printed: number}).printed += 1;
    };
  });
  await tabTo(page, ".pb-own-details > summary");
  await page.keyboard.press("Enter");
  await tabTo(page, key("egne-mal"));
  const [template] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(await readFile(await template.path(), "utf8")).toMatch(/^\ufeffNettverk;Elever;Barn;/);
  await tabTo(page, key("innstilling-skriv-ut"));
  for (const [press, printed] of [
    ["Enter", 1],
    ["Space", 2]
  ] as const) {
    await page.keyboard.press(press);
    expect(await page.evaluate(() => (window as unknown as {printed: number}).printed)).toBe(printed);
  }
  expect(problems).toEqual([]);
  await close();
});
