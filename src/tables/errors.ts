import {showHidden} from "./hidden.js";

/**
 * A mistake that the user can mend: wrong file, wrong value, port taken, source down.
 * The message says what, where (file, row, column), the value and the remedy.
 * Commands print it as one line and exit 1; any other error is a bug and shows its stack.
 */
export class UserError extends Error {
  override name = "UserError";
}

/** Why a cell, row or header was refused, for those who say it in another language than the remedy's English. */
export type RefusalReason =
  | {
      reason:
        | "empty"
        | "excelError"
        | "damaged"
        | "shortened"
        | "number"
        | "thousandsMarks"
        | "percent"
        | "kroner"
        | "ore"
        | "negative"
        | "tooLarge"
        | "unnamedColumn"
        | "sumRow"
        | "reserved";
    }
  | {reason: "hidden"; code: string}
  | {reason: "tooLong"; most: number}
  | {reason: "whole"; min: number; max: number}
  | {reason: "duplicate"; row: number}
  | {reason: "rowTooLong"; cells: number; header: number}
  | {reason: "header"; missing: string[]; unknown: string[]; twice: string[]};

/** Where and why one row of a user's file was refused. `row` counts from 1 with the header as row 1. */
export interface RowProblem {
  file: string;
  row: number;
  column: string;
  value: string;
  remedy: string;
  why?: RefusalReason | undefined;
}

/** More of a value does not help to find it. */
const longestValue = 200;

/** So many bad rows are enough to see what is wrong with a file. */
const mostLines = 1000;

/** A text cut off after so many characters, with `…` in place of the rest. */
export function shorten(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters)}…` : text;
}

/** One line a problem: `participation.csv, row 12, column start: "32.01.2020": write the date as 2020-01-31`. */
export function formatRowProblem({file, row, column, value, remedy}: RowProblem): string {
  return showHidden(
    `${file}, row ${row}, column ${column}: ${JSON.stringify(shorten(value, longestValue))}: ${remedy}`
  );
}

/** A line each problem; of very many the first thousand, and how many more there are. */
export function formatRowProblems(problems: readonly RowProblem[]): string {
  const lines = problems.slice(0, mostLines).map(formatRowProblem);
  const rest = problems.length - lines.length;
  return (rest > 0 ? [...lines, `and ${rest} more`] : lines).join("\n");
}

/** Refuses a whole file and lists every bad row, not only the first. */
export class RefusedRows extends UserError {
  override name = "RefusedRows";
  constructor(readonly problems: readonly RowProblem[]) {
    super(formatRowProblems(problems));
  }
}

/** Why a file is no table at all. */
export type UnreadableReason =
  | {reason: "workbook" | "emptyFile"}
  | {reason: "encoding"; encoding: string}
  | {reason: "byte"; byte: string}
  | {reason: "quotes"; row: number}
  | {reason: "tooLarge"; row: number};

/** Refuses a file that cannot be read as a table. */
export class UnreadableFile extends UserError {
  constructor(
    message: string,
    readonly why: UnreadableReason
  ) {
    super(message);
  }
}
