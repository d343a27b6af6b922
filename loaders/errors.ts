import {shorten, UserError} from "../src/tables/errors.ts";
import {showHidden} from "../src/tables/hidden.ts";

export {
  formatRowProblem,
  formatRowProblems,
  RefusedRows,
  shorten,
  UserError,
  type RowProblem
} from "../src/tables/errors.ts";

/** What the system says about a file that cannot be read or written, and the remedy. */
const fileFailures: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  EROFS: ["the file system is read-only", "choose a folder that can be written"],
  ENOSPC: ["no space left on the disk", "free some space, then run the command again"],
  EDQUOT: ["the disk quota is used up", "free some space, then run the command again"],
  ENOTDIR: ["a part of the path is a file, not a folder", "choose another folder or move that file"],
  EEXIST: ["something else has that name", "choose another folder or move that file"],
  EISDIR: ["is a folder where a file is expected", "move that folder"],
  ENOENT: ["no such file or folder", "check the path"],
  EACCES: ["permission denied", "change the rights of the file or choose another folder"],
  EPERM: ["not permitted", "change the rights of the file or choose another folder"]
};

/** One line for a failure of the file system; undefined for any other error. */
function maybeFileFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const {code, syscall, path} = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  if (path === undefined && !isFull) return undefined;
  const [what, remedy] = fileFailures[code] ?? ["cannot be used", "check the path and the disk"];
  // a write that fails does not say of which file
  return `${path ?? `a file written from ${process.cwd()}`}: ${what} (${code}, ${syscall}): ${remedy}`;
}

/** A message may quote a source or a file: more of a line is no help. */
const longestLine = 2000;

/** A message as a terminal is given it: characters that would move the cursor or turn the text are written out. */
export function formatFailure(message: string): string {
  return message
    .split("\n")
    .map((line) => shorten(showHidden(line), longestLine))
    .join("\n");
}

/**
 * Runs a command's main function: prints a UserError as its bare message and a failure of the file system as one
 * line, and exits 1; prints anything else with its stack and exits 1. When the reader of its output goes away
 * (`| head`), it ends without a word and with status 141, as other programs do.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(141);
      throw error;
    });
  }
  try {
    await main();
  } catch (error) {
    const failure = error instanceof UserError ? error.message : maybeFileFailure(error);
    console.error(failure === undefined ? error : formatFailure(failure));
    process.exitCode = 1;
  }
}
