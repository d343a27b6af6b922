import {spawn} from "node:child_process";
import {once} from "node:events";
import type {Allocation} from "../../src/statistics/allocation/key.ts";
import {distribute} from "../../loaders/allocation/distribute.ts";
import {parseAllocateArguments} from "../../loaders/command/allocate-arguments.ts";
import {temporaryFile} from "../files/temporary.ts";

/** Runs the command as a user does. */
export async function runCommand(args: readonly string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "loaders/command/allocate.ts", ...args]);
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (errors += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return {code, output, errors};
}

/** The command's work on a small file without a process; throws what it would print. */
export async function runOn(content: string | Uint8Array, args: readonly string[]): Promise<Allocation> {
  const given = parseAllocateArguments(["--networks", await temporaryFile("counts.csv", content), ...args]);
  if (given === "help") throw new Error("help");
  return distribute(given.request);
}
