import {tableFromArrays, tableToIPC} from "apache-arrow";
import {strToU8, zipSync} from "fflate";
import {readArrow} from "../../../loaders/attack/extract/arrow.ts";
import {readCsv} from "../../../loaders/attack/extract/csv.ts";
import {readHtml} from "../../../loaders/attack/extract/html.ts";
import {isJsonStat, readJsonStat} from "../../../loaders/attack/extract/json-stat.ts";
import {readPageData} from "../../../loaders/attack/extract/page-data.ts";
import {readParquet} from "../../../loaders/attack/extract/parquet.ts";
import {readPdf} from "../../../loaders/attack/extract/pdf.ts";
import {readSearchIndex} from "../../../loaders/attack/extract/search-index.ts";
import {readXlsx} from "../../../loaders/attack/extract/xlsx.ts";
import {createKnowledge, type Knowledge} from "../../../loaders/attack/knowledge.ts";
import {createLexicon} from "../../../loaders/attack/words/lexicon.ts";
import type {TextWriter} from "../../../loaders/attack/words/sentences.ts";
import {unzipBounded} from "../../../loaders/attack/unzip.ts";
import type {Source} from "../../../loaders/attack/rows/source.ts";
import {createStructure} from "../../../loaders/attack/structure.ts";
import {pdf} from "../../attack/pdf.ts";
import {surveyCsv} from "../../attack/site.ts";
import {changedJson} from "../arbitraries/json.ts";
import {changedBytes, changedText} from "../arbitraries/pieces.ts";
import {fuzzed, type Fuzzed, type Outcome} from "../fuzzed.ts";

const page = `<!doctype html><html lang="nb"><head><meta name="description" content="9,8 % i 2024–25"></head><body><main>
<h1>Sted 01: mobbing</h1><h3>Mobbing på skolen, 7. trinn</h3><p>I 2024–25 svarte 9,8 % av elevene på 7. trinn det. 12 svar.</p>
<table><caption>Tallene</caption><tr><th>Skoleår</th><th>Sted 01</th><th>Svar</th></tr><tr><th>2024–25</th><td>9,8 %</td><td>92</td></tr></table>
<svg aria-label="Mobbing på skolen, 7. trinn"><line x1="0" x2="300" y1="200" y2="200"/><line x1="0" x2="300" y1="100" y2="100"/>
<text x="0" y="200">0 %</text><text x="0" y="100">10 %</text><text x="0" y="220">2023–24</text><text x="150" y="220">2024–25</text>
<circle cx="150" cy="102" r="4" fill="red"/><path d="M0,0" transform="translate(150,102)" fill="red"/><rect x="140" y="102" width="20" height="98"/></svg>
<script type="application/json">{"unit":"EX01","schoolYear":"2024-25","share":0.1}</script></main></body></html>`;
const pieces = [
  "<table>",
  "</td>",
  "<script>",
  "<!--",
  "<svg>",
  "&#0;",
  'x="NaN"',
  "9,8 %",
  "2024–25",
  "<h1>",
  "translate(",
  "EX01"
];
const record = {
  unit_code: "EX01",
  school_year: "2024-25",
  grade: "7",
  measure: "total",
  share_bullied: 0.1,
  status: "ok"
};
const cube = {
  class: "dataset",
  id: ["unit_code", "school_year", "grade", "measure", "metric"],
  size: [2, 1, 1, 1, 1],
  role: {metric: ["metric"]},
  dimension: {
    unit_code: {category: {index: {EX: 0, EX01: 1}}},
    school_year: {category: {index: ["2024-25"]}},
    grade: {category: {index: ["7"]}},
    measure: {category: {index: ["total"]}},
    metric: {category: {index: ["share_bullied"], label: {share_bullied: "Andel"}}}
  },
  value: {0: 0.1, 1: null},
  status: {1: ":"}
};
const cells = (row: readonly (string | number)[], number: number) =>
  `<row r="${number}">${row.map((value, i) => `<c r="${String.fromCharCode(65 + i)}${number}" t="str"><v>${value}</v></c>`).join("")}</row>`;
const workbook = zipSync({
  "xl/worksheets/sheet1.xml": strToU8(
    `<worksheet><sheetData>${cells(Object.keys(record), 1)}${cells(Object.values(record), 2)}</sheetData></worksheet>`
  )
});
/** As the site has them, files and streams, with a column of few words and a date. */
const table = tableFromArrays({
  unit_code: ["EX01", "EX02"],
  school_year: ["2024-25", "2024-25"],
  grade: ["7", "7"],
  measure: ["total", "total"],
  share_bullied: Float64Array.from([0.1, 0.2]),
  respondents: Int32Array.from([92, 14]),
  day: [new Date("2025-01-31"), new Date("2025-02-01")]
});
const arrows = (["file", "stream"] as const).map((form) => tableToIPC(table, form));
const lines = ["Sted 01: mobbing", "Mobbing på skolen, 7. trinn", "I 2024-25 svarte 9,8 % av elevene det."];
const reports = [pdf(lines), pdf(lines, {packed: true})];
/** One row, written by DuckDB with zstd. */
const parquet = Buffer.from(
  "UEFSMRUAFRwVLiwVAhUAFQYVBgAAKLUv/SAOcQAAAgAAAAIBBAAAAEVYMDEVABUiFTQsFQIVABUGFQYAACi1L/0gEYkAAAIAAAACAQcAAAAyMDI0LTI1FQAVHBUuLBUCFQAVBhUGAAAotS/9IA5xAAACAAAAAgGamZmZmZm5PxUCGUw1ABgNZHVja2RiX3NjaGVtYRUGABUMJQIYCXVuaXRfY29kZSUAABUMJQIYC3NjaG9vbF95ZWFyJQAAFQolAhgNc2hhcmVfYnVsbGllZAAWAhkcGTwmABwVDBkVABkYCXVuaXRfY29kZRUMFgIWPhZQJgg8GARFWDAxGARFWDAxFgAoBEVYMDEYBEVYMDEREQAAACYAHBUMGRUAGRgLc2Nob29sX3llYXIVDBYCFkQWViZYPBgHMjAyNC0yNRgHMjAyNC0yNRYAKAcyMDI0LTI1GAcyMDI0LTI1EREAAAAmABwVChkVABkYDXNoYXJlX2J1bGxpZWQVDBYCFj4WUCauATwYCJqZmZmZmbk/GAiamZmZmZm5PxYAKAiamZmZmZm5PxgImpmZmZmZuT8REQAAABbAARYCJggW9gEAKChEdWNrREIgdmVyc2lvbiB2MS41LjUgKGJ1aWxkIGQ4Y2RhYTMzZmQpGTwcAAAcAAAcAAAAdgEAAFBBUjE=",
  "base64"
);

