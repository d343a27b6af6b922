import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Leak} from "../../loaders/attack/leak.ts";
import {describeCell, describeInterval} from "../../loaders/attack/fact.ts";
import {attackFolder} from "../../loaders/attack/run.ts";
import {temporaryFolder} from "../files/temporary.ts";

/** A published site in miniature: content by path. */
export type Site = Readonly<Record<string, string | Uint8Array>>;

/** One survey cell; `bullied: null` is hidden. Everything that is not said is the same in all fixtures. */
export interface Cell {
  unit: string;
  n?: number;
  bullied: number | null;
  /** The published share, where only that is published. */
  share?: number;
  gender?: string;
  ownership?: string;
  grade?: string;
  measure?: string;
}

export const year = "2024-25";

/** `data/survey_share.csv` as the product writes it. */
export function surveyCsv(cells: readonly Cell[]): string {
  const header =
    "unit_code,school_year,grade,gender,ownership,measure,share_bullied,status,bullied,bullied_status,respondents,respondents_status,decimals";
  return csv(header, cells.map(surveyLine));
}

function surveyLine({unit, n, bullied, share, gender, ownership, grade, measure}: Cell): string {
  const hidden = bullied === null && share === undefined;
  const shown = share ?? (bullied !== null && n ? bullied / n : undefined);
  return [
    unit,
    year,
    grade ?? "7",
    gender ?? "all",
    ownership ?? "all",
    measure ?? "total",
    hidden ? "" : (shown?.toFixed(3) ?? ""),
    hidden ? "suppressed" : "ok",
    bullied ?? "",
    hidden ? "suppressed" : bullied === null ? "missing" : "ok",
    n ?? "",
    n === undefined ? "missing" : "ok",
    1
  ].join();
}

/** Units of a county EX: municipalities `EX01`…, and schools with the municipality they lie in. */
export function unitCsv(
  municipalities: readonly string[],
  schools: Readonly<Record<string, string>> = {}
): string {
  const header = "code,level,name,county,municipality,valid_from,valid_to,ownership,world";
  return csv(header, [
    "EX,county,Eksempelfylket,EX,,,,,example",
    ...municipalities.map((code) => `${code},municipality,Sted ${code.slice(2)},EX,${code},,,,example`),
    ...Object.entries(schools).map(
      ([code, home]) => `${code},school,Skole ${code.slice(3)},EX,${home},,,public,example`
    )
  ]);
}

export function csv(header: string, lines: readonly string[]): string {
  return [header, ...lines, ""].join("\n");
}

export async function writeFiles(root: string, site: Site): Promise<void> {
  for (const [path, content] of Object.entries(site)) {
    await mkdir(dirname(join(root, path)), {recursive: true});
    await writeFile(join(root, path), content);
  }
}

/** Attacks a site; leaks as `bullied EX-S2, …: 5`, with the derivation. */
export async function attackSite(site: Site): Promise<{found: string; derivation: string; leak: Leak}[]> {
  const root = await temporaryFolder();
  await writeFiles(root, site);
  const {result} = await attackFolder(root);
  return result.leaks.map((leak) => ({
    found: `${describeCell(leak.cell)}: ${describeInterval(leak.interval)}`,
    derivation: leak.derivation.join("\n"),
    leak
  }));
}
