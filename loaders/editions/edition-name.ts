import {lstat} from "node:fs/promises";
import {dirname, relative, resolve} from "node:path";
import {UserError} from "../errors.ts";

/** `2026-12-01`, or `2026-12-01-2` for the second edition of a day. */
const pattern = /^(\d{4}-\d{2}-\d{2})(?:-([2-9]|[1-9]\d))?$/;

/** Checks the name of an edition, which is also its folder. Throws UserError for anything but a real date. */
export function parseEdition(text: string): string {
  const date = pattern.exec(text)?.[1];
  const time = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  if (date === undefined || Number.isNaN(time) || !new Date(time).toISOString().startsWith(date)) {
    throw new UserError(
      `--edition ${JSON.stringify(text)}: write a date such as 2026-12-01, or 2026-12-01-2 for the second one that day`
    );
  }
  return text;
}

/** Whether a folder of that name is an edition. */
export function isEdition(name: string): boolean {
  try {
    return parseEdition(name) === name;
  } catch {
    return false;
  }
}

/** ISO date of an edition. */
export function dateOfEdition(edition: string): string {
  return edition.slice(0, 10);
}

/** Oldest first: by date, then by number on the day. */
export function compareEditions(a: string, b: string): number {
  return dateOfEdition(a).localeCompare(dateOfEdition(b)) || numberOfEdition(a) - numberOfEdition(b);
}

function numberOfEdition(edition: string): number {
  return Number(edition.slice("2026-12-01-".length) || 1);
}

/**
 * The absolute path of the folder that editions lie in. Throws UserError when it is empty, is the site itself or a part of
 * it, holds the site, or is a file.
 */
export async function requireTarget(to: string, site: string): Promise<string> {
  const refuse = (why: string): never => {
    throw new UserError(
      `--to ${JSON.stringify(to)}: ${why}: choose a folder that holds nothing but editions`
    );
  };
  if (!to.trim() || to.includes("\0")) refuse("is no folder");
  const target = resolve(to);
  if (target === dirname(target)) refuse("is the root of the disk");
  if (isInside(target, resolve(site))) refuse(`lies in the site ${site}`);
  if (isInside(resolve(site), target)) refuse(`holds the site ${site}`);
  const found = await lstat(target).catch(() => undefined);
  if (found && !found.isDirectory() && !found.isSymbolicLink()) refuse("is not a folder");
  return target;
}

/** Whether `path` is `folder` or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!/^\.\.(?:[/\\]|$)/.test(way) && resolve(way) !== way);
}
