import {basename} from "node:path";
import {z} from "zod";
import {UserError} from "../errors.ts";
import {normalizeAnswer, readAnswer} from "./answer.ts";

/** v3 and the unversioned interface spell some fields otherwise; everything is compared in lower case. */
const spellings: ReadonlyMap<string, string> = new Map([
  ["orgnr", "organisasjonsnummer"],
  ["kommunenr", "kommunenummer"],
  ["fylkesnr", "fylkesnummer"],
  ["enheter", "enhetliste"],
  ["totaltantall", "totaltantallenheter"]
]);

/** A page holds a list of units, and a unit its places: what lies deeper is no field of theirs. */
const deepest = 12;

/** Rewrites every key of an answer to lower case and to the spelling of v4; what lies deeper than any field is left out. */
export function normalizeKeys(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== "object") return value;
  if (depth === deepest) return null;
  if (Array.isArray(value)) return value.map((item) => normalizeKeys(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const lower = key.toLowerCase();
      return [spellings.get(lower) ?? lower, normalizeKeys(inner, depth + 1)];
    })
  );
}

const Position = z.object({lengdegrad: z.number(), breddegrad: z.number(), geokilde: z.string().nullish()});

/** What both registers say about a unit, beside the fields of the register's own. */
const Identity = z.object({organisasjonsnummer: z.string().min(1), navn: z.string(), eraktiv: z.boolean()});

export const ListedUnit = Identity.extend({kommunenummer: z.string().nullish()});
export const DetailedUnit = Identity.extend({
  kommune: z.object({kommunenummer: z.string().regex(/^\d{4}$/)}),
  koordinat: Position.nullish()
});

/** One page of the list; the list of one municipality has no paging fields. */
export const ListPage = z.object({
  antallsider: z.int().positive().optional(),
  totaltantallenheter: z.int().nonnegative().optional(),
  enhetliste: z.array(z.record(z.string(), z.unknown()))
});

/** Where a unit lies, in degrees; both null when the register has no position (`{0,0,"Undefined"}`). */
export function normalizePosition(position: z.infer<typeof Position> | null | undefined): {
  latitude: number | null;
  longitude: number | null;
} {
  if (!position) return {latitude: null, longitude: null};
  const {breddegrad, lengdegrad, geokilde} = position;
  const absent = geokilde === "Undefined" || (breddegrad === 0 && lengdegrad === 0);
  return absent ? {latitude: null, longitude: null} : {latitude: breddegrad, longitude: lengdegrad};
}

/** `private`, `public`, or null where the register says neither. */
export function normalizeOwnership(isPrivate: boolean, isPublic: boolean): "public" | "private" | null {
  return isPrivate ? "private" : isPublic ? "public" : null;
}

/** One register: which listed units are wanted, and what a row is made of. */
export interface Register<Row> {
  /** Takes a listed unit (normalized keys) and says whether its details are wanted. */
  wants(unit: unknown, where: string): boolean;
  /** Makes the row of a detailed unit (normalized keys). */
  parse(unit: unknown, where: string): Row;
}

/** Number of units in Norwegian schools and kindergartens abroad. */
export const abroad = "2599";

/**
 * Rows of all wanted units in stored answers: list pages (v4, or `Enheter` as in v3), and details, one unit a file
 * or many in an array. Throws UserError when a listed unit has no details, since its numbers would be missing
 * without a reason; those that the snapshot names as not found are left out.
 */
export async function readRegister<Row>(register: Register<Row>, paths: readonly string[]): Promise<Row[]> {
  const answers: [string, unknown][] = [];
  for (const path of paths) answers.push([basename(path), await readAnswer(path)]);
  return parseRegister(register, answers);
}

/** The same for answers in memory, as pairs of name and JSON. */
export function parseRegister<Row>(
  register: Register<Row>,
  answers: readonly (readonly [string, unknown])[]
): Row[] {
  const wanted = new Set<string>();
  const notFound = new Set<string>();
  const details = new Map<string, {unit: unknown; where: string}>();
  for (const [where, json] of answers) {
    const answer = normalizeKeys(json);
    if (isNotFound(answer)) {
      for (const code of normalizeAnswer(NotFound, answer, where).notfound) notFound.add(code);
    } else if (isPage(answer)) for (const code of listWanted(register, answer, where)) wanted.add(code);
    else {
      for (const unit of Array.isArray(answer) ? (answer as unknown[]) : [answer]) {
        details.set(normalizeAnswer(Identity, unit, where).organisasjonsnummer, {unit, where});
      }
    }
  }
  const present = [...wanted].filter((code) => details.has(code) || !notFound.has(code));
  return present.map((code) => {
    const detail = details.get(code);
    if (!detail) throw new UserError(`unit ${code} is listed without details: run "npm run fetch" again`);
    return register.parse(detail.unit, `${detail.where}, unit ${code}`);
  });
}

/** A file of the snapshot beside the answers: units that are listed, though the register answers 404 for them. */
const NotFound = z.object({notfound: z.array(z.string())});

/** The content of that file. */
export function encodeNotFound(codes: readonly string[]): Buffer {
  return Buffer.from(`${JSON.stringify({notFound: codes})}\n`);
}

/** Codes of the units on a list page (any spelling) whose details are wanted. */
export function listWanted<Row>(register: Register<Row>, page: unknown, where: string): string[] {
  return normalizeAnswer(ListPage, normalizeKeys(page), where)
    .enhetliste.filter((unit) => register.wants(unit, where))
    .map((unit) => normalizeAnswer(Identity, unit, where).organisasjonsnummer);
}

/** Codes of the detailed units in a bundle. */
export function listCodes(bundle: unknown, where: string): string[] {
  const units = normalizeKeys(bundle);
  return (Array.isArray(units) ? (units as unknown[]) : [units]).map(
    (unit) => normalizeAnswer(Identity, unit, where).organisasjonsnummer
  );
}

function isNotFound(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "notfound" in answer;
}

function isPage(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "enhetliste" in answer;
}
