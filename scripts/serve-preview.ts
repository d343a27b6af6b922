import {createServer, request, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {connect} from "node:net";
import sirv from "sirv";
import {listen} from "./serve.ts";

export interface PreviewOptions {
  /** Port of Framework's preview. */
  preview: number;
  /** Folder of the data files that readers download. */
  files: string;
  /** The site as last built, which has the reports. */
  built: string;
  port: number;
}

const noReport =
  "Forhåndsvisningen har ikke denne siden eller filen. Rapportene vises slik de sist ble bygd: kjør «npm run build».\n";

/**
 * A server before Framework's preview, which knows neither data files nor reports. What the preview does not have is
 * looked for among the data files, then in the built site; an address that none of them has says how to get the reports.
 */
export async function servePreview({
  preview,
  files,
  built,
  port
}: PreviewOptions): Promise<{server: Server; url: string}> {
  const serveFiles = sirv(files, {dev: true});
  const serveBuilt = sirv(built, {dev: true, extensions: ["html"]});
  const serveRest = (incoming: IncomingMessage, response: ServerResponse) => {
    const none = () => {
      response.writeHead(404, {"Content-Type": "text/plain; charset=utf-8"});
      response.end(noReport);
    };
    const fromBuilt = () => serveBuilt(incoming, response, none);
    const address = incoming.url ?? "/";
    if (!address.startsWith("/data/")) return fromBuilt();
    incoming.url = address.slice("/data".length);
    serveFiles(incoming, response, () => {
      incoming.url = address;
      fromBuilt();
    });
  };
  const server = createServer((incoming, response) => {
    const {method, headers, url} = incoming;
    const outgoing = request({host: "127.0.0.1", port: preview, method, headers, path: url}, (answer) => {
      if (answer.statusCode === 404) {
        answer.resume();
        serveRest(incoming, response);
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on("error", (error) => {
      if (!response.headersSent) response.writeHead(502, {"Content-Type": "text/plain; charset=utf-8"});
      response.end(`Forhåndsvisningen svarer ikke ennå (${error.message}). Last siden på nytt.\n`);
    });
    incoming.pipe(outgoing);
  });
  // the socket over which the preview reloads pages
  server.on("upgrade", (incoming, socket, head) => {
    const onward = connect(preview, "127.0.0.1", () => {
      const lines = incoming.rawHeaders.flatMap((name, i, all) => (i % 2 ? [] : [`${name}: ${all[i + 1]}`]));
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
  await listen(server, port);
  const address = server.address();
  return {server, url: `http://localhost:${typeof address === "object" && address ? address.port : port}/`};
}
