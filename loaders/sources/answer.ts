import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import {gunzipSync} from "node:zlib";
import type {z} from "zod";
import {UserError} from "../errors.ts";

const renew = 'run "npm run fetch" to renew it';

/** Reads one stored JSON answer, gzipped (`.gz`) or plain. Throws UserError when it is not whole. */
export async function readAnswer(path: string): Promise<unknown> {
  const bytes = await readFile(path);
  try {
    return JSON.parse(
      (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\uFEFF/, "")
    );
  } catch (error) {
    throw new UserError(`${path}: not a whole JSON answer (${(error as Error).message}): ${renew}`);
  }
}

/**
 * The wall that every answer passes once: returns `json` in the shape of `schema`, or throws a UserError of one
 * line that names where it came from and the first field that differs.
 */
export function normalizeAnswer<T>(schema: z.ZodType<T>, json: unknown, where: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") || "the answer";
  throw new UserError(
    `${formatWhere(where)}: ${field}: ${issue?.message ?? "unknown shape"}: ` +
      "the interface has changed; compare the answer with the source's documentation"
  );
}

function formatWhere(where: string): string {
  return where.startsWith("http") ? where : basename(where);
}
