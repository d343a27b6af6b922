// @vitest-environment jsdom
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {expect, test} from "vitest";
import {arrowRows, loadArrow} from "../../src/components/arrow-data.ts";
import {dataUrl} from "../../src/components/data-url.ts";
import {loadJson, PageDataError} from "../../src/components/page-data.ts";

const base = "https://example.org/puljeblikk/";

test("data lie under the site's base when built, under _file in preview", () => {
  expect(dataUrl("data/x.json", `${base}_import/components/data-url.1a2b.js`)).toBe(`${base}data/x.json`);
  expect(dataUrl("/data/x.json", `${base}_import/components/data-url.1a2b.js`)).toBe(`${base}data/x.json`);
  expect(dataUrl("data/x.json", "http://localhost:3000/_import/components/data-url.js?sha=1a2b")).toBe(
    "http://localhost:3000/_file/data/x.json"
  );
});

test.each<[string, () => Promise<Response>]>([
  ["not found", () => Promise.resolve(new Response("", {status: 404}))],
  ["no network", () => Promise.reject(new TypeError("failed to fetch"))],
  ["not Arrow", () => Promise.resolve(new Response("<html>"))]
])("%s: the reader is told what to do, and the page stops", async (_name, fetch) => {
  document.body.innerHTML = "<main></main>";
  await expect(loadArrow("data/x.arrow", {base, fetch})).rejects.toThrow(PageDataError);
  const box = document.querySelector("main > [role=alert]");
  expect(box?.textContent).toContain("data/x.arrow");
  expect(box?.textContent).toContain("Last siden på nytt.");
});

const answer = (text: string) => () => Promise.resolve(new Response(text));

test("JSON is read as it is; a host's error page counts as a failure", async () => {
  document.body.innerHTML = "<main></main>";
  expect(await loadJson("data/x.json", {base, fetch: answer('{"a": [1, null]}')})).toEqual({a: [1, null]});
  await expect(loadJson("data/x.json", {base, fetch: answer("<html>")})).rejects.toThrow(PageDataError);
  expect(document.querySelector("main > [role=alert]")?.textContent).toContain("data/x.json");
});

test("Arrow rows keep null, turn 64-bit whole numbers into numbers and named columns into dates", async () => {
  const table = tableFromArrays({
    code: ["50", "40"],
    pupils: new BigInt64Array([1n, 2n]),
    day: new Float64Array([0, 86_400_000]),
    share: [0.1, null]
  });
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(tableToIPC(table, "stream") as Uint8Array<ArrayBuffer>));
  };
  const loaded = await loadArrow("data/x.arrow", {base, fetch});
  expect(asked).toEqual([`${base}data/x.arrow`]);
  expect(arrowRows(loaded, ["day"])).toEqual([
    {code: "50", pupils: 1, day: new Date(0), share: 0.1},
    {code: "40", pupils: 2, day: new Date(86_400_000), share: null}
  ]);
});

test("a whole number beyond 2^53 is refused", () => {
  expect(() => arrowRows(tableFromArrays({n: new BigInt64Array([2n ** 60n])}))).toThrow(RangeError);
});
