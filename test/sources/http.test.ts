import {expect, test} from "vitest";
import {UserError} from "../../loaders/errors.ts";
import {createHttp, RefusedRequest, type HttpOptions} from "../../loaders/sources/http.ts";

type Answer = Response | Error | "hang";

/** A client whose network answers from a list and whose waits are only noted. */
function openClient(answers: Answer[], options: HttpOptions = {}) {
  const waits: number[] = [];
  const calls: {url: string; headers: Headers}[] = [];
  const http = createHttp({
    env: {},
    sleep: async (milliseconds) => void waits.push(milliseconds),
    fetch: async (url, init) => {
      calls.push({url: url as string, headers: new Headers(init?.headers)});
      const answer =
        answers.length > 1
          ? answers.shift()
          : answers[0]?.constructor === Response
            ? answers[0].clone()
            : answers[0];
      if (answer === "hang") return hang(init?.signal);
      if (answer instanceof Error) throw answer;
      return answer ?? Response.error();
    },
    ...options
  });
  return {http, waits, calls};
}

function hang(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error));
  });
}

const good = () => new Response('{"a":1}');
const unreachable = Object.assign(new TypeError("fetch failed"), {cause: {code: "ECONNREFUSED"}});

test("an answer holds the bytes as received and the same parsed", async () => {
  const {http} = openClient([new Response('\uFEFF{"navn": "Tromsø "}')]);
  const {bytes, json} = await http.get("http://source/a");
  expect(bytes.toString("utf8")).toBe('\uFEFF{"navn": "Tromsø "}');
  expect(json).toEqual({navn: "Tromsø "});
});

test("calls never overlap, and each waits the pause after the one before", async () => {
  let open = 0;
  let most = 0;
  const waits: number[] = [];
  const http = createHttp({
    env: {},
    pauseMs: 75,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    fetch: async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => void setTimeout(resolve, 2));
      open -= 1;
      return good();
    }
  });
  await Promise.all([1, 2, 3].map((n) => http.get(`http://source/${n}`)));
  expect(most).toBe(1);
  expect(waits).toEqual([75, 75]);
});

test("a call that fails does not stop the ones waiting behind it", async () => {
  const {http} = openClient([new Response("nei", {status: 404}), good()]);
  const [first, second] = await Promise.allSettled([
    http.get("http://source/1"),
    http.get("http://source/2")
  ]);
  expect(first.status).toBe("rejected");
  expect(second.status).toBe("fulfilled");
});

test("the User-Agent names the product and the operator's contact", async () => {
  const {http, calls} = openClient([good()], {env: {PULJEBLIKK_CONTACT: "statistikk@example.org"}});
  await http.get("http://source/a");
  expect(calls[0]?.headers.get("User-Agent")).toBe("Puljeblikk/0.1 (statistikk@example.org)");
});

const passing: [string, () => Answer][] = [
  ["429", () => new Response("{}", {status: 429})],
  ["500", () => new Response("{}", {status: 500})],
  ["503", () => new Response("{}", {status: 503})],
  ["a network error", () => unreachable],
  ["JSON that is cut off", () => new Response('[{"a":1},{"a"')],
  ["an empty body", () => new Response("")],
  ["an HTML page with status 200", () => new Response("<!doctype html><h1>Vedlikehold</h1>")]
];

test.each(passing)("%s is tried again after a wait", async (_, answer) => {
  const {http, waits} = openClient([answer(), good()], {pauseMs: 0});
  expect((await http.get("http://source/a")).json).toEqual({a: 1});
  expect(waits).toContain(1000);
});

test.each(passing)("%s without end becomes one line with address, cause and remedy", async (_, answer) => {
  const {http, calls} = openClient([answer()], {pauseMs: 0});
  const failure = await http.get("http://source/a").catch((error: unknown) => error as Error);
  expect(failure).toBeInstanceOf(UserError);
  expect((failure as Error).message).toMatch(/^http:\/\/source\/a: .+, 6 times: .*run the command again/);
  expect((failure as Error).message).not.toContain("\n");
  expect(calls).toHaveLength(6);
});

test("a source that is down is given up after about half a minute of waiting", async () => {
  const {http, waits} = openClient([unreachable], {pauseMs: 0});
  await expect(http.get("http://source/a")).rejects.toThrow("ECONNREFUSED");
  expect(waits.filter(Boolean)).toEqual([1000, 2000, 4000, 8000, 16000]);
});

test.each([
  ["seconds", "7"],
  ["a date", "Sat, 21 Nov 2026 12:00:07 GMT"]
])("Retry-After in %s is honoured", async (_, retryAfter) => {
  const busy = new Response("{}", {status: 429, headers: {"Retry-After": retryAfter}});
  const {http, waits} = openClient([busy, good()], {pauseMs: 0, now: () => new Date("2026-11-21T12:00:00Z")});
  await http.get("http://source/a");
  expect(waits).toContain(7000);
});

test("a server that asks for more than ten minutes is not waited for; the message says how long it asks", async () => {
  const busy = new Response("{}", {status: 429, headers: {"Retry-After": "3600"}});
  const {http, waits} = openClient([busy], {pauseMs: 0});
  await expect(http.get("http://source/a")).rejects.toThrow(/asks to wait 3600 s: .*run the command again/);
  expect(waits).toEqual([]);
});

test("a time-out is tried once more only, for it has already cost minutes", async () => {
  const {http, calls} = openClient(["hang"], {pauseMs: 0, timeoutMs: 20});
  await expect(http.get("http://source/a")).rejects.toThrow(/no complete answer within 0.02 s, 2 times/);
  expect(calls).toHaveLength(2);
});

test("any other 4xx fails at once with the server's own words", async () => {
  const body = '{"kode":400,"feiltype":"Feil i forespørselen","melding":"Filter må oppgis!"}';
  const {http, calls} = openClient([new Response(body, {status: 400})]);
  const failure = await http.get("http://source/a").catch((error: unknown) => error as Error);
  expect(failure).toBeInstanceOf(RefusedRequest);
  expect((failure as RefusedRequest).status).toBe(400);
  expect((failure as Error).message).toContain("«Filter må oppgis!»");
  expect(calls).toHaveLength(1);
});

test("the surroundings shorten pause, back-off and time limit", async () => {
  const env = {
    PULJEBLIKK_FETCH_PAUSE_MS: "3",
    PULJEBLIKK_FETCH_RETRY_MS: "5",
    PULJEBLIKK_FETCH_TIMEOUT_MS: "20"
  };
  const {http, waits} = openClient([unreachable, "hang", good()], {env});
  await http.get("http://source/a");
  expect(waits).toEqual([5, 3, 10, 3]);
});

test("a setting that is not a whole number of milliseconds is refused by name", () => {
  expect(() => createHttp({env: {PULJEBLIKK_FETCH_PAUSE_MS: "fast"}})).toThrow(
    /PULJEBLIKK_FETCH_PAUSE_MS: "fast"/
  );
});
