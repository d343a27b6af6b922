import {spawn} from "node:child_process";
import {UserError} from "../loaders/errors.ts";

/**
 * Runs a program of node_modules/.bin or the PATH. `quiet` keeps its output back and shows it only when it fails.
 * Throws UserError when it fails.
 */
export async function run(
  command: string,
  args: readonly string[] = [],
  {env = {}, quiet = false}: {env?: NodeJS.ProcessEnv; quiet?: boolean} = {}
): Promise<void> {
  let output = "";
  const path = `node_modules/.bin:${process.env["PATH"] ?? ""}`;
  const status = await new Promise<number | string>((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      env: {...process.env, PATH: path, ...env}
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (output += String(chunk)));
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  if (status !== 0 && output) console.error(output);
  if (status !== 0) throw new UserError(`"${[command, ...args].join(" ")}" failed (${status})`);
}
