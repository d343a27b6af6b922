import type {World} from "../../src/model/survey.ts";
import {
  parseChoice,
  parseKroner,
  parseText,
  parseWhole,
  Refusal,
  type CellParser
} from "../../src/tables/cells.ts";
import {isCodeLike, parseCode} from "./codes.ts";
import {refuseDuplicates, type Columns, type TableRule, type Values} from "../../src/tables/table.ts";
import {readTableFile, realOnly, type TableFile} from "./table.ts";

/** The schemes of the local competence development; `Ramme` is one frame for all three, as some counties decide. */
export const allocationSchemes = ["Rekom", "Dekom", "Kompetanseløftet", "Ramme"] as const;
export type AllocationScheme = (typeof allocationSchemes)[number];

/** A decision can cover at most this many years after the year it was made in. */
const maxYearsAhead = 3;

const parseYear = parseWhole({min: 2000, max: 2100});

const parseRecipient: CellParser<string> = (text) => {
  const name = parseText(text);
  if (name instanceof Refusal) return new Refusal("fill in the network's name or the recipient's code");
  return isCodeLike(name) ? parseCode(name) : name;
};

const columns = {
  scheme: {
    synonyms: ["ordning", "tilskuddsordning"],
    parse: parseChoice<AllocationScheme>({
      Rekom: ["Regional ordning for kompetanseutvikling i barnehage"],
      Dekom: ["Desentralisert ordning for kompetanseutvikling i skolen"],
      Kompetanseløftet: ["Kompetanseløftet for spesialpedagogikk og inkluderende praksis"],
      Ramme: ["Felles ramme", "Rekom+Dekom+Kompetanseløftet"]
    })
  },
  decision_year: {synonyms: ["vedtaksår"], parse: parseYear},
  payment_year: {synonyms: ["utbetalingsår"], parse: parseYear},
  code: {
    synonyms: ["kode", "mottaker", "nettverk", "kompetansenettverk", "recipient"],
    parse: parseRecipient
  },
  amount_nok: {synonyms: ["beløp", "beløp kr", "beløp i kroner", "tilskudd", "kroner"], parse: parseKroner},
  purpose: {synonyms: ["formål", "beskrivelse"], parse: parseText}
} satisfies Columns;

/** One payment of one decision: `code` is a network's name or a recipient's code, `amount_nok` whole kroner. */
export type AllocationRow = Values<typeof columns>;

const paidInTime: TableRule<AllocationRow> = (rows) =>
  rows.flatMap(({row, values: {decision_year, payment_year}}) => {
    if (payment_year >= decision_year && payment_year <= decision_year + maxYearsAhead) return [];
    const remedy = `a decision of ${decision_year} is paid in ${decision_year}–${decision_year + maxYearsAhead}: mend one of the years`;
    return [{row, column: "payment_year", value: String(payment_year), remedy}];
  });

/** The allocations file (columns and spellings: docs/user-files.md). */
export const allocationsFile: TableFile<typeof columns> = {
  columns,
  rules: (world) => [
    ...realOnly(world, "code"),
    paidInTime,
    refuseDuplicates("code", ({scheme, decision_year, payment_year, code, purpose}) => [
      scheme,
      decision_year,
      payment_year,
      code,
      purpose
    ])
  ]
};

/** Reads an allocations file; throws RefusedRows with every bad row. */
export function readAllocations(path: string, {world}: {world?: World} = {}): Promise<AllocationRow[]> {
  return readTableFile(path, allocationsFile, world);
}