const sourceOf = (notes: Knowledge): Source => ({
  writer: {notes, file: "x", medium: "csv"},
  structure: createStructure(),
  set: "survey_share",
  names: new Map(),
  readsStructure: true,
  tally: {rows: 0, stated: 0}
});

function writerOf(notes: Knowledge): TextWriter {
  const structure = createStructure();
  structure.units.set("EX01", {
    code: "EX01",
    level: "municipality",
    name: "Sted 01",
    county: "EX",
    municipality: "",
    ownership: "",
    from: "",
    to: ""
  });
  return {notes, structure, lexicon: createLexicon(structure), file: "x"};
}

/** What a reader of the attack says it cannot read becomes an error for users in the one place that calls it. */
const isError = (error: unknown) => error instanceof Error;

function published<T>(
  name: string,
  {cost, input, read}: {cost: number; input: Fuzzed<T>["input"]; read: (input: T, notes: Knowledge) => void}
): Fuzzed {
  return fuzzed<T>({
    name,
    cost,
    input,
    isRefusal: isError,
    parse: (given): Outcome => {
      const notes = createKnowledge();
      read(given, notes);
      for (const {low, high} of notes.cells.values())
        if (Number.isNaN(low) || Number.isNaN(high)) throw new TypeError("an interval without bounds");
      return notes.statements > 0 ? "accepted" : "refused";
    }
  });
}

/** What is published, as the attack reads it. */
export const attackParsers: readonly Fuzzed[] = [
  published("published pages and drawings", {
    cost: 700,
    input: changedText([page], pieces),
    read: (html, notes) => readHtml(html, writerOf(notes), "rapport/kommune/ex01.html")
  }),
  published("published page data", {
    cost: 90,
    input: changedJson(
      [record, {unit: "EX01", schoolYear: "2024-25", share: {value: null, status: "suppressed"}}],
      {
        units: {texts: ["EX01"], index: [0]},
        n: [1]
      }
    ),
    read: (json, notes) => readPageData(json, {notes, file: "x", medium: "page data"})
  }),
  published("published JSON-stat", {
    cost: 90,
    input: changedJson(cube),
    read: (json, notes) => {
      if (isJsonStat(json)) readJsonStat(json, sourceOf(notes));
    }
  }),
  published("published CSV", {
    cost: 80,
    input: changedText(
      [surveyCsv([{unit: "EX", bullied: 90, n: 900}])],
      [",", ";", '"', "\n", "suppressed"]
    ).map((text) => Buffer.from(text)),
    read: (bytes, notes) => readCsv(bytes, sourceOf(notes))
  }),
  published("published Arrow files", {
    cost: 150,
    input: changedBytes(...arrows),
    read: (bytes, notes) => readArrow(bytes, sourceOf(notes))
  }),
  published("published workbooks", {
    cost: 200,
    input: changedBytes(workbook),
    read: (bytes, notes) => readXlsx(bytes, sourceOf(notes))
  }),
  fuzzed({
    name: "published archives",
    cost: 150,
    isRefusal: isError,
    input: changedBytes(workbook, zipSync({"../../x.csv": strToU8("a"), __proto__: strToU8("b")})),
    parse: (bytes) => void unzipBounded(bytes)
  }),
  {
    name: "published Parquet files",
    cost: 600,
    input: changedBytes(parquet),
    check: async (bytes) => {
      try {
        await readParquet(bytes as Uint8Array, sourceOf(createKnowledge()));
        return "accepted";
      } catch (error) {
        if (isError(error)) return "refused";
        throw error;
      }
    }
  },
  {
    name: "published PDF files",
    cost: 20_000,
    fewest: 40,
    input: changedBytes(...reports),
    check: async (bytes) => {
      const notes = createKnowledge();
      try {
        await readPdf(bytes as Uint8Array, writerOf(notes));
        return "accepted";
      } catch (error) {
        if (isError(error)) return "refused";
        throw error;
      }
    }
  },
  published("published search index", {
    cost: 80,
    input: changedJson({
      entries: [
        {
          path: "rapport/kommune/ex01",
          name: "Sted 01",
          detail: "Mobbing på skolen, 7. trinn: 9,8 % i 2024–25"
        }
      ]
    }),
    read: (json, notes) => readSearchIndex(json, writerOf(notes))
  })
];
