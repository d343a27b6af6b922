import {tableFromArrays, tableToIPC} from "apache-arrow";
import {DuckDBInstance} from "@duckdb/node-api";
import {strToU8, zipSync} from "fflate";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {temporaryFolder} from "../files/temporary.ts";
import {pdf} from "./pdf.ts";
import {attackSite, surveyCsv, unitCsv, year, type Site} from "./site.ts";

/** EX01's share in grade 7 is hidden in the CSV file of every fixture; 9,8 % stands somewhere else in the leaky ones. */
const base: Site = {
  "data/unit.csv": unitCsv(["EX01"]),
  "data/survey_share.csv": surveyCsv([
    {unit: "EX", bullied: 90, n: 900},
    {unit: "EX01", bullied: null, n: 92}
  ])
};

interface Medium {
  name: string;
  /** The file with the share, or with its absence. */
  site: (share: string | null) => Site | Promise<Site>;
  place: RegExp;
}

const title = "Mobbing på skolen, 7. trinn";
const page = (content: string): Site => ({
  "rapport/kommune/ex01.html": `<!doctype html><html lang="nb"><head><title>x</title></head><body><main><h1>Sted 01: mobbing</h1>${content}</main></body></html>`
});
const percent = (share: string | null) => (share === null ? ":" : `${share} %`);
const value = (share: string | null) => (share === null ? null : Number(share.replace(",", ".")) / 100);
const record = (share: string | null) => ({
  unit_code: "EX01",
  school_year: year,
  grade: "7",
  gender: "all",
  ownership: "all",
  measure: "total",
  share_bullied: value(share),
  status: share === null ? "suppressed" : "ok",
  decimals: 1
});

const media: Medium[] = [
  {
    name: "a table",
    place: /ex01\.html, table «Tallene», row 1 \(2024–25\)/,
    site: (share) =>
      page(
        `<h3>${title}</h3><table><caption>Tallene</caption><tr><th>Skoleår</th><th>Sted 01</th><th>Svar</th><th>Eksempelfylket</th></tr>
         <tr><th>2024–25</th><td>${percent(share)}</td><td>92</td><td>10,0 %</td></tr></table>`
      )
  },
  {
    name: "a sentence",
    place: /ex01\.html, li «I 2024–25 svarte 9,8 %/,
    site: (share) =>
      page(
        `<ul><li>I 2024–25 ${share === null ? "er tallet skjermet for" : `svarte ${share} % av`} elevene på 7. trinn at de ble mobbet på skolen. I Eksempelfylket er det 10,0 %.</li></ul>`
      )
  },
  {
    name: "embedded JSON",
    place: /ex01\.html, rows\[0\]/,
    site: (share) =>
      page(`<script type="application/json">${JSON.stringify({rows: [record(share)]})}</script>`)
  },
  {
    name: "page data kept by columns",
    place: /_file\/data\/x-total-7\.json, row 1/,
    site: (share) => ({
      "_file/data/x-total-7.json": JSON.stringify({
        unit: {texts: ["EX01"], index: [0]},
        year: [2024],
        share: [value(share)],
        status: {texts: [share === null ? "suppressed" : "ok"], index: [0]}
      })
    })
  },
  {
    name: "an Arrow file",
    place: /bullying\/EX\.arrow, row 1/,
    site: (share) => ({
      "data/bullying/EX.arrow": tableToIPC(
        tableFromArrays(
          Object.fromEntries(Object.entries(record(share)).map(([name, cell]) => [name, [cell]]))
        ),
        "file"
      )
    })
  },
  {
    name: "the CSV for Excel",
    place: /survey_share\.excel\.csv, row 2/,
    site: (share) => ({
      "data/datapackage.json": JSON.stringify({
        resources: [{schema: {fields: Object.keys(record(null)).map((name) => ({name, title: `T ${name}`}))}}]
      }),
      "data/survey_share.excel.csv": [
        Object.keys(record(null)).map((name) => `T ${name}`),
        [
          "EX01",
          "2024–25",
          "7",
          "all",
          "all",
          "total",
          share === null ? ":" : "0,098",
          share === null ? "suppressed" : "ok",
          "1"
        ]
      ]
        .map((cells) => cells.join(";"))
        .join("\r\n")
    })
  },
  {
    name: "a workbook",
    place: /survey_share\.xlsx, row 2/,
    site: (share) => ({"data/survey_share.xlsx": workbook(record(share))})
  },
  {
    name: "a Parquet file",
    place: /survey_share\.parquet, row 1/,
    site: async (share) => ({"data/survey_share.parquet": await parquet(record(share))})
  },
  {
    name: "JSON-stat",
    place: /survey_share\.json, row 1/,
    site: (share) => ({"data/survey_share.json": JSON.stringify(jsonStat(value(share)))})
  },
  {
    name: "an archive that differs from the files beside it",
    place: /all\.zip\/survey_share\.csv, row 2/,
    site: (share) => ({
      "data/all.zip": zipSync({
        "survey_share.csv": strToU8(surveyCsv([{unit: "EX01", bullied: share === null ? null : 9, n: 92}]))
      })
    })
  },
  {
    name: "the title of an SVG",
    place: /ex01\.html, title «Sted 01, 2024–25: 9,8 %»/,
    site: (share) =>
      page(
        `<svg aria-label="${title}"><circle r="4"><title>Sted 01, 2024–25: ${share === null ? "skjermet" : `${share} %`}</title></circle></svg>`
      )
  },
  {
    name: "the place of a mark",
    place: /ex01\.html, point at 150,/,
    site: (share) =>
      page(drawing(share === null ? "" : `<circle cx="150" cy="${200 - 10 * 9.8}" r="4" fill="red"/>`))
  },
  {
    name: "the height of a bar",
    place: /ex01\.html, bar at 150,/,
    site: (share) =>
      page(
        drawing(
          share === null
            ? ""
            : `<rect x="140" width="20" y="${200 - 10 * 9.8}" height="98" fill="red" stroke="red"/>`
        )
      )
  },
  {
    name: "an alternative text",
    place: /ex01\.html, alt of img/,
    site: (share) =>
      page(`<img src="x.png" alt="${title}: 2024–25 ${share === null ? "skjermet" : `${share} %`}.">`)
  },
  {
    name: "the search index",
    place: /search\.json, entry 1, detail/,
    site: (share) => ({
      "data/search.json": JSON.stringify({
        entries: [
          {
            kind: "municipality",
            name: "Sted 01",
            detail: `${title}, 2024–25${share === null ? "" : `: ${share} %`}`,
            path: "mobbing?fylke=EX&enhet=EX01",
            words: ""
          }
        ]
      })
    })
  },
  {
    name: "a PDF file",
    place: /ex01\.pdf, page 1 «I 2024-25 svarte 9,8 %/,
    site: (share) => ({
      "pdf/ex01.pdf": pdf([
        "Sted 01: mobbing, deltakelse og midler",
        "I 2024-25 " +
          (share === null ? "er tallet skjermet for" : `svarte ${share} % av`) +
          " elevene på 7. trinn at de ble mobbet på skolen."
      ])
    })
  }
];

