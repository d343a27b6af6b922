import {maybeDamaged} from "../../src/tables/text.ts";
import {UserError} from "../errors.ts";
import {megabytes} from "../files/bounded.ts";
import {parseJson} from "../files/json.ts";

/** An answer: the bytes exactly as received, and the same parsed as JSON. */
export interface HttpAnswer {
  bytes: Buffer;
  json: unknown;
}

/** The server refused the request itself (4xx other than 429); asking again would not help. */
export class RefusedRequest extends UserError {
  override name = "RefusedRequest";
  constructor(
    message: string,
    readonly status: number
  ) {
    super(message);
  }
}

/** A failure that may pass; `waitMs` is what the server asked for. */
export class Passing extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    readonly waitMs?: number
  ) {
    super(message);
  }
}

/** No complete answer within the time limit. */
export class TimedOut extends Passing {}

const changed = "the interface may have changed; compare the address with the source's documentation";

/** What is read of an answer that says an error: enough for its words. */
const mostErrorBytes = 10_000;

/**
 * The body of an answer, unpacked: at most so many bytes, and of one that says an error only the beginning. The connection is
 * left where that is not all. Throws UserError with address and limit.
 */
export async function readBody(url: string, {body, status}: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let read = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    read += part.length;
    if (status >= 400 && read >= mostErrorBytes) break;
    if (read > most) throw new UserError(`${url}: the answer is larger than ${megabytes(most)}: ${changed}`);
  }
  return Buffer.concat(parts, read);
}

/** What went wrong when no answer came: the time limit, or the network with its code. */
export function normalizeFailure(error: unknown, timeoutMs: number): Error {
  if (error instanceof UserError) return error;
  const later =
    "check the connection and the address, then run the command again; it continues where it stopped";
  if (error instanceof Error && error.name === "TimeoutError") {
    return new TimedOut(
      `no complete answer within ${timeoutMs / 1000} s`,
      "run the command again later; it continues where it stopped"
    );
  }
  const cause = (error as Error).cause as {code?: string; message?: string} | undefined;
  const reason = cause?.code ?? cause?.message ?? (error as Error).message;
  return new Passing(`network error (${reason})`, later);
}

/**
 * The answer, when it is JSON with status 2xx. Throws Passing for what may pass (429, 408, 5xx, HTML, letters in a wrong
 * encoding, JSON that is cut off), RefusedRequest with the server's words for any other 4xx, and
 * UserError for more values than are read.
 */
export function parseAnswer(url: string, response: Response, bytes: Buffer, now: Date): HttpAnswer {
  const {status} = response;
  const later = "the source has trouble; run the command again later; it continues where it stopped";
  if (status === 429) {
    const waitMs = parseRetryAfter(response.headers.get("Retry-After"), now);
    const asked = waitMs === undefined ? "" : ` and asks to wait ${Math.ceil(waitMs / 1000)} s`;
    throw new Passing(`the server says too many requests (429)${asked}`, later, waitMs);
  }
  if (status >= 500 || status === 408) {
    const waitMs = parseRetryAfter(response.headers.get("Retry-After"), now);
    throw new Passing(`the server answered ${status}${maybeServerWords(bytes)}`, later, waitMs);
  }
  if (status >= 400) {
    throw new RefusedRequest(
      `${url}: the server refused the request (${status})${maybeServerWords(bytes)}: ${changed}`,
      status
    );
  }
  // bytes that are no UTF-8 become U+FFFD, which is found below
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (/^\s*</.test(text)) {
    throw new Passing(`an HTML page came with status ${status} instead of JSON`, later);
  }
  const damaged = maybeDamaged(text);
  if (damaged !== undefined)
    throw new Passing(`the answer has letters in a wrong encoding (${JSON.stringify(damaged)})`, later);
  try {
    return {bytes, json: parseJson(text)};
  } catch (error) {
    if (error instanceof RangeError)
      throw new UserError(`${url}: the answer has ${error.message}: ${changed}`);
    throw new Passing(`the JSON is cut off or invalid (${bytes.length} bytes)`, later);
  }
}

/** Udir answers errors as `{melding, tilleggsinfo}`; others in plain text. One line, at most 200 characters. */
function maybeServerWords(bytes: Buffer): string {
  const text = bytes.subarray(0, mostErrorBytes).toString("utf8");
  let words = text;
  try {
    const json = JSON.parse(text) as {melding?: unknown; message?: unknown; title?: unknown} | null;
    words = [json?.melding, json?.message, json?.title].find((said) => typeof said === "string") ?? text;
  } catch {
    if (/^\s*</.test(text)) return "";
  }
  const line = words.replace(/\s+/g, " ").trim().slice(0, 200);
  return line && ` «${line}»`;
}

function parseRetryAfter(text: string | null, now: Date): number | undefined {
  if (!text) return undefined;
  if (/^\d+$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
