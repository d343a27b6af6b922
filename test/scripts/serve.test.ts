import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readPort, requireFreePort, serveSite} from "../../scripts/serve.ts";

test("pages are served with clean addresses, and an unknown address is 404", async () => {
  const root = await mkdtemp(join(tmpdir(), "puljeblikk-serve-"));
  await writeFile(join(root, "mobbing.html"), "<h1>Mobbing</h1>");
  const {server, url} = await serveSite(root, 0);
  expect(await (await fetch(`${url}mobbing`)).text()).toContain("Mobbing");
  expect((await fetch(`${url}finnes-ikke`)).status).toBe(404);
  server.close();
});

test("a taken port is named with the remedy", async () => {
  const {server, url} = await serveSite(await mkdtemp(join(tmpdir(), "puljeblikk-serve-")), 0);
  const port = Number(new URL(url).port);
  await expect(requireFreePort(port)).rejects.toThrow(
    `port ${port} is taken: stop the other program, or choose another port`
  );
  server.close();
});

test.each(["abc", "-1", "70000", "3.5", "", " ", "0x10", "1e3"])("PORT=%s is refused", (port) => {
  expect(() => readPort({PORT: port})).toThrow(/must be a whole number/);
});
