import {readFile} from "node:fs/promises";
import type {World} from "../../src/model/survey.ts";
import {readTable, type Columns, type TableRule, type Values} from "../../src/tables/table.ts";
import {UserError} from "../errors.ts";

/** Reads a user's CSV file, as `readTable` does; problems name the path as given. Throws a UserError also when it cannot be opened. */
export async function readTableFile<C extends Columns>(
  path: string,
  columns: C,
  rules: readonly TableRule<Values<C>>[]
): Promise<Values<C>[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${path}: cannot be read (${error.code ?? error.message}): check the name and the access`
    );
  });
  return readTable(bytes, {file: path, columns, rules});
}

/** For real files: a rule that refuses codes of the fictional county, so that it can never enter a real total. */
export function realOnly<C extends string>(world: World, column: C): TableRule<Record<C, unknown>>[] {
  if (world === "example") return [];
  return [
    (rows) =>
      rows.flatMap(({row, values}) => {
        const value = values[column];
        return typeof value === "string" && value.startsWith("EX")
          ? [
              {
                row,
                column,
                value,
                remedy: "codes that begin with EX belong to the fictional county: write a real code"
              }
            ]
          : [];
      })
  ];
}
