import {existsSync, readFileSync} from "node:fs";
import {chromium} from "playwright-core";
import {UserError} from "../loaders/errors.ts";
import {run} from "./run.ts";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable"
];

/** The Chromium on this machine: CHROMIUM_PATH, the usual places, playwright's own; undefined when there is none. */
export function maybeChromium(env = process.env): string | undefined {
  const named = env["CHROMIUM_PATH"];
  if (named) {
    if (!existsSync(named)) throw new UserError(`CHROMIUM_PATH=${named}: no such file`);
    return named;
  }
  return [...usual, chromium.executablePath()].find((path) => existsSync(path));
}

/** Finds a Chromium, or installs one: with apt as root on Debian and Ubuntu, else playwright's own download. */
export async function requireChromium(): Promise<string> {
  const found = maybeChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && isDebian()) {
    console.log("no Chromium found: installing it with apt-get");
    await run("apt-get", ["update", "-qq"]);
    await run(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
      {env: {DEBIAN_FRONTEND: "noninteractive"}}
    );
  } else {
    console.log("no Chromium found: downloading playwright's own");
    await run("node", ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  }
  const installed = maybeChromium();
  if (!installed)
    throw new UserError("no Chromium after installing: install one and set CHROMIUM_PATH to it");
  return installed;
}

function isDebian(): boolean {
  return (
    existsSync("/etc/os-release") &&
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"))
  );
}
