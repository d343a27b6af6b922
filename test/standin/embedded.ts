import {readFileSync} from "node:fs";
import Papa from "papaparse";

/** The rows of one of the project's own raw files, so that the stand-in's numbers are of a real size. */
export function readEmbedded(file: string): Record<string, string>[] {
  const path = new URL(`../../data/${file}`, import.meta.url);
  return Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), {header: true, skipEmptyLines: true})
    .data;
}
