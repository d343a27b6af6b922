import {basename} from "node:path";
import {z} from "zod";
import {UserError} from "../errors.ts";
import {normalizeAnswer, readAnswer} from "./answer.ts";
import {normalizeChangeKinds, type ChangeRow} from "./municipality-changes.ts";

/**
 * One name of one municipality code. `valid_from` is inclusive and never before the first day asked for,
 * `valid_to` exclusive, null while it lasts; ISO dates. A renamed municipality has one row a name.
 */
export interface MunicipalityRow {
  code: string;
  name: string;
  valid_from: string;
  valid_to: string | null;
}

const KlassCodes = z.object({
  codes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      validFrom: z.iso.date().nullish(),
      validTo: z.iso.date().nullish(),
      validFromInRequestedRange: z.iso.date().nullish(),
      validToInRequestedRange: z.iso.date().nullish()
    })
  )
});

const KlassChanges = z.object({
  codeChanges: z.array(
    z.object({
      oldCode: z.string().nullish(),
      oldName: z.string().nullish(),
      newCode: z.string().nullish(),
      newName: z.string().nullish(),
      changeOccurred: z.iso.date()
    })
  )
});

/** "Uoppgitt" stands in the list of municipalities but is none. */
const unspecified = "9999";

/** The file a list of codes is stored in; it tells the reader what range was asked for. */
export function formatCodesFile(from: string, to: string): string {
  return `codes_${from}_${to}.json`;
}

export const changesFile = "changes.json";

/**
 * Names of the municipalities, by code and date, from stored answers of Klass (classification 131): lists of
 * codes, named by `formatCodesFile`. Throws UserError on an unknown shape.
 */
export async function readMunicipalities(paths: string[]): Promise<MunicipalityRow[]> {
  return parseMunicipalities(await readAnswers(paths)).municipalities;
}

/** Changes of codes, by date and code, from the same stored answers. */
export async function readMunicipalityChanges(paths: string[]): Promise<ChangeRow[]> {
  return parseMunicipalities(await readAnswers(paths)).changes;
}

async function readAnswers(paths: string[]): Promise<[string, unknown][]> {
  const answers: [string, unknown][] = [];
  for (const path of paths) answers.push([basename(path).replace(/\.gz$/, ""), await readAnswer(path)]);
  return answers;
}

/** Both for answers in memory, as pairs of file name and JSON. */
export function parseMunicipalities(answers: readonly (readonly [string, unknown])[]): {
  municipalities: MunicipalityRow[];
  changes: ChangeRow[];
} {
  const municipalities: MunicipalityRow[] = [];
  const changes: Omit<ChangeRow, "kind">[] = [];
  for (const [file, json] of answers) {
    if (file === changesFile) changes.push(...parseChanges(json, file));
    else municipalities.push(...parseCodes(json, file));
  }
  municipalities.sort((a, b) => compare(a.code, b.code) || compare(a.valid_from, b.valid_from));
  return {municipalities, changes: normalizeChangeKinds(changes, municipalities)};
}

/** Klass cuts validity off at the range asked for, so an end on its last day is no end. */
function parseCodes(json: unknown, file: string): MunicipalityRow[] {
  const to = /^codes_\d{4}-\d\d-\d\d_(\d{4}-\d\d-\d\d)\.json$/.exec(file)?.[1];
  if (to === undefined)
    throw new UserError(
      `${file}: expected a name such as ${formatCodesFile("2017-01-01", "2027-01-01")}: run "npm run fetch -- municipalities" again`
    );
  return normalizeAnswer(KlassCodes, json, file)
    .codes.filter(({code}) => code !== unspecified)
    .map((row) => {
      const valid_from = row.validFromInRequestedRange ?? row.validFrom;
      const end = row.validToInRequestedRange ?? row.validTo ?? null;
      if (!valid_from)
        throw new UserError(`${file}: code ${row.code} ${row.name} has no first day: fetch it again`);
      return {
        code: row.code,
        name: row.name.trim(),
        valid_from,
        valid_to: end !== null && end < to ? end : null
      };
    });
}

function parseChanges(json: unknown, file: string): Omit<ChangeRow, "kind">[] {
  return normalizeAnswer(KlassChanges, json, file)
    .codeChanges.filter(({oldCode, newCode}) => oldCode !== unspecified && newCode !== unspecified)
    .map(({changeOccurred, oldCode, oldName, newCode, newName}) => ({
      date: changeOccurred,
      old_code: oldCode || null,
      old_name: oldName?.trim() || null,
      new_code: newCode || null,
      new_name: newName?.trim() || null
    }))
    .sort((a, b) => compare(a.date, b.date) || compare(a.old_code ?? "", b.old_code ?? ""));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
