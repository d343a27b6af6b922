import {existsSync} from "node:fs";
import {cp, rm} from "node:fs/promises";
import {join} from "node:path";
import {listFiles} from "../../loaders/editions/edition-manifest.ts";

/** Replaces a folder by a copy of another, times and all. */
export async function putBack(from: string, to: string): Promise<void> {
  await rm(to, {recursive: true, force: true});
  await cp(from, to, {recursive: true, verbatimSymlinks: true, preserveTimestamps: true});
}

/** Every file below a folder with its SHA-256, those apart whose path matches `except`; empty for a folder that is not there. */
export async function photograph(folder: string, except?: RegExp): Promise<Map<string, string>> {
  if (!existsSync(folder)) return new Map();
  const files = await listFiles(folder);
  return new Map(
    files.filter(({path}) => !except?.test(path)).map(({path, sha256}) => [path, sha256] as const)
  );
}

/** How two photographs differ, in a few words; undefined when they are equal. */
export function maybeDifference(
  seen: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>
): string | undefined {
  const paths = [...new Set([...seen.keys(), ...wanted.keys()])].filter(
    (path) => seen.get(path) !== wanted.get(path)
  );
  if (paths.length === 0) return undefined;
  const tell = (path: string) =>
    `${path} ${!seen.has(path) ? "is gone" : wanted.has(path) ? "differs" : "is too many"}`;
  return `${paths.length} files: ${paths.slice(0, 3).map(tell).join(", ")}`;
}

/** A folder below the folder of a stage. */
export function below(root: string): (name: string) => string {
  return (name) => join(root, name);
}
