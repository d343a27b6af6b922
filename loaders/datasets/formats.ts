import type {Format} from "./listing.ts";

/** The formats in the order they are offered: ending, name and what each is for. */
export const formatNotes: Readonly<Record<Format, {extension: string; label: string; sentence: string}>> = {
  xlsx: {
    extension: "xlsx",
    label: "Excel (XLSX)",
    sentence: "Regneark med arkene Data, Om tallene og Variabler. Tall er tall, koder er tekst."
  },
  excel: {
    extension: "excel.csv",
    label: "CSV for norsk Excel",
    sentence:
      "Semikolon, desimalkomma og norske overskrifter. Excel fjerner nuller foran i koder når filen åpnes; XLSX beholder dem."
  },
  csv: {
    extension: "csv",
    label: "CSV",
    sentence: "For maskiner: UTF-8, komma og desimalpunktum. Beskrevet i datapackage.json."
  },
  parquet: {
    extension: "parquet",
    label: "Parquet",
    sentence: "For analyse i R, Python og DuckDB: hver kolonne med sin type, komprimert med zstd."
  },
  arrow: {
    extension: "arrow",
    label: "Arrow",
    sentence: "Arrow-fil (Feather 2) som leses rett inn i R, Python og JavaScript."
  },
  jsonstat: {
    extension: "json",
    label: "JSON-stat",
    sentence: "Kuben som JSON-stat 2.0. En celle uten verdi og uten status har ingen rad i settet."
  }
};

/** The most rows a file of a format holds; a set with more is split by county, or left out. */
export const rowLimits: Readonly<Record<Format, {rows: number; why: string}>> = {
  csv: {rows: Infinity, why: ""},
  parquet: {rows: Infinity, why: ""},
  excel: {rows: 1_048_575, why: "Excel åpner ikke flere rader"},
  xlsx: {rows: 100_000, why: "et regneark med flere rader åpnes for tregt"},
  arrow: {rows: 1_000_000, why: "filen ville bli for stor å lese inn på én gang; Parquet har alt"},
  jsonstat: {rows: 200_000, why: "filen ville bli for stor å lese inn på én gang; Parquet har alt"}
};
