import {createHash} from "node:crypto";
import {readFile, readdir, stat} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {z} from "zod";
import {UserError} from "../errors.ts";
import {readJsonFile} from "../files/json.ts";
import {hashFile} from "../files/manifest.ts";

export const editionManifestName = "manifest.json";

/** What an edition holds. The list leaves the manifest itself out; paths are relative, with `/`, in the order of their bytes. */
export const EditionManifest = z.strictObject({
  edition: z.string(),
  /** The edition that this one was compared with. */
  previous: z.string().nullable(),
  files: z.array(
    z.strictObject({
      path: z.string().min(1),
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/)
    })
  )
});
export type EditionManifest = z.infer<typeof EditionManifest>;
export type EditionFile = EditionManifest["files"][number];

/** Every file of a folder with size and SHA-256, sorted. Throws UserError for what is no plain file, such as a link. */
export async function listFiles(folder: string): Promise<EditionFile[]> {
  const files: EditionFile[] = [];
  for (const path of await listPaths(folder)) {
    const {size} = await stat(join(folder, path));
    files.push({path, bytes: size, sha256: await hashFile(join(folder, path))});
  }
  return files;
}

/** The paths of the same files, sorted. */
export async function listPaths(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) throw new UserError(`${path}: not a plain file: a site holds files only`);
    paths.push(relative(folder, path).split(sep).join("/"));
  }
  return paths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The manifest as it is written; the same input gives the same bytes. */
export function encodeManifest(manifest: EditionManifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Reads the manifest of an edition. Throws UserError when it is not there or malformed. */
export async function readEditionManifest(folder: string): Promise<EditionManifest> {
  const path = join(folder, editionManifestName);
  try {
    return await readJsonFile(path, EditionManifest, "not published whole");
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${path}: no manifest of an edition (${(error as Error).message}): not published whole`
    );
  }
}

/** Findings where a folder and its manifest differ: files missing, changed, or not listed. */
export async function checkManifest(folder: string): Promise<string[]> {
  const {files} = await readEditionManifest(folder);
  const found = new Map(
    (await listFiles(folder)).flatMap((file) =>
      file.path === editionManifestName ? [] : [[file.path, file]]
    )
  );
  const problems: string[] = [];
  for (const {path, bytes, sha256} of files) {
    const file = found.get(path);
    found.delete(path);
    if (!file) problems.push(`${path}: listed in ${editionManifestName} but not there`);
    else if (file.bytes !== bytes || file.sha256 !== sha256)
      problems.push(`${path}: differs from its SHA-256 in ${editionManifestName}`);
  }
  for (const path of found.keys()) problems.push(`${path}: not listed in ${editionManifestName}`);
  return problems;
}

/** SHA-256 (hex) of the manifest, which stands for the whole edition. */
export async function hashManifest(folder: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(join(folder, editionManifestName)))
    .digest("hex");
}
