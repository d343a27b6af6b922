import {foldText, optional, parseKroner, parseText, parseWhole} from "../../tables/cells.js";
import {ruleOn, type Columns, type TableRule, type Values} from "../../tables/table.js";

/** Most kroner in one cell and most heads in one count: far above any network's. */
const mostCount = 1_000_000;

const count = optional(parseWhole({min: 0, max: mostCount}));
const kroner = optional(parseKroner);

/** Columns of the reader's own file; an empty cell is not known. Heads on 1 October or 15 December, kroner of one year. */
export const ownColumns = {
  network: {
    synonyms: ["nettverk", "kompetansenettverk", "navn", "navn på nettverk", "region"],
    parse: parseText
  },
  pupils: {synonyms: ["elever", "elevtall", "antall elever", "elev"], parse: count},
  children: {
    synonyms: ["barn", "barnetall", "antall barn", "barn i barnehage", "barnehagebarn"],
    parse: count
  },
  apprentices: {
    synonyms: ["lærlinger", "antall lærlinger", "lærlinger og lærekandidater", "lærling"],
    parse: count,
    mayBeAbsent: true
  },
  previous: {
    synonyms: [
      "i fjor",
      "i fjor kr",
      "fjorårets beløp",
      "beløp i fjor",
      "fjoråret",
      "forrige beløp",
      "siste vedtak"
    ],
    parse: kroner,
    mayBeAbsent: true
  },
  proposal: {
    synonyms: ["forslag", "forslag kr", "foreslått beløp", "foreslått fordeling", "innstilling"],
    parse: kroner,
    mayBeAbsent: true
  },
  own_financing: {
    synonyms: ["egenfinansiering", "egenfinansiering kr", "egenandel", "egne midler"],
    parse: kroner,
    mayBeAbsent: true
  }
} satisfies Columns;

/** One network of the file; null where a number is not known. */
export type OwnRow = Values<typeof ownColumns>;

/** What a column is called on the page and in the template. */
export const ownLabels: Readonly<Record<keyof OwnRow, string>> = {
  network: "Nettverk",
  pupils: "Elever",
  children: "Barn",
  apprentices: "Lærlinger",
  previous: "I fjor",
  proposal: "Forslag",
  own_financing: "Egenfinansiering"
};

const sums = new Set([
  "sum",
  "totalt",
  "total",
  "i alt",
  "til sammen",
  "sum alle",
  "sum nettverk",
  "alle nettverk"
]);

/** A row of sums would be a network as large as all the others together. */
const noSums: TableRule<OwnRow> = (rows) =>
  rows
    .filter(({values}) => sums.has(foldText(values.network).replace(/:$/, "")))
    .map(({row, values}) => ({
      row,
      column: "network",
      value: values.network,
      remedy: "this row looks like a sum: remove it",
      why: {reason: "sumRow"}
    }));

/** Names that every object of the language has: the writer of workbooks takes them for texts that it has written already. */
export const isReserved = (name: string): boolean => name in Object.prototype;

/** A network with a reserved name would spoil the workbook of the recommendation. */
const noReserved: TableRule<OwnRow> = (rows) =>
  rows
    .filter(({values}) => isReserved(values.network))
    .map(({row, values}) => ({
      row,
      column: "network",
      value: values.network,
      remedy: "this name is reserved: give the network another",
      why: {reason: "reserved"}
    }));

/** One row a network, also when the name is written in another case. */
const oneRowEach: TableRule<OwnRow> = (rows) => {
  const first = new Map<string, number>();
  return rows.flatMap(({row, values: {network}}) => {
    const key = foldText(network);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row);
      return [];
    }
    const remedy = `the same as row ${earlier}: remove one of them`;
    return [{row, column: "network", value: network, remedy, why: {reason: "duplicate", row: earlier}}];
  });
};

/** What the names of the networks must be, also in rows whose numbers cannot be read. */
export const nameRules = [noSums, noReserved, oneRowEach].map((rule) => ruleOn(["network"], rule));
