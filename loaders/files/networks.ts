import type {World} from "../../src/model/survey.ts";
import {optional, parseText} from "../../src/tables/cells.ts";
import {parseCounty, parseOwner} from "./codes.ts";
import {parseDate} from "./dates.ts";
import {type Columns, type TableRule, type Values} from "../../src/tables/table.ts";
import {readTableFile, realOnly} from "./table.ts";

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

/** Two memberships of one member share a day. Both days count, so the next one begins the day after. */
function overlaps(a: NetworkRow, b: NetworkRow): boolean {
  const startsInTime = (x: NetworkRow, y: NetworkRow) =>
    x.valid_from === null || y.valid_to === null || x.valid_from <= y.valid_to;
  return startsInTime(a, b) && startsInTime(b, a);
}

const oneNetworkAtATime: TableRule<NetworkRow> = (rows) => {
  const earlier = new Map<string, (typeof rows)[number][]>();
  return rows.flatMap((current) => {
    const {row, values} = current;
    const before = earlier.get(values.member) ?? [];
    earlier.set(values.member, [...before, current]);
    const clash = before.find((other) => overlaps(other.values, values));
    if (!clash) return [];
    const remedy = `overlaps row ${clash.row} (${clash.values.network}): end one membership the day before the next`;
    return [{row, column: "member", value: values.member, remedy}];
  });
};

/** Reads a networks file (columns and spellings: docs/user-files.md); throws RefusedRows with every bad row. */
export function readNetworks(path: string, {world = "example"}: {world?: World} = {}): Promise<NetworkRow[]> {
  return readTableFile(path, columns, [...realOnly(world, "member"), endsAfterStart, oneNetworkAtATime]);
}
