import {closeSync, createReadStream, openSync, readSync} from "node:fs";
import {stat} from "node:fs/promises";
import {gunzip} from "node:zlib";
import {promisify} from "node:util";
import {UserError} from "../errors.ts";

const inflate = promisify(gunzip);

export interface Bound {
  /** Bytes. */
  most: number;
  /** What the user can do about a larger file. */
  remedy: string;
}

/** An answer of a source, packed and unpacked: ten times the largest known, and half of the longest text that the language can hold. */
export const mostAnswerBytes = 250_000_000;

/** Settings and lists as JSON: a manifest of every file of a national snapshot has a fiftieth of it. */
export const jsonBound: Bound = {most: 50_000_000, remedy: "restore it from version control"};

/**
 * The bytes of a file that holds at most so many; no more than that is ever in memory, also of a pipe or a file that grows.
 * Throws UserError that names the limit, and what the system says when the file cannot be read.
 */
export async function readBounded(path: string, {most, remedy}: Bound): Promise<Buffer> {
  const {size, isFolder} = await stat(path).then((s) => ({size: s.size, isFolder: s.isDirectory()}));
  if (isFolder)
    throw new UserError(`${path}: is a folder where a file is expected (EISDIR): move that folder`);
  if (size > most) throw tooLarge(path, megabytes(size), {most, remedy});
  const parts: Buffer[] = [];
  let read = 0;
  for await (const part of createReadStream(path, {end: most}) as AsyncIterable<Buffer>) {
    parts.push(part);
    read += part.length;
  }
  if (read > most) throw tooLarge(path, "it goes on", {most, remedy});
  return Buffer.concat(parts, read);
}

/** The same for a small file, and without waiting. */
export function readBoundedSync(path: string, bound: Bound): Buffer {
  const bytes = Buffer.alloc(bound.most + 1);
  const file = openSync(path, "r");
  try {
    let read = 0;
    for (let more = -1; more !== 0; read += more)
      more = readSync(file, bytes, read, bytes.length - read, null);
    if (read > bound.most) throw tooLarge(path, "it goes on", bound);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/**
 * What a gzipped file holds, at most so many bytes: a few kilobytes can unpack to gigabytes. Throws UserError that names the
 * limit, and what the unpacking says of bytes that are no gzip.
 */
export async function inflateBounded(
  bytes: Uint8Array,
  {path, most, remedy}: Bound & {path: string}
): Promise<Buffer> {
  try {
    return await inflate(bytes, {maxOutputLength: most});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_BUFFER_TOO_LARGE") throw error;
    throw new UserError(`${path}: unpacks to more than ${megabytes(most)}: ${remedy}`);
  }
}

function tooLarge(path: string, bytes: string, {most, remedy}: Bound): UserError {
  return new UserError(`${path}: ${bytes}, more than ${megabytes(most)}: ${remedy}`);
}

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
