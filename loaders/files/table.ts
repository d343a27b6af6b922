import type {World} from "../../src/model/survey.ts";
import {tableLimits} from "../../src/tables/limits.ts";
import {readTable, type Columns, type TableRule, type Values} from "../../src/tables/table.ts";
import {UserError} from "../errors.ts";
import {readBounded} from "./bounded.ts";

/** One kind of file that users write: its columns, and the rules over its rows for a real or the fictional county. */
export interface TableFile<C extends Columns> {
  columns: C;
  rules: (world: World) => readonly TableRule<Values<C>>[];
}

/** Reads a user's CSV file, as `readTable` does; problems name the path as given. Throws a UserError also when it cannot be opened or is too large. */
export async function readTableFile<C extends Columns>(
  path: string,
  {columns, rules}: TableFile<C>,
  world: World = "example"
): Promise<Values<C>[]> {
  return readTable(await readTableBytes(path), {file: path, columns, rules: rules(world)});
}

/** The bytes of a table that people write. Throws UserError when it cannot be opened or is too large. */
export async function readTableBytes(path: string): Promise<Uint8Array> {
  try {
    return await readBounded(path, {
      most: tableLimits.bytes,
      remedy: "keep only the rows and columns of this table, and save it as CSV UTF-8"
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    const {code, message} = error as NodeJS.ErrnoException;
    throw new UserError(`${path}: cannot be read (${code ?? message}): check the name and the access`);
  }
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
