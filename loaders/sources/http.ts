import pRetry from "p-retry";
import {UserError} from "../errors.ts";

/** An answer: the bytes exactly as received, and the same parsed as JSON. */
export interface HttpAnswer {
  bytes: Buffer;
  json: unknown;
}

export interface Http {
  get(url: string | URL, init?: RequestInit): Promise<HttpAnswer>;
}

export interface HttpOptions {
  userAgent?: string;
  pauseMs?: number;
  timeoutMs?: number;
  /** First back-off; it doubles with each retry up to `maxBackoffMs`. */
  retryMs?: number;
  retries?: number;
  fetch?: typeof fetch;
  sleep?: (milliseconds: number) => Promise<void>;
  log?: (line: string) => void;
  now?: () => Date;
  env?: Readonly<Record<string, string | undefined>>;
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
class Passing extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    readonly waitMs?: number
  ) {
    super(message);
  }
}

class TimedOut extends Passing {}

const maxBackoffMs = 16_000;
/** A server that asks for a longer wait than this is left alone; the user is told when to come back. */
const maxWaitMs = 10 * 60_000;
/** A time-out has already cost minutes, so it is tried again only this often. */
const timeoutRetries = 1;

/**
 * A polite client for open interfaces without documented limits: strictly one call at a time with `pauseMs`
 * (75 ms) between them, a User-Agent with contact, a time limit per request (300 s), and up to `retries` (5)
 * new tries with back-off 1, 2, 4, 8, 16 s on 429 (Retry-After honoured, seconds or date), 5xx, network errors,
 * time-outs, cut-off or invalid JSON and HTML pages served with status 200. Other 4xx fail at once as
 * RefusedRequest with the server's own words. After the last try: UserError with address, cause and remedy.
 *
 * The surroundings can shorten or lengthen it: PULJEBLIKK_FETCH_PAUSE_MS, PULJEBLIKK_FETCH_RETRY_MS (first
 * back-off), PULJEBLIKK_FETCH_TIMEOUT_MS, and PULJEBLIKK_CONTACT (mail or web address put into the User-Agent).
 */
export function createHttp(options: HttpOptions = {}): Http {
  const env = options.env ?? process.env;
  const {
    pauseMs = readMilliseconds(env, "PULJEBLIKK_FETCH_PAUSE_MS", 75),
    timeoutMs = readMilliseconds(env, "PULJEBLIKK_FETCH_TIMEOUT_MS", 300_000),
    retryMs = readMilliseconds(env, "PULJEBLIKK_FETCH_RETRY_MS", 1000),
    retries = 5,
    userAgent = `Puljeblikk/0.1 (${env.PULJEBLIKK_CONTACT ?? "contact not given by the operator"})`,
    sleep = (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
    log = () => {},
    now = () => new Date()
  } = options;
  const request = options.fetch ?? fetch;
  let queue: Promise<unknown> = Promise.resolve();
  let called = false;

  async function call(url: string, init: RequestInit): Promise<HttpAnswer> {
    if (called) await sleep(pauseMs);
    called = true;
    const headers = new Headers(init.headers);
    headers.set("User-Agent", userAgent);
    if (!headers.has("Accept")) headers.set("Accept", "application/json");
    let response: Response;
    let bytes: Buffer;
    try {
      response = await request(url, {...init, headers, signal: AbortSignal.timeout(timeoutMs)});
      bytes = Buffer.from(await response.arrayBuffer());
    } catch (error) {
      throw normalizeFailure(error, timeoutMs);
    }
    return parseAnswer(url, response, bytes, now());
  }

  async function callWithRetries(url: string, init: RequestInit): Promise<HttpAnswer> {
    let tries = 0;
    let timeouts = 0;
    const isWorthAnother = (error: Error): error is Passing =>
      error instanceof Passing && timeouts <= timeoutRetries && (error.waitMs ?? 0) <= maxWaitMs;
    try {
      return await pRetry(
        async () => {
          tries += 1;
          return await call(url, init);
        },
        {
          retries,
          minTimeout: 0,
          shouldRetry: ({error}) => isWorthAnother(error),
          onFailedAttempt: async ({error, attemptNumber, retriesLeft}) => {
            if (error instanceof TimedOut) timeouts += 1;
            if (retriesLeft === 0 || !isWorthAnother(error)) return;
            const wait = Math.max(
              error.waitMs ?? 0,
              Math.min(retryMs * 2 ** (attemptNumber - 1), maxBackoffMs)
            );
            log(`${url}: ${error.message}; try ${attemptNumber + 1} of ${retries + 1} in ${wait / 1000} s`);
            await sleep(wait);
          }
        }
      );
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      const after = tries === 1 ? "" : `, ${tries} times`;
      throw new UserError(`${url}: ${error.message}${after}: ${error.remedy}`);
    }
  }

  return {
    get(url, init = {}) {
      const answer = queue.then(() => callWithRetries(String(url), init));
      queue = answer.catch(() => {});
      return answer;
    }
  };
}

function normalizeFailure(error: unknown, timeoutMs: number): Passing {
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

function parseAnswer(url: string, response: Response, bytes: Buffer, now: Date): HttpAnswer {
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
      `${url}: the server refused the request (${status})${maybeServerWords(bytes)}: ` +
        "the interface may have changed; compare the address with the source's documentation",
      status
    );
  }
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (/^\s*</.test(text)) {
    throw new Passing(`an HTML page came with status ${status} instead of JSON`, later);
  }
  try {
    return {bytes, json: JSON.parse(text)};
  } catch {
    throw new Passing(`the JSON is cut off or invalid (${bytes.length} bytes)`, later);
  }
}

/** Udir answers errors as `{melding, tilleggsinfo}`; others in plain text. One line, at most 200 characters. */
function maybeServerWords(bytes: Buffer): string {
  const text = bytes.subarray(0, 10_000).toString("utf8");
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

function readMilliseconds(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number
) {
  const text = env[name];
  if (text === undefined || text === "") return otherwise;
  if (!/^\d+$/.test(text))
    throw new UserError(`${name}: ${JSON.stringify(text)}: write whole milliseconds, such as 75`);
  return Number(text);
}
