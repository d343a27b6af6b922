import {createHash} from "node:crypto";
import {createReadStream, existsSync} from "node:fs";
import {stat} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {Revision} from "../../src/model/revision.ts";
import {UserError} from "../errors.ts";
import {jsonBound, readBounded} from "./bounded.ts";
import {formatIssues, parseJson, parseShape} from "./json.ts";

/** A way that stays below the folder it starts in: parts without `..`, divided by `/`, none hidden from the eye. */
const isBelow = (path: string) =>
  /^[^\\:\p{Cc}\p{Cs}]+$/u.test(path) && path.split("/").every((part) => !["", ".", ".."].includes(part));

/** One raw file of a data set; `file` is relative to the data folder, `url` where it was received from. */
export const ManifestFile = z.object({
  file: z.string().refine(isBelow, "expected a path below the data folder, without .. and with /"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  url: z.string().nullable().default(null)
});
export type ManifestFile = z.infer<typeof ManifestFile>;

/**
 * One data set as received or as compiled. `kind` says which reader understands the files; `world` keeps the
 * fictional county apart; `retrieved` is an ISO date; `caveats` are Norwegian sentences shown beside the numbers;
 * `rows` counts the rows of each part of a fetched snapshot, or of each compiled CSV file, so that a shrunken one is noticed; `embargo` is the time before
 * which nothing made of the data may be published; `revisions` say how each snapshot of a fetched source differs from the
 * one it replaced, oldest first, and are none for the first snapshot.
 */
export const Dataset = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.string(),
  title: z.string(),
  publisher: z.string(),
  world: z.enum(["real", "example"]),
  files: z.array(ManifestFile).min(1),
  /** An address stands in links and in the catalogue, whose addresses hold no such signs; other words are shown as they are. */
  url: z.string().regex(/^(?!https?:)|^[^\p{Cc}\s<>"{}|^`\\]*$/u, "expected a web address"),
  retrieved: z.iso.date(),
  period: z.string(),
  licence: z.string(),
  attribution: z.string(),
  caveats: z.array(z.string()),
  rows: z.record(z.string(), z.int().nonnegative()).optional(),
  embargo: z.iso.datetime({offset: true}).optional(),
  revisions: z.array(Revision).optional()
});
export type Dataset = z.infer<typeof Dataset>;

export const Manifest = z.object({datasets: z.array(Dataset)});
export type Manifest = z.infer<typeof Manifest>;

export const manifestName = "manifest.json";

/**
 * Reads `<dataDir>/manifest.json`. A folder without one is empty only for what fills it (`mayBeNew`). Throws UserError
 * when it is not there or malformed.
 */
export async function readManifest(dataDir: string, {mayBeNew = false} = {}): Promise<Manifest> {
  const path = join(dataDir, manifestName);
  if (!existsSync(path)) {
    if (mayBeNew) return {datasets: []};
    throw new UserError(`${path}: no such file: give the data folder with --data DIR`);
  }
  return parseManifest((await readBounded(path, jsonBound)).toString("utf8"), path);
}

/** The same for the text of the file. */
export function parseManifest(text: string, path: string): Manifest {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    throw new UserError(`${path}: not JSON (${(error as Error).message}): restore it from version control`);
  }
  const parsed = parseShape(Manifest, json);
  if (parsed.issues)
    throw new UserError(`${path}: ${formatIssues(parsed.issues)}: restore it from version control`);
  return parsed.data;
}

/** Whether a data set is a snapshot of a source that `npm run fetch` renews. */
export function isFetched({kind}: Pick<Dataset, "kind">): boolean {
  return kind.endsWith("-api");
}

/** SHA-256 (hex) that stands for the contents of all files of a data set, wherever they lie. */
export function fingerprint({files}: Pick<Dataset, "files">): string {
  const hashes = files.map(({sha256}) => sha256).sort();
  return createHash("sha256").update(hashes.join("\n")).digest("hex");
}

/** SHA-256 (hex) of a file, streamed. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/**
 * Compares every listed file with its size and SHA-256. Throws one UserError that names each file that is missing
 * or changed, with the remedy.
 */
export async function verifyManifest(dataDir: string, manifest: Manifest): Promise<void> {
  const problems: string[] = [];
  for (const {id, kind, files} of manifest.datasets) {
    for (const {file, sha256, bytes} of files) {
      const path = join(dataDir, file);
      const size = await stat(path).then(
        (s) => s.size,
        () => undefined
      );
      const fetched = isFetched({kind}) ? `, or run "npm run fetch -- ${id}" to renew it` : "";
      const remedy = `restore the file from version control${fetched}`;
      if (size === undefined) problems.push(`${path}: listed in ${manifestName} but not found: ${remedy}`);
      else if (size !== bytes || (await hashFile(path)) !== sha256) {
        problems.push(`${path}: content differs from the SHA-256 in ${manifestName}: ${remedy}`);
      }
    }
  }
  if (problems.length) throw new UserError(problems.join("\n"));
}
