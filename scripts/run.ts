import {spawn} from "node:child_process";
import {UserError} from "../loaders/errors.ts";

/** Runs a program of node_modules/.bin or the PATH with inherited output; throws UserError when it fails. */
export async function run(
  command: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {}
): Promise<void> {
  const path = `node_modules/.bin:${process.env["PATH"] ?? ""}`;
  const status = await new Promise<number | string>((resolve, reject) => {
    const child = spawn(command, args, {stdio: "inherit", env: {...process.env, PATH: path, ...env}});
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  if (status !== 0) throw new UserError(`"${[command, ...args].join(" ")}" failed (${status})`);
}
