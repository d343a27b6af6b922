import type {World} from "../model/survey.js";
import {formatDate} from "./format.js";

/**
 * What children of a date are counted from: `barn i Barnehageregisteret 13. april 2026`. Real children are summed from the
 * register as it stood on the day of the file, which is no day of counting; invented ones are counted on their date.
 */
export function childDay(world: World, date: string): string {
  return `barn ${world === "real" ? "i Barnehageregisteret " : ""}${formatDate(date)}`;
}
