// @vitest-environment jsdom
import axe from "axe-core";
import {expect, test, vi} from "vitest";
import type {Provenance} from "../../src/components/badge.ts";
import {bars} from "../../src/components/bars.ts";
import {encodeCsv} from "../../src/components/csv.ts";
import {dataTable, type Column} from "../../src/components/data-table.ts";
import {figure} from "../../src/components/figure.ts";
import {formatPercent, type Quantity} from "../../src/components/format.ts";

interface Row extends Quantity {
  name: string;
}

const rows: Row[] = [
  {name: "Ålesund", value: 0.1234, status: "ok"},
  {name: "Osen", value: null, status: "suppressed"},
  {name: 'Bø, "nordre"', value: 0, status: "ok"},
  {name: "=1+1", value: null, status: "missing"}
];
const columns: Column<Row>[] = [
  {name: "name", label: "Kommune", value: ({name}) => name},
  {
    name: "share",
    label: "Andel",
    value: ({value}) => value,
    status: ({status}) => status,
    format: formatPercent
  }
];
const source: Provenance = {
  world: "real",
  title: "Elevundersøkelsen",
  publisher: "Utdanningsdirektoratet",
  period: "2025-26",
  licence: "NLOD 2.0",
  retrieved: "2026-10-06",
  url: "https://www.udir.no/",
  caveats: ["Ett forbehold."]
};
const options = {
  title: "Hvor mange blir mobbet?",
  subtitle: "Andel elever, 7. trinn",
  chart: (width: number) => bars([{label: "A", value: 1, status: "ok"}], {width}),
  textAlternative: "Ett tall.",
  rows,
  columns,
  sources: [source] as const,
  file: "mobbing"
};

test("CSV by RFC 4180: CRLF, quotes doubled, decimal point, empty for absent, a status column, no formulas", () => {
  expect(encodeCsv(rows, columns)).toBe(
    'name,share,share_status\r\nÅlesund,0.1234,ok\r\nOsen,,suppressed\r\n"Bø, ""nordre""",0,ok\r\n\'=1+1,,missing\r\n'
  );
});

test("a table shows absent values as signs with the reason in words", () => {
  const cells = [...dataTable(rows, columns, {caption: "Andel"}).querySelectorAll("td")];
  expect(cells.map((cell) => cell.textContent)).toEqual([
    "12,3\u00a0%",
    ":skjermet",
    "0,0\u00a0%",
    "..mangler"
  ]);
  expect(cells[1]?.querySelector("[aria-hidden]")?.textContent).toBe(":");
});

test("a column of numbers stands to the right also when all of them are absent", () => {
  const absent = rows.filter(({value}) => value === null);
  const table = dataTable(absent, columns, {caption: "Andel"});
  const numeric = [...table.querySelectorAll("thead th")].map((cell) => cell.classList.contains("pb-number"));
  expect(numeric).toEqual([false, true]);
  expect(table.querySelectorAll("td.pb-number")).toHaveLength(absent.length);
});

test("sorting puts absent values last both ways, and names by the Norwegian alphabet", () => {
  const table = dataTable(rows, columns, {caption: "Andel"});
  const names = () => [...table.querySelectorAll("tbody th")].map((cell) => cell.textContent);
  const [byName, byShare] = [...table.querySelectorAll<HTMLButtonElement>("thead button")];
  byShare?.click();
  expect(names().slice(0, 2)).toEqual(['Bø, "nordre"', "Ålesund"]);
  byShare?.click();
  expect(names().slice(0, 2)).toEqual(["Ålesund", 'Bø, "nordre"']);
  expect(table.querySelector('[aria-sort="descending"]')?.textContent).toBe("Andel");
  byName?.click();
  expect(names()).toEqual(["=1+1", 'Bø, "nordre"', "Osen", "Ålesund"]);
  expect(table.querySelectorAll("[aria-sort]")).toHaveLength(1);
});

test("a hidden number never reaches a table", () => {
  const leak = [{name: "Osen", value: 0.02, status: "suppressed" as const}];
  expect(() => dataTable(leak, columns, {caption: "Andel"})).toThrow(RangeError);
});

test("a figure is named by its title, its chart is one image with a description and no inner labels", () => {
  const root = figure(options);
  const svg = root.querySelector(".pb-chart svg");
  expect(root.querySelector("h2")?.id).toBe(root.getAttribute("aria-labelledby"));
  expect(svg?.getAttribute("role")).toBe("img");
  expect(svg?.getAttribute("aria-label")).toBe(options.title);
  expect(svg?.querySelector("desc")?.textContent).toBe("Ett tall.");
  expect(svg?.querySelectorAll("[aria-label]")).toHaveLength(0);
});

