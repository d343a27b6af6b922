import {createServer, type Server} from "node:http";
import sirv from "sirv";
import {UserError} from "../loaders/errors.ts";

/** Reads PORT, default 3000. */
export function readPort(env = process.env): number {
  const text = env["PORT"] ?? "3000";
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) {
    throw new UserError(`PORT=${env["PORT"]}: must be a whole number from 0 to 65535`);
  }
  return port;
}

/** Serves a built site with clean addresses (`/mobbing` for `mobbing.html`). Resolves when it listens. */
export async function serveSite(root: string, port: number): Promise<{server: Server; url: string}> {
  const handler = sirv(root, {
    extensions: ["html"],
    etag: true,
    // hashed names never change; pages do
    setHeaders: (response, path) =>
      response.setHeader(
        "Cache-Control",
        /^\/_(?!observablehq\/theme)/.test(path) ? "public, max-age=31536000, immutable" : "no-cache"
      )
  });
  const server = createServer((request, response) =>
    handler(request, response, () => {
      response.writeHead(404, {"Content-Type": "text/plain; charset=utf-8"});
      response.end("Fant ikke siden.");
    })
  );
  await listen(server, port);
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {server, url: `http://localhost:${actual}/`};
}

/** Fails with a clear line when the port is taken, before any building is done. */
export async function requireFreePort(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

/** Listens, or throws UserError when the port is taken. */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new UserError(
              `port ${port} is taken: stop the other program, or choose another port: PORT=${port + 1} npm start`
            )
          : error
      )
    );
    server.listen(port, () => resolve());
  });
}
