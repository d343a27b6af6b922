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

/** One line a problem: `participation.csv, row 12, column start: "32.01.2020": write the date as 2020-01-31`. */
export function formatRowProblem({file, row, column, value, remedy}: RowProblem): string {
  return `${file}, row ${row}, column ${column}: ${JSON.stringify(value)}: ${remedy}`;
}

/** Refuses a whole file and lists every bad row, not only the first. */
export class RefusedRows extends UserError {
  override name = "RefusedRows";
  constructor(readonly problems: readonly RowProblem[]) {
    super(problems.map(formatRowProblem).join("\n"));
  }
}

/**
 * Runs a command's main function: prints a UserError as its bare message and exits 1;
 * prints anything else with its stack and exits 1.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (error instanceof UserError) console.error(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
