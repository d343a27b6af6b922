import {bisector} from "d3-array";
import type {World} from "../../src/model/survey.ts";
import {optional, parseText} from "../../src/tables/cells.ts";
import {parseCounty, parseOwner} from "./codes.ts";
import {parseDate} from "./dates.ts";
import {type Columns, type TableRule, type Values} from "../../src/tables/table.ts";
import {readTableFile, realOnly, type TableFile} from "./table.ts";

const columns = {
  county: {synonyms: ["fylke", "fylkesnummer", "fylkesnr"], parse: parseCounty},
  network: {synonyms: ["nettverk", "kompetansenettverk"], parse: parseText},
  member: {synonyms: ["medlem", "kommune", "kommunenummer", "kommunenr"], parse: parseOwner},
  valid_from: {synonyms: ["gyldig fra", "fra", "fra dato"], parse: optional(parseDate)},
  valid_to: {synonyms: ["gyldig til", "til", "til dato"], parse: optional(parseDate)}
} satisfies Columns;

/**
 * One owner's membership of one kompetansenettverk. `member` is a municipality, or a county as owner of upper
 * secondary schools; `valid_from` and `valid_to` are the first and the last day (ISO), null when not bounded.
 */
export type NetworkRow = Values<typeof columns>;

const endsAfterStart: TableRule<NetworkRow> = (rows) =>
  rows.flatMap(({row, values: {valid_from, valid_to}}) =>
    valid_from !== null && valid_to !== null && valid_to < valid_from
      ? [
          {
            row,
            column: "valid_to",
            value: valid_to,
            remedy: `the end is before the start ${valid_from}: mend one of the dates`
          }
        ]
      : []
  );

/** A day before and a day after every date that a file can have. */
const [always, still] = ["0000", "9999"];

const byFirstDay = bisector(({values}: {values: NetworkRow}) => values.valid_from ?? always);

/**
 * Both days of a membership count, so the next one begins the day after. Memberships that do not clash are kept in the order
 * of their days, so that a file of any length is read fast; one that clashes is refused and clashes with no other.
 */
const oneNetworkAtATime: TableRule<NetworkRow> = (rows) => {
  const apart = new Map<string, (typeof rows)[number][]>();
  return rows.flatMap((current) => {
    const {row, values} = current;
    const {member} = values;
    const [first, last] = [values.valid_from ?? always, values.valid_to ?? still];
    if (last < first) return [];
    const kept = apart.get(member) ?? [];
    apart.set(member, kept);
    const next = byFirstDay.right(kept, last);
    const clash = kept[next - 1];
    if (!clash || (clash.values.valid_to ?? still) < first) {
      kept.splice(next, 0, current);
      return [];
    }
    const remedy = `overlaps row ${clash.row} (${clash.values.network}): end one membership the day before the next`;
    return [{row, column: "member", value: member, remedy}];
  });
};

/** The networks file (columns and spellings: docs/user-files.md). */
export const networksFile: TableFile<typeof columns> = {
  columns,
  rules: (world) => [...realOnly(world, "member"), endsAfterStart, oneNetworkAtATime]
};

/** Reads a networks file; throws RefusedRows with every bad row. */
export function readNetworks(path: string, {world}: {world?: World} = {}): Promise<NetworkRow[]> {
  return readTableFile(path, networksFile, world);
}
