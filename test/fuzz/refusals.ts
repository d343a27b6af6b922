import {expect} from "vitest";
import {formatRowProblem, RefusedRows, UserError} from "../../loaders/errors.ts";
import {maybeHidden} from "../../src/tables/hidden.ts";

/** Longest line that a user is shown about one mistake. */
const longestLine = 2500;

/** Whether an error is one of the product's own; throws where it does not say what a user needs to mend a table. */
export function isTableRefusal(error: unknown, file: string): boolean {
  if (!(error instanceof UserError)) return false;
  if (!(error instanceof RefusedRows)) {
    expect(error.message.startsWith(file)).toBe(true);
    isReadable(error.message);
    return true;
  }
  expect(error.problems.length).toBeGreaterThan(0);
  for (const problem of error.problems) {
    const {row, column, value, remedy} = problem;
    const line = formatRowProblem(problem);
    expect(Number.isSafeInteger(row) && row >= 1).toBe(true);
    expect([problem.file, typeof value]).toEqual([file, "string"]);
    expect([column.length, remedy.length].every((length) => length > 0)).toBe(true);
    expect(line.startsWith(`${file}, row ${row}, column ${column}: "`)).toBe(true);
    isReadable(line);
  }
  return true;
}

/** One line of a length that can be read, without a character that changes how the rest is shown. */
export function isReadable(line: string): void {
  expect(line.length).toBeLessThan(longestLine);
  expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
  expect(maybeHidden(line)).toBeUndefined();
}
