import type {Api, StandinRequest, StandinResponse, World} from "./api.ts";
import {readEmbedded} from "./embedded.ts";

/** Statistics Norway's Klass, classification 131 (municipalities) only; XML unless JSON is asked for. */
export const klass: Api = {
  env: "KLASS_URL",
  base: "/klass/api/klass/v1",
  open: (world) => (request) => {
    const path = /^\/classifications\/131\/(codes|changes)$/.exec(request.path)?.[1];
    if (!path) return undefined;
    if (!String(request.headers.accept ?? "").includes("application/json")) {
      return {headers: {"Content-Type": "application/xml"}, body: "<codeList/>"};
    }
    return path === "codes" ? answerCodes(request, world) : answerChanges(request);
  }
};

interface Change {
  date: string;
  oldCode: string;
  oldName: string;
  newCode: string;
  newName: string;
  kind: string;
}

/** Changes of names on 1 January 2026, which the embedded file does not list. */
const renames2026: Change[] = [
  ["0301", "Oslo", "Oslo - Oslove"],
  ["5006", "Steinkjer", "Steinkjer - Stïentje"],
  ["5536", "Lyngen", "Lyngen - Ivgu - Yykeä"]
].map(([code = "", oldName = "", newName = ""]) => ({
  date: "2026-01-01",
  oldCode: code,
  oldName,
  newCode: code,
  newName,
  kind: "rename"
}));

function readChanges(): Change[] {
  const embedded = readEmbedded("ssb-municipality-changes/municipality_changes.csv").map((row) => ({
    date: row.date ?? "",
    oldCode: row.old_code ?? "",
    oldName: row.old_name ?? "",
    newCode: row.new_code ?? "",
    newName: row.new_name ?? "",
    kind: row.kind ?? ""
  }));
  return [...embedded, ...renames2026];
}

interface Validity {
  code: string;
  name: string;
  from: string;
  to: string | null;
}

/** Took others in under the code it had before; the embedded changes have no row of its own. */
const absorbing = new Set(["1103"]);

/** Follows every code through the changes: when it began, each name it had, when it ended. */
function createValidity(): Validity[] {
  const changes = readChanges();
  const names = new Map(
    readEmbedded("ssb-municipalities/municipalities_2024.csv").map(({code = "", name = ""}) => [code, name])
  );
  const codes = new Set([...names.keys(), ...changes.flatMap(({oldCode, newCode}) => [oldCode, newCode])]);
  return [...codes].sort().flatMap((code): Validity[] => {
    const moves = changes.filter(({oldCode, newCode}) => oldCode !== newCode);
    const whole = moves.filter(({kind}) => kind !== "boundary_transfer_part_of_municipality");
    const begins = whole.filter(({newCode}) => newCode === code && !absorbing.has(code));
    const ends = whole.filter(({oldCode}) => oldCode === code);
    const renames = changes.filter((row) => row.kind === "rename" && row.oldCode === code);
    const first = begins.map(({date}) => date).sort()[0] ?? "1900-01-01";
    const last = ends.map(({date}) => date).sort()[0] ?? null;
    const dates = [first, ...renames.map(({date}) => date)];
    return dates.map((from, index) => ({
      code,
      name:
        renames[index - 1]?.newName ??
        renames[index]?.oldName ??
        begins[0]?.newName ??
        ends[0]?.oldName ??
        names.get(code) ??
        code,
      from,
      to: dates[index + 1] ?? last
    }));
  });
}

function answerCodes({query}: StandinRequest, {faults}: World): StandinResponse {
  const from = query.get("from");
  const to = query.get("to");
  if (!from || !to) return {status: 400, body: "Required parameter 'from' is not present"};
  const shrunken = faults.find((fault) => fault.kind === "shrunken")?.share ?? 0;
  const inRange = [
    ...createValidity(),
    {code: "9999", name: "Uoppgitt", from: "1900-01-01", to: null} satisfies Validity
  ].filter((row) => row.from < to && (row.to === null || row.to > from));
  return {
    json: {
      codes: inRange
        .filter((_, index) => index < inRange.length * (1 - shrunken))
        .map((row) => ({
          code: row.code,
          parentCode: null,
          level: "1",
          name: row.name,
          shortName: "",
          presentationName: "",
          validFrom: null,
          validTo: null,
          validFromInRequestedRange: row.from < from ? from : row.from,
          validToInRequestedRange: row.to === null || row.to > to ? to : row.to,
          notes: ""
        }))
    }
  };
}

function answerChanges({query}: StandinRequest): StandinResponse {
  const from = query.get("from");
  if (!from) return {status: 400, body: "Required parameter 'from' is not present"};
  return {
    json: {
      codeChanges: readChanges()
        .filter(({date}) => date >= from)
        .map(({date, oldCode, oldName, newCode, newName}) => ({
          oldCode,
          oldName,
          oldShortName: "",
          newCode,
          newName,
          newShortName: "",
          changeOccurred: date
        }))
    }
  };
}