function signs(given: Row[]): (string | null)[] {
  return [...figure({...options, rows: given}).querySelectorAll(".pb-sign")].map((sign) => sign.textContent);
}

test("the legend explains exactly the signs that occur", () => {
  expect(signs(rows)).toEqual([":", ".."]);
  expect(signs(rows.slice(0, 1))).toEqual([]);
});

test("the figure's CSV is handed over on request under the figure's name, with its credit in every row", () => {
  const save = vi.fn();
  figure({...options, save})
    .querySelector<HTMLButtonElement>(".pb-link-button")
    ?.click();
  const credit = {
    name: "source",
    label: "Kilde",
    value: () => "Utdanningsdirektoratet (Elevundersøkelsen), NLOD 2.0"
  };
  expect(save).toHaveBeenCalledWith("mobbing.csv", encodeCsv(rows, [...columns, credit]));
});

test("source line and badge say who, licence and date; example data are called fictional in both", () => {
  const real = figure(options);
  expect(real.querySelector(".pb-source")?.textContent).toBe(
    "Kilde: Utdanningsdirektoratet (Elevundersøkelsen), NLOD 2.0, dato 6. oktober 2026; bearbeidet."
  );
  expect(real.querySelector(".pb-badge > summary")?.textContent).toBe("Virkelige tall · Udir · 2025–26");
  const example = figure({...options, sources: [{...source, world: "example", title: "Eksempelfylket"}]});
  expect(example.querySelector(".pb-source")?.textContent).toContain("Eksempelfylket, oppdiktet");
  expect(example.querySelector(".pb-badge > summary")?.textContent).toBe("Eksempeldata – oppdiktet");
});

test("names from registers are text, never markup", () => {
  const hostile = [{name: "<img src=x onerror=alert(1)>", value: 0.1, status: "ok" as const}];
  expect(figure({...options, rows: hostile}).querySelectorAll("img")).toHaveLength(0);
});

test("a figure with its table open passes axe", async () => {
  const main = document.createElement("main");
  main.append(figure(options));
  document.body.replaceChildren(main);
  for (const details of main.querySelectorAll("details")) details.open = true;
  // jsdom has no layout, so contrast is tested from the stylesheet instead.
  const {violations} = await axe.run(main, {rules: {"color-contrast": {enabled: false}}});
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(" ")}`)).toEqual([]);
});

test("a renewed table writes only the cells that changed and keeps the reader's order", () => {
  const table = dataTable(rows, columns, {caption: "Andel"});
  const [, byShare] = table.querySelectorAll<HTMLButtonElement>("button.pb-sort");
  byShare!.click();
  const cells = () => [...table.querySelectorAll("tbody tr")].map((row) => [...row.children]);
  const texts = () => cells().map((row) => row.map((cell) => cell.textContent));
  const before = cells();
  table.renew([
    {name: "Ålesund", value: 0.2, status: "ok"},
    rows[2]!,
    {name: "Ny", value: 0.1, status: "ok"}
  ]);
  expect(texts()).toEqual([
    ['Bø, "nordre"', "0,0\u00a0%"],
    ["Ny", "10,0\u00a0%"],
    ["Ålesund", "20,0\u00a0%"]
  ]);
  expect(cells()[0]![0]).toBe(before[0]![0]);
  table.renew(rows);
  expect(texts()).toHaveLength(rows.length);
  expect(texts().at(-1)?.[1]).toBe("..mangler");
});

test("a renewed figure shows and saves the new numbers, and its open table stays open", () => {
  const save = vi.fn();
  const shown = figure({...options, save});
  const twin = shown.querySelector<HTMLDetailsElement>(".pb-twin")!;
  twin.open = true;
  shown.renew({
    ...options,
    title: "Ny?",
    textAlternative: "Nytt tall.",
    rows: [{name: "A", value: 0.5, status: "ok"}]
  });
  expect(shown.querySelector("h2")?.textContent).toBe("Ny?");
  expect(shown.querySelector("svg")?.getAttribute("aria-label")).toBe("Ny?");
  expect(shown.querySelector("desc")?.textContent).toBe("Nytt tall.");
  expect(twin.open).toBe(true);
  expect([...twin.querySelectorAll("tbody td")].map((cell) => cell.textContent)).toEqual(["50,0\u00a0%"]);
  shown.querySelector<HTMLButtonElement>(".pb-link-button")!.click();
  expect(save.mock.calls[0]?.[1]).toContain("\r\nA,0.5,ok,");
});
