import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGzip} from "node:zlib";
import type {Size, StandinResponse, World} from "./api.ts";
import {apis} from "./apis.ts";
import {createStriker, isTransport, type Fault} from "./faults.ts";

/** One request as it was logged. */
export interface Logged {
  method: string;
  url: string;
  userAgent: string;
  /** Milliseconds since the epoch at arrival and when the answer was sent or the connection dropped. */
  arrived: number;
  ended: number;
}

export interface Standin {
  origin: string;
  /** The variables to set so that every source asks the stand-in: UDIR_EXPORT_URL, NSR_URL … */
  env: Record<string, string>;
  requests: Logged[];
  /** Replaces the programmed faults. */
  setFaults(faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/**
 * Starts a server that behaves like the public APIs. `faults` strike as programmed; `onRequest` sees each request
 * as it arrives (to kill a client at a given point). Port 0 takes a free one.
 */
export async function startStandin({
  seed = 1,
  size = "small",
  faults = [],
  port = 0,
  onRequest = () => {}
}: {
  seed?: number;
  size?: Size;
  faults?: readonly Fault[];
  port?: number;
  onRequest?: (request: Logged, count: number) => void;
} = {}): Promise<Standin> {
  const world: World = {seed, size, faults: []};
  const routes = apis.map((api) => ({base: api.base, answer: api.open(world)}));
  const requests: Logged[] = [];
  let strike = createStriker(faults);

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = message.url ?? "/";
    const {pathname, searchParams} = new URL(url, "http://standin");
    const logged: Logged = {
      method: message.method ?? "GET",
      url: decodeURIComponent(url),
      userAgent: message.headers["user-agent"] ?? "",
      arrived: Date.now(),
      ended: NaN
    };
    requests.push(logged);
    response.on("close", () => void (logged.ended = Date.now()));
    onRequest(logged, requests.length);
    const body = await readBody(message);
    const struck = strike(logged.url);
    world.faults = struck.filter((fault) => !isTransport(fault));
    const path = decodeURIComponent(pathname);
    const route = routes.find(({base}) => path === base || path.startsWith(`${base}/`));
    const answer = route?.answer({
      method: logged.method,
      path: path.slice(route.base.length),
      query: searchParams,
      headers: message.headers,
      body
    });
    await send(response, answer ?? {status: 404, json: {melding: `Fant ikke ${path}`}}, struck);
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => {
      response.writeHead(500, {"Content-Type": "text/plain"});
      response.end(`stand-in: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    env: Object.fromEntries(apis.map(({env, base}) => [env, origin + base])),
    requests,
    setFaults(next) {
      strike = createStriker(next);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    }
  };
}

async function send(
  response: ServerResponse,
  answer: StandinResponse,
  struck: readonly Fault[]
): Promise<void> {
  let {status = 200} = answer;
  let headers: Record<string, string> = {
    "Content-Type": "application/json; charset=utf-8",
    ...answer.headers
  };
  let body = Buffer.from(answer.body ?? JSON.stringify(answer.json));
  for (const fault of struck.filter(isTransport)) {
    switch (fault.kind) {
      case "down":
        response.destroy();
        return;
      case "slow":
        await new Promise((resolve) => void setTimeout(resolve, fault.milliseconds));
        break;
      case "cut-off":
        body = body.subarray(0, Math.floor(body.length / 2));
        break;
      case "too-many-requests":
        status = 429;
        headers = {...headers, "Retry-After": fault.retryAfter};
        body = Buffer.from('{"kode":429,"melding":"For mange forespørsler"}');
        break;
      case "unavailable":
        status = fault.status;
        body = Buffer.from('{"melding":"Tjenesten er utilgjengelig"}');
        break;
      case "html":
        headers = {"Content-Type": "text/html; charset=utf-8"};
        body = Buffer.from("<!doctype html><title>Vedlikehold</title><h1>Vi er snart tilbake</h1>");
        break;
      case "bomb":
        headers = {...headers, "Content-Encoding": "gzip"};
        body = await zipSpaces(fault.megabytes);
        break;
      case "endless":
        response.writeHead(fault.status ?? status, headers);
        await pipeline(spaces(Infinity), response).catch(() => {});
        return;
      case "mojibake":
        body =
          fault.as === "twice"
            ? Buffer.from(body.toString("latin1"))
            : Buffer.from(body.toString(), "latin1");
        break;
      case "replaced":
        body = Buffer.from(body.toString().replaceAll(fault.text, fault.by));
        break;
    }
  }
  response.writeHead(status, {...headers, "Content-Length": String(body.length)});
  response.end(body);
}

/** White space, which JSON may hold before its values, in pieces of a megabyte. */
function* spaces(megabytes: number): Generator<Buffer> {
  const block = Buffer.alloc(1_000_000, " ");
  for (let written = 0; written < megabytes; written++) yield block;
}

async function zipSpaces(megabytes: number) {
  const parts: Buffer[] = [];
  const packed = Readable.from(spaces(megabytes)).pipe(createGzip({level: 1}));
  for await (const part of packed) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
