import {basename} from "node:path";
import type {z} from "zod";
import {shorten, UserError} from "../errors.ts";
import {inflateBounded, mostAnswerBytes, readBounded} from "../files/bounded.ts";
import {parseJson, parseShape} from "../files/json.ts";

const renew = 'run "npm run fetch" to renew it';

/** Reads one stored JSON answer, gzipped (`.gz`) or plain. Throws UserError when it is not whole, or too large. */
export async function readAnswer(path: string): Promise<unknown> {
  const bound = {most: mostAnswerBytes, remedy: renew};
  const bytes = await readBounded(path, bound);
  try {
    const content = path.endsWith(".gz") ? await inflateBounded(bytes, {path, ...bound}) : bytes;
    return parseJson(content.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${path}: not a whole JSON answer (${(error as Error).message}): ${renew}`);
  }
}

/** Names of fields are the source's, and may be of any length. */
const longestField = 100;

/**
 * The wall that every answer passes once: returns `json` in the shape of `schema`, or throws a UserError of one
 * line that names where it came from and the first field that differs.
 */
export function normalizeAnswer<T>(schema: z.ZodType<T>, json: unknown, where: string): T {
  const parsed = parseShape(schema, json);
  if (!parsed.issues) return parsed.data;
  const [issue] = parsed.issues;
  const field = shorten(issue?.path.join(".") || "the answer", longestField);
  throw new UserError(
    `${formatWhere(where)}: ${field}: ${issue?.message ?? "unknown shape"}: ` +
      "the interface has changed; compare the answer with the source's documentation"
  );
}

function formatWhere(where: string): string {
  return where.startsWith("http") ? where : basename(where);
}
