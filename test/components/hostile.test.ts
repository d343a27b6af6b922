// @vitest-environment jsdom
import {expect, test} from "vitest";
import {anomaliesSection, checksSection, summary} from "../../src/components/quality/page.ts";
import {resultStrip, stripOf} from "../../src/components/quality/strip.ts";
import {downloadsSection, revisionsSection, sourcesSection} from "../../src/components/sources.ts";
import {variablesPage} from "../../src/components/variables.ts";
import {Quality} from "../../src/model/quality.ts";
import {SourceList} from "../../src/model/published.ts";
import {VariableList} from "../../src/model/variables.ts";
import {readable} from "../../src/model/readable.ts";
import {hostileNames} from "../hostile/names.ts";

/** As every page's data is written. */
const names = Object.values(hostileNames).map(readable);
let next = 0;
const text = () => names[next++ % names.length] ?? "";

const check = (findings: number) => ({
  id: text(),
  title: text(),
  level: 1 as const,
  severity: "warning" as const,
  result: "failed" as const,
  looked: {count: 3, of: "rows" as const},
  findings,
  known: 1
});
const quality = Quality.parse({
  checks: names.map(() => ({
    ...check(30),
    looksAt: text(),
    messages: names,
    anomalies: [{about: text(), reason: text(), since: "2026-11-01", findings: 2}]
  })),
  history: [{edition: "2026-10-01", checks: names.map(() => check(1))}]
});
const listed = () => ({
  id: text(),
  world: "real" as const,
  name: text(),
  title: text(),
  version: "1.0.0",
  rows: 3,
  period: text(),
  licences: [text()],
  files: [{file: text(), format: text(), label: text(), bytes: 3, rows: 3, county: null}],
  leftOut: [text()]
});
const common = () => names.map((file) => ({file, title: text(), bytes: 3}));
const sources = SourceList.parse({
  sources: names.map((title) => ({
    id: text(),
    title,
    publisher: text(),
    world: "real",
    period: text(),
    retrieved: "2026-11-01",
    licence: text(),
    attribution: text(),
    caveats: names,
    url: "https://example.org/",
    kind: text(),
    bytes: 3,
    files: 1,
    rows: 3
  })),
  tables: [{table: text(), rows: 3}],
  checks: {passed: 1, failed: 0, total: 1},
  snapshots: names.map((title) => ({
    id: text(),
    title,
    retrieved: "2026-11-01",
    fingerprint: "",
    revisions: []
  })),
  downloads: {sets: [listed()], common: common()}
});
const variables = VariableList.parse({
  themes: names.map((title) => ({
    title,
    sets: [
      {
        id: text(),
        title: text(),
        row: text(),
        description: text(),
        key: [text()],
        columns: names.map((name) => ({
          name,
          title: text(),
          type: text(),
          unit: text(),
          description: text(),
          codes: text(),
          absent: text()
        })),
        published: [listed()]
      }
    ]
  })),
  common: common(),
  notes: names
});

test.each([
  ["Kvalitet", () => [summary(quality), checksSection(quality), anomaliesSection(quality)]],
  ["Data og kilder", () => [sourcesSection(sources), revisionsSection(sources), downloadsSection(sources)]],
  ["Variabler", () => [variablesPage(variables)]]
])("on the page %s whatever checks quote, sources and columns are called is text", (_, make) => {
  const page = document.createElement("main");
  page.append(...make());
  for (const name of names) expect(page.textContent).toContain(name);
  expect(page.querySelectorAll("img, script, iframe, object, embed, svg")).toHaveLength(0);
  const attributes = [...page.querySelectorAll("*")].flatMap((e) => [...e.attributes]);
  expect(attributes.filter(({name}) => name.startsWith("on"))).toEqual([]);
  for (const {name, value} of attributes)
    if (name === "href") expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
});

test("in the drawing of the checks' results their names are text", () => {
  const svg = resultStrip(stripOf(quality), {width: 720});
  expect(svg.textContent).toContain("onerror=");
  expect(svg.querySelectorAll("img, script, a, foreignObject")).toHaveLength(0);
  expect(
    [...svg.querySelectorAll("*")].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith("on"))
  ).toEqual([]);
});
