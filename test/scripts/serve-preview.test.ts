import {once} from "node:events";
import {createServer, type Server} from "node:http";
import {mkdir, writeFile} from "node:fs/promises";
import {connect, type AddressInfo} from "node:net";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {servePreview} from "../../scripts/serve-preview.ts";
import {temporaryFolder} from "../files/temporary.ts";

let preview: Server;
let server: Server;
let url: string;

beforeEach(async () => {
  const folder = await temporaryFolder();
  const [files, built] = [join(folder, "files"), join(folder, "dist")];
  await mkdir(files, {recursive: true});
  await mkdir(join(built, "rapport/fylke"), {recursive: true});
  await mkdir(join(built, "data"), {recursive: true});
  await writeFile(join(files, "unit.csv"), "fresh");
  await writeFile(join(built, "data/unit.csv"), "stale");
  await writeFile(join(built, "rapport/fylke/50.html"), "a report");
  await writeFile(join(built, "mobbing.html"), "as last built");
  preview = createServer((request, response) => {
    response.statusCode = request.url === "/mobbing?fylke=50" ? 200 : 404;
    response.end(response.statusCode === 200 ? "as edited" : "ENOENT");
  });
  preview.on("upgrade", (_, socket) => void socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\nreload"));
  preview.listen(0, "127.0.0.1");
  await once(preview, "listening");
  ({server, url} = await servePreview({
    preview: (preview.address() as AddressInfo).port,
    files,
    built,
    port: 0
  }));
});

afterEach(() => {
  server.close();
  preview.close();
});

test.each([
  ["a page comes from the preview, as edited", "mobbing?fylke=50", 200, "as edited"],
  ["a data file is the one just written, not the one last built", "data/unit.csv", 200, "fresh"],
  ["a report is the one last built", "rapport/fylke/50", 200, "a report"],
  ["what nobody has says how to build it", "rapport/fylke/99", 404, "npm run build"]
])("%s", async (_, path, status, text) => {
  const response = await fetch(url + path);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(text);
});

test("the socket over which pages reload reaches the preview", async () => {
  const socket = connect(Number(new URL(url).port), "localhost");
  socket.write("GET /_observablehq HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toMatch(/101 Switching Protocols[^]*reload$/);
});
