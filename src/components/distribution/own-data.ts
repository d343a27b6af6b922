import type {Distribution, DistributionArea, DistributionUnit} from "../../model/distribution.js";
import type {Provenance} from "../../model/published.js";
import {RefusedRows, UnreadableFile} from "../../tables/errors.js";
import {readTable} from "../../tables/table.js";
import {formatWhole, type Quantity} from "../format.js";
import {isReserved, nameRules, ownColumns, type OwnRow} from "./own-data-columns.js";
import {describeRows, describeUnreadable} from "./own-data-words.js";

/** Id of the area and of the data set that a reader's own file becomes. */
export const ownId = "egne";

/** Largest file, and most networks in it. */
export const mostOwnBytes = 200_000;
export const mostOwnRows = 500;

/** The reader's own file, read whole. `readOn` is an ISO date; kroner by network. */
export interface OwnData {
  name: string;
  readOn: string;
  rows: readonly OwnRow[];
  area: DistributionArea;
  source: Provenance & {unchecked: true};
  proposal: ReadonlyMap<string, number>;
  ownFinancing: ReadonlyMap<string, number>;
}

/** Why a file was not taken, in Norwegian: one line a cell. */
export interface RefusedFile {
  problems: readonly string[];
}

/** Reads the bytes of a file whole or not at all. Nothing is sent anywhere. */
export function readOwnData(
  bytes: Uint8Array,
  {name, readOn}: Pick<OwnData, "name" | "readOn">
): OwnData | RefusedFile {
  if (bytes.length > mostOwnBytes) return {problems: ["Filen er for stor. Den kan være høyst 200 kB."]};
  if (isReserved(name)) return {problems: ["Navnet på filen kan ikke brukes. Gi filen et annet navn."]};
  try {
    const rows = readTable(bytes, {file: name, columns: ownColumns, rules: nameRules});
    if (rows.length === 0) return {problems: ["Filen har ingen nettverk. Skriv én rad for hvert nettverk."]};
    if (rows.length > mostOwnRows)
      return {
        problems: [
          `Filen har ${formatWhole(rows.length)} rader. Den kan ha høyst ${formatWhole(mostOwnRows)} nettverk.`
        ]
      };
    return makeOwnData(rows, {name, readOn});
  } catch (error) {
    if (error instanceof RefusedRows) return {problems: describeRows(error.problems)};
    if (error instanceof UnreadableFile) return {problems: [describeUnreadable(error.why)]};
    throw error;
  }
}

/** The page data with the reader's own area and its source first; as they are without a file. */
export function withOwnData(data: Distribution, own: OwnData | null): Distribution {
  return own ? {...data, areas: [own.area, ...data.areas], sources: [own.source, ...data.sources]} : data;
}

function makeOwnData(rows: readonly OwnRow[], {name, readOn}: Pick<OwnData, "name" | "readOn">): OwnData {
  return {
    name,
    readOn,
    rows,
    area: {
      id: ownId,
      name: "Egne tall",
      world: "real",
      pupilYear: "",
      childDate: "",
      needYear: null,
      needGrade: "7",
      needMeasure: "total",
      networkCount: null,
      units: rows.map(unitOf),
      frames: [],
      payments: [],
      grants: []
    },
    source: {
      id: ownId,
      title: name,
      publisher: "Din egen fil",
      world: "real",
      unchecked: true,
      period: "",
      retrieved: readOn,
      licence: "ikke kontrollert",
      attribution: "Din egen fil",
      caveats: [
        "Filen er lest i nettleseren din og er ikke sendt noe sted.",
        "Tallene er ikke kontrollert mot noen kilde.",
        "En tom celle er «ikke kjent», aldri null."
      ],
      url: ""
    },
    proposal: amountsOf(rows, "proposal"),
    ownFinancing: amountsOf(rows, "own_financing")
  };
}

function unitOf(row: OwnRow): DistributionUnit {
  const missing = {value: null, status: "missing"} as const;
  return {
    id: row.network,
    name: row.network,
    kind: "network",
    county: "",
    members: null,
    pupils: counted(row.pupils),
    children: counted(row.children),
    apprentices: counted(row.apprentices),
    schools: missing,
    kindergartens: missing,
    need: {share: null, bullied: null, respondents: null, shownMembers: 0, status: "missing"},
    previous: counted(row.previous)
  };
}

function counted(value: number | null): Quantity & DistributionUnit["pupils"] {
  return value === null ? {value, status: "missing"} : {value, status: "ok"};
}

function amountsOf(rows: readonly OwnRow[], column: "proposal" | "own_financing"): Map<string, number> {
  return new Map(rows.flatMap(({network, [column]: amount}) => (amount === null ? [] : [[network, amount]])));
}