test.each(media)("finds a hidden share that stands in $name", async ({site, place}) => {
  const leaks = await attackSite({...base, ...(await site("9,8"))});
  expect(leaks).toHaveLength(1);
  expect(leaks[0]?.found).toMatch(/^(?:share|bullied) EX01, 2024-25, grade 7, total: (?:0\.09[78]|9$)/);
  expect(leaks[0]?.derivation).toMatch(place);
});

test.each(media)("finds nothing where the share is hidden in $name too", async ({site}) => {
  expect(await attackSite({...base, ...(await site(null))})).toEqual([]);
});

/** A drawing of ten to twenty percent over two school years. */
function drawing(mark: string): string {
  return `<svg aria-label="${title}">
    <line x1="40" x2="300" y1="200" y2="200"/><text x="30" y="204">0 %</text>
    <line x1="40" x2="300" y1="100" y2="100"/><text x="30" y="104">10 %</text>
    <text x="50" y="220">2023–24</text><text x="150" y="220">2024–25</text>
    <text x="200" y="50" fill="red">Sted 01</text>${mark}</svg>`;
}

function sheetCell(content: string | number | null, r: number, c: number): string {
  const place = `r="${String.fromCharCode(65 + c)}${r}"`;
  return typeof content === "number"
    ? `<c ${place}><v>${content}</v></c>`
    : `<c ${place} t="inlineStr"><is><t>${content ?? ":"}</t></is></c>`;
}

function sheetRow(cells: readonly (string | number | null)[], r: number): string {
  return `<row r="${r}">${cells.map((content, c) => sheetCell(content, r, c)).join("")}</row>`;
}

function workbook(row: Readonly<Record<string, string | number | null>>): Uint8Array {
  return zipSync({
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData>${sheetRow(Object.keys(row), 1)}${sheetRow(Object.values(row), 2)}</sheetData></worksheet>`
    )
  });
}

async function parquet(row: Readonly<Record<string, string | number | null>>): Promise<Uint8Array> {
  const file = join(await temporaryFolder(), "x.parquet");
  const columns = Object.entries(row).map(
    ([name, cell]) => `${typeof cell === "string" ? `'${cell}'` : `CAST(${cell} AS DOUBLE)`} AS ${name}`
  );
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT ${columns.join(", ")}) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
  connection.closeSync();
  instance.closeSync();
  return readFile(file);
}

function jsonStat(share: number | null): object {
  const {unit_code, school_year, grade, gender, ownership, measure} = record(null);
  const dimensions = {unit_code, school_year, grade, gender, ownership, measure, tall: "share_bullied"};
  return {
    version: "2.0",
    class: "dataset",
    id: Object.keys(dimensions),
    size: Object.keys(dimensions).map(() => 1),
    role: {metric: ["tall"]},
    dimension: Object.fromEntries(
      Object.entries(dimensions).map(([name, code]) => [name, {category: {index: [code]}}])
    ),
    value: [share],
    status: share === null ? {"0": ":"} : {}
  };
}
