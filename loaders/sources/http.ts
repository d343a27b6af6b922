import pRetry from "p-retry";
import {UserError} from "../errors.ts";
import {mostAnswerBytes} from "../files/bounded.ts";
import {normalizeFailure, parseAnswer, Passing, readBody, TimedOut, type HttpAnswer} from "./http-answer.ts";

export {RefusedRequest, type HttpAnswer} from "./http-answer.ts";

export interface Http {
  get(url: string | URL, init?: RequestInit): Promise<HttpAnswer>;
}

export interface HttpOptions {
  userAgent?: string;
  pauseMs?: number;
  timeoutMs?: number;
  /** Of one answer, unpacked. */
  mostBytes?: number;
  /** First back-off; it doubles with each retry up to `maxBackoffMs`. */
  retryMs?: number;
  retries?: number;
  fetch?: typeof fetch;
  sleep?: (milliseconds: number) => Promise<void>;
  log?: (line: string) => void;
  now?: () => Date;
  env?: Readonly<Record<string, string | undefined>>;
}

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
 * RefusedRequest with the server's own words, and an answer of more than `mostBytes` (250 MB) as UserError. After the last try: UserError with address, cause and remedy.
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
    mostBytes = mostAnswerBytes,
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
      bytes = await readBody(url, response, mostBytes);
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
