/**
 * A mistake that the user can mend: wrong file, wrong value, port taken, source down.
 * The message says what, where (file, row, column), the value and the remedy.
 * Commands print it as one line and exit 1; any other error is a bug and shows its stack.
 */
export class UserError extends Error {
  override name = "UserError";
}

/** Where and why one row of a user's file was refused. `row` counts from 1 with the header as row 1. */
export interface RowProblem {
  file: string;
  row: number;
  column: string;
  value: string;
  remedy: string;
}

/** More of a value does not help to find it. */
const longestValue = 200;

/** A text cut off after so many characters, with `…` in place of the rest. */
export function shorten(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters)}…` : text;
}

/** One line a problem: `participation.csv, row 12, column start: "32.01.2020": write the date as 2020-01-31`. */
export function formatRowProblem({file, row, column, value, remedy}: RowProblem): string {
  return `${file}, row ${row}, column ${column}: ${JSON.stringify(shorten(value, longestValue))}: ${remedy}`;
}

/** Refuses a whole file and lists every bad row, not only the first. */
export class RefusedRows extends UserError {
  override name = "RefusedRows";
  constructor(readonly problems: readonly RowProblem[]) {
    super(problems.map(formatRowProblem).join("\n"));
  }
}

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
  return `${path ?? "a file"}: ${what} (${code}, ${syscall}): ${remedy}`;
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
    console.error(failure ?? error);
    process.exitCode = 1;
  }
}
