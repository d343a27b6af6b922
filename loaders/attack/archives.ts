import {readFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {UserError} from "../errors.ts";
import {isPacked} from "./file-kinds.ts";
import type {SiteFile} from "./readers.ts";
import {gunzipBounded, unzipBounded} from "./unzip.ts";

/** Archives within archives that are opened. */
const deepest = 3;

/**
 * The files in an archive that differ from the file of the same name beside it. Throws UserError for one that cannot be read.
 */
export async function unpackOrRefuse(root: string, file: SiteFile): Promise<SiteFile[]> {
  try {
    return await unpack(root, file);
  } catch (error) {
    throw new UserError(
      `${file.path}: cannot be read as an archive (${(error as Error).message}): build the site again`
    );
  }
}

/** The files in an archive that differ from the file of the same name beside it, also in archives within it. */
async function unpack(root: string, {path, bytes}: SiteFile, depth = 0): Promise<SiteFile[]> {
  if (depth > deepest) throw new RangeError(`archives within archives, more than ${deepest} deep`);
  const files: SiteFile[] = [];
  for (const [inner, content] of openPacked({path, bytes})) {
    // a name that leads out of the site names no file of it
    const beside = inner.split("/").includes("..")
      ? undefined
      : await readFile(join(root, dirname(path), inner)).catch(() => undefined);
    if (beside && Buffer.compare(beside, content) === 0) continue;
    const file = {path: `${path}/${inner}`, bytes: content};
    if (isPacked(inner)) files.push(...(await unpack(root, file, depth + 1)));
    else if (!inner.endsWith("/")) files.push(file);
  }
  return files;
}

function openPacked({path, bytes}: SiteFile): Map<string, Uint8Array> {
  return /\.gz$/i.test(path)
    ? new Map([[basename(path).slice(0, -3), gunzipBounded(bytes)]])
    : unzipBounded(bytes);
}
