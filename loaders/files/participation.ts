import {
  participantRoles as roles,
  type ParticipantRole as Role
} from "../../src/model/participation-rules.ts";
import type {World} from "../../src/model/survey.ts";
import {optional, parseChoice, parseKroner, parsePercent, parseWhole} from "../../src/tables/cells.ts";
import {parseCode} from "./codes.ts";
import {parseDate} from "./dates.ts";
import {refuseDuplicates, type Columns, type TableRule, type Values} from "../../src/tables/table.ts";
import {readTableFile, realOnly, type TableFile} from "./table.ts";

/** The schemes that take in participants in puljer. */
export const participationSchemes = ["IBS", "LMP", "Kompetanseløftet"] as const;
export type ParticipationScheme = (typeof participationSchemes)[number];

export {roles};

const columns = {
  scheme: {
    synonyms: ["ordning", "tiltak"],
    parse: parseChoice<ParticipationScheme>({
      IBS: ["Inkluderende barnehage- og skolemiljø"],
      LMP: ["Læringsmiljøprosjektet"],
      Kompetanseløftet: ["Kompetanseløftet for spesialpedagogikk og inkluderende praksis"]
    })
  },
  pulje: {synonyms: ["pulje nr", "pulje nr."], parse: parseWhole({min: 1, max: 99})},
  code: {synonyms: ["kode", "kommunenummer", "kommunenr", "organisasjonsnummer", "orgnr"], parse: parseCode},
  role: {
    synonyms: ["rolle"],
    parse: parseChoice<Role>({
      kindergarten_authority: ["barnehagemyndighet"],
      school_owner: ["skoleeier"],
      both: ["begge"],
      independent_school: ["frittstående skole"],
      school: ["skole"],
      kindergarten: ["barnehage"]
    })
  },
  start: {synonyms: ["startdato", "fra", "fra dato"], parse: parseDate},
  end: {synonyms: ["slutt", "sluttdato", "til", "til dato"], parse: optional(parseDate)},
  units: {synonyms: ["enheter", "antall enheter"], parse: optional(parseWhole({min: 0, max: 9999}))},
  resource_person_percent: {
    synonyms: ["ressursperson prosent", "ressursperson", "stillingsprosent"],
    parse: optional(parsePercent)
  },
  amount_nok: {
    synonyms: ["beløp", "beløp kr", "beløp i kroner", "tilskudd", "kroner"],
    parse: optional(parseKroner)
  }
} satisfies Columns;

/**
 * One participant in one pulje. `code` is an owner or a unit; dates are ISO, `end` null while it is open or not known;
 * `units` is the number of units taking part, `resource_person_percent` 0–100, `amount_nok` whole kroner; null is not known.
 */
export type ParticipationRow = Values<typeof columns>;

const endsAfterStart: TableRule<ParticipationRow> = (rows) =>
  rows.flatMap(({row, values: {start, end}}) =>
    end !== null && end < start
      ? [
          {
            row,
            column: "end",
            value: end,
            remedy: `the end is before the start ${start}: mend one of the dates`
          }
        ]
      : []
  );

function participant({scheme, pulje, code}: ParticipationRow): string {
  return JSON.stringify([scheme, pulje, code]);
}

/** A row with role `both` counts as both roles, so that one municipality is never paid twice for the same role. */
const rolesOnce: TableRule<ParticipationRow> = (rows) => {
  const rowOfBoth = new Map<string, number>();
  for (const {row, values} of rows) if (values.role === "both") rowOfBoth.set(participant(values), row);
  return rows.flatMap(({row, values}) => {
    const both = rowOfBoth.get(participant(values));
    if (both === undefined || (values.role !== "school_owner" && values.role !== "kindergarten_authority"))
      return [];
    return [{row, column: "role", value: values.role, remedy: `row ${both} says both: remove one of them`}];
  });
};

/** The participation file (columns, units and spellings: docs/user-files.md). */
export const participationFile: TableFile<typeof columns> = {
  columns,
  rules: (world) => [
    ...realOnly(world, "code"),
    endsAfterStart,
    refuseDuplicates("code", ({scheme, pulje, code, role}) => [scheme, pulje, code, role]),
    rolesOnce
  ]
};

/** Reads a participation file; throws RefusedRows with every bad row. */
export function readParticipation(path: string, {world}: {world?: World} = {}): Promise<ParticipationRow[]> {
  return readTableFile(path, participationFile, world);
}
