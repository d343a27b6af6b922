import {spawn} from "node:child_process";
import {once} from "node:events";
import {resolve} from "node:path";

/** A command of the product as a process of its own; paths in `args` are absolute or relative to `cwd`. */
export interface Command {
  /** The script below the folder of the product, such as `loaders/command/fetch.ts`. */
  script: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** The clone in which it runs; this one when absent. */
  cwd?: string;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What it wrote to stderr, without the warnings of Node itself. */
  errors: string;
  milliseconds: number;
}

export interface Running {
  pid: number;
  ended: Promise<Ended>;
  /** Sends a signal to the process and all that it started; without a name it is killed with signal 9. */
  signal(name?: NodeJS.Signals): void;
}

const running = new Set<Running>();

/** Kills every command that still runs, for a campaign that is stopped. */
export function endAll(): void {
  for (const one of running) one.signal();
}

/** Starts a command in a process group of its own. */
export function startCommand({script, args, env = {}, cwd = process.cwd()}: Command): Running {
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: resolve(cwd),
    env: {
      ...process.env,
      NODE_NO_WARNINGS: "1",
      PULJEBLIKK_CONTACT: "test@example.org",
      PULJEBLIKK_FETCH_PAUSE_MS: "0",
      PULJEBLIKK_FETCH_RETRY_MS: "1",
      ...env
    },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    errors,
    milliseconds: performance.now() - begun
  }));
  const started: Running = {
    pid,
    ended,
    signal(name = "SIGKILL") {
      try {
        process.kill(-pid, name);
      } catch {
        // it has ended
      }
    }
  };
  running.add(started);
  void ended.then(() => running.delete(started));
  return started;
}

/** Runs a command to its end. */
export function runCommandToEnd(command: Command): Promise<Ended> {
  return startCommand(command).ended;
}

/** Why a command that should have worked did not; undefined when it did. */
export function whyFailed({code, signal, errors}: Ended): string | undefined {
  return code === 0 ? undefined : `ended with ${signal ?? code}: ${errors.trim().slice(-500)}`;
}

/** What the warehouse tells on its way. */
const progress = /^\w+ \d+ rows [\d.]+ s$|: not there, so no rows$/;

/** Why a refusal is not one line that names what it should, with exit 1; undefined when it is. */
export function whyNotRefused({code, signal, errors}: Ended, names: RegExp): string | undefined {
  const lines = errors
    .trim()
    .split("\n")
    .filter((line) => !progress.test(line));
  if (code !== 1)
    return `ended with ${signal ?? code} instead of being refused: ${errors.trim().slice(0, 300)}`;
  if (lines.length !== 1) return `refused in ${lines.length} lines: ${lines.join(" | ").slice(0, 500)}`;
  return names.test(lines[0] ?? "") ? undefined : `the refusal does not name ${String(names)}: ${lines[0]}`;
}
