import type {AllocationKey, AllocationUnit} from "../../src/statistics/allocation/key.ts";
import {RefusedRows, UserError, type RowProblem} from "../errors.ts";
import {
  foldText,
  parseKroner,
  parseNumber,
  parseText,
  parseWhole,
  Refusal,
  type CellParser
} from "../../src/tables/cells.ts";
import {readTable, refuseDuplicates, ruleOn, type Columns, type TableRule} from "../../src/tables/table.ts";
import {readTableBytes} from "../files/table.ts";
import type {AllocationRequest} from "./request.ts";

/** The bytes of the files that a request names. */
export interface AllocationFiles {
  networks: Uint8Array;
  previous: Uint8Array | undefined;
}

/** Signs for a number that is hidden or not known: never 0. */
const unknownSigns = new Set(["", "*", ":", ".", "..", "na"]);

const parseCount = parseWhole({min: 0, max: Number.MAX_SAFE_INTEGER});
const parseExpected: CellParser<number> = (text) => {
  const value = parseNumber(text);
  if (value instanceof Refusal) return value;
  return value < 0 ? new Refusal("write the expected number of bullied pupils, 0 or more") : value;
};

/** Null for a number that is not known; refused where the key gives it weight. */
function countedAs(
  weights: AllocationKey["weights"],
  weight: keyof AllocationKey["weights"]
): CellParser<number | null> {
  const parse = weight === "need" ? parseExpected : parseCount;
  return (text) => {
    if (!unknownSigns.has(text.toLowerCase())) return parse(text);
    if (weights[weight] === 0) return null;
    return new Refusal(`not known, and the key gives it weight: fill it in or set ${weight}=0 in --weights`);
  };
}

const sumRow = /^(sum|total|totalt|i alt)$/i;

const network = {
  synonyms: ["nettverk", "kompetansenettverk"],
  parse: ((text) =>
    sumRow.test(text)
      ? new Refusal("a row with the sum would be counted as a network: remove it")
      : parseText(text)) satisfies CellParser<string>
};
const amount = {
  synonyms: ["beløp", "beløp kr", "beløp i kroner", "tilskudd", "kroner"],
  parse: parseKroner
};

/** A network twice is refused, also where another cell of the row cannot be read. */
const oneRowEach = ruleOn<{network: string}>(
  ["network"],
  refuseDuplicates("network", (row) => [foldText(row.network)])
);

interface CountRow {
  network: string;
  pupils: number | null;
  children: number | null;
  apprentices: number | null;
  bullied: number | null;
}

/**
 * Reads the counts of the networks, and last year's amounts where a file is named. Throws RefusedRows with every bad row
 * of both files: cells that cannot be read, a name twice, a count that the key gives weight and that is not known, an
 * amount of a network that has no counts; UserError for a file that cannot be read or has no rows.
 */
export async function readUnits(request: AllocationRequest): Promise<AllocationUnit[]> {
  const {networks, previous} = request;
  return parseUnits(request, {
    networks: await readTableBytes(networks),
    previous: previous === undefined ? undefined : await readTableBytes(previous)
  });
}

/** The same for files in memory. */
export function parseUnits(request: AllocationRequest, files: AllocationFiles): AllocationUnit[] {
  const problems: RowProblem[] = [];
  const gather = <T>(read: () => T[]): T[] => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RefusedRows)) throw error;
      for (const problem of error.problems) problems.push(problem);
      return [];
    }
  };
  const rows = gather(() => parseCounts(request, files.networks));
  const names = new Set(rows.map((row) => foldText(row.network)));
  const isWhole = problems.length === 0;
  const {previous} = files;
  const amounts =
    previous && gather(() => parseAmounts(request.previous ?? "", previous, isWhole ? names : undefined));
  if (problems.length > 0) throw new RefusedRows(problems);
  if (rows.length === 0) {
    throw new UserError(`${request.networks}: no rows below the header: write one row a network`);
  }
  const byName = new Map(amounts?.map((row) => [foldText(row.network), row.amount]));
  const without = rows.filter((row) => !byName.has(foldText(row.network)));
  if (amounts && without.length > 0) {
    throw new UserError(
      without
        .map(
          (row) =>
            `${request.previous}: no row for ${JSON.stringify(row.network)}: add last year's amount, or leave out --max-change`
        )
        .join("\n")
    );
  }
  return rows.map((row) => ({...row, previous: byName.get(foldText(row.network)) ?? null}));
}

function parseCounts({networks, key: {weights}}: AllocationRequest, bytes: Uint8Array): CountRow[] {
  const columns = {
    network,
    pupils: {synonyms: ["elever", "antall elever"], parse: countedAs(weights, "pupils")},
    children: {synonyms: ["barn", "antall barn", "barnehagebarn"], parse: countedAs(weights, "children")},
    apprentices: {
      synonyms: ["lærlinger", "antall lærlinger"],
      parse: countedAs(weights, "apprentices"),
      mayBeAbsent: weights.apprentices === 0
    },
    bullied: {
      synonyms: ["mobbede", "antall mobbede", "mobbet"],
      parse: countedAs(weights, "need"),
      mayBeAbsent: weights.need === 0
    }
  } satisfies Columns;
  return readTable(bytes, {file: networks, columns, rules: [oneRowEach]});
}

function parseAmounts(
  file: string,
  bytes: Uint8Array,
  known: ReadonlySet<string> | undefined
): {network: string; amount: number}[] {
  const isCounted: TableRule<{network: string; amount: number}> = (rows) =>
    rows.flatMap(({row, values}) =>
      known === undefined || known.has(foldText(values.network))
        ? []
        : [
            {
              row,
              column: "network",
              value: values.network,
              remedy: "not in the file of --networks: write the name as there, or remove the row"
            }
          ]
    );
  return readTable(bytes, {file, columns: {network, amount}, rules: [oneRowEach, isCounted]});
}
