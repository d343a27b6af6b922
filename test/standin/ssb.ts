import type {Api, StandinRequest, StandinResponse, World} from "./api.ts";
import {readEmbedded} from "./embedded.ts";
import type {Fault} from "./faults.ts";
import {lazy} from "./lazy.ts";

/** Statistics Norway's PxWebApi v2 with table 07459 (population by region, sex, age and year). */
export const ssb: Api = {
  env: "SSB_URL",
  base: "/ssb/api/pxwebapi/v2",
  open(world) {
    const table = lazy(createTable);
    return (request) => {
      if (request.path === "/config") return {json: config};
      if (request.path === "/tables/07459/metadata") return {json: formatMetadata(table())};
      if (request.path === "/tables/07459/data") return answerData(request, table(), world);
      return undefined;
    };
  }
};

const config = {
  apiVersion: "2.0.0",
  defaultLanguage: "no",
  maxDataCells: 800_000,
  maxCallsPerTimeWindow: 30,
  timeWindow: 60,
  defaultDataFormat: "json-stat2"
};

const ages = Array.from({length: 106}, (_, age) => (age === 105 ? "105+" : String(age).padStart(3, "0")));

interface Table {
  /** Codes of each variable in the table's own order. */
  codes: Record<"Region" | "Kjonn" | "Alder" | "ContentsCode" | "Tid", string[]>;
  /** Inhabitants by `year region`, one number an age. */
  people: Map<string, number[]>;
}

/** The embedded population with its age groups spread over their years, closed codes, the nation and the counties. */
function createTable(): Table {
  const rows = readEmbedded("ssb-population/population_by_municipality.csv");
  const people = new Map<string, number[]>();
  for (const row of rows) {
    const [infants, small, pupils, youths, total] = [
      "age_0",
      "age_1_5",
      "age_6_15",
      "age_16_18",
      "total"
    ].map((name) => Number(row[name]));
    const rest = Number(total) - Number(infants) - Number(small) - Number(pupils) - Number(youths);
    people.set(`${row.year} ${row.code}`, [
      ...spread(Number(infants), 1),
      ...spread(Number(small), 5),
      ...spread(Number(pupils), 10),
      ...spread(Number(youths), 3),
      ...spread(rest, 87)
    ]);
  }
  const current = [...new Set(rows.map(({code = ""}) => code))];
  const changes = readEmbedded("ssb-municipality-changes/municipality_changes.csv");
  const closed = changes.map(({old_code = ""}) => old_code).filter((code) => !current.includes(code));
  const counties = [...new Set(current.map((code) => code.slice(0, 2)))];
  return {
    codes: {
      Region: ["0", ...counties, ...new Set([...current, ...closed])],
      Kjonn: ["2", "1"],
      Alder: ages,
      ContentsCode: ["Personer1"],
      Tid: [...new Set(rows.map(({year = ""}) => year))].sort()
    },
    people
  };
}

function spread(whole: number, parts: number): number[] {
  const floor = Math.floor(whole / parts);
  return Array.from({length: parts}, (_, part) => floor + (part < whole - floor * parts ? 1 : 0));
}

type Variable = keyof Table["codes"];

function formatMetadata({codes}: Table) {
  return formatDataset(["Region", "Kjonn", "Alder", "ContentsCode", "Tid"], codes);
}

/** Without `role.geo`, as table 07459 has it; regions as an array, the other variables as an object. */
function formatDataset(order: Variable[], codes: Table["codes"]) {
  return {
    version: "2.0",
    class: "dataset",
    label: "07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år",
    source: "Statistisk sentralbyrå",
    role: {time: ["Tid"], metric: ["ContentsCode"]},
    id: order,
    size: order.map((name) => codes[name].length),
    dimension: Object.fromEntries(
      order.map((name) => [
        name,
        {
          label: name,
          category: {
            index:
              name === "Region" ? codes[name] : Object.fromEntries(codes[name].map((code, at) => [code, at])),
            label: Object.fromEntries(codes[name].map((code) => [code, code]))
          },
          extension: {elimination: name === "Kjonn"}
        }
      ])
    )
  };
}

function answerData(request: StandinRequest, table: Table, {faults}: World): StandinResponse {
  const selection = request.method === "POST" ? parseBody(request.body) : parseQuery(request.query);
  for (const name of ["Tid", "ContentsCode"] as const) {
    if (!selection.has(name)) return refuse(400, `Missing selection for mandatory variable ${name}`);
  }
  if (request.method === "GET" && request.query.toString().length > 2000) return refuse(404, "URL too long");
  const order = (["Region", "Alder", "Kjonn", "ContentsCode", "Tid"] as const).filter(
    (name) => name !== "Kjonn" || selection.has(name)
  );
  const codes = {...table.codes};
  for (const name of order) {
    const asked = selection.get(name) ?? ["*"];
    codes[name] = table.codes[name].filter((code) => asked.some((expression) => matches(expression, code)));
    if (codes[name].length === 0) return refuse(400, `Non-existent value for variable ${name}`);
  }
  if (order.reduce((cells, name) => cells * codes[name].length, 1) > config.maxDataCells) {
    return refuse(403, `Too many cells selected, the limit is ${config.maxDataCells}`);
  }
  const {value, status} = createCells(order, codes, table, faults);
  return {json: {...formatDataset([...order], codes), value, status}};
}

/** Row-major in `order`. A closed code has 0 if its number is even, and null with `..` if it is odd. */
function createCells(
  order: readonly Variable[],
  codes: Table["codes"],
  {people}: Table,
  faults: readonly Fault[]
): {value: (number | null)[]; status: Record<string, string>} {
  const factor = faults.some((fault) => fault.kind === "national-out-of-range") ? 10 : 1;
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  const sexes = order.includes("Kjonn") ? codes.Kjonn : ["all"];
  for (const region of codes.Region) {
    for (const age of codes.Alder) {
      for (const sex of sexes) {
        for (const year of codes.Tid) {
          const both = people.get(`${year} ${region}`)?.[ages.indexOf(age)];
          const women = both === undefined ? 0 : Math.floor(both / 2);
          const count = both === undefined ? 0 : sex === "all" ? both : sex === "2" ? women : both - women;
          const unknown = both === undefined && region.length === 4 && Number(region) % 2 === 1;
          if (unknown) status[String(value.length)] = "..";
          value.push(unknown ? null : count * factor);
        }
      }
    }
  }
  return {value, status};
}

/** The selections of the interface: `*`, `?` for one character, from(), to(), range(,) and plain codes. */
function matches(expression: string, code: string): boolean {
  const call = /^(from|to|range)\(([^,)]+)(?:,([^)]+))?\)$/.exec(expression);
  if (call) {
    const [, name, first = "", last = ""] = call;
    if (name === "from") return code >= first;
    return name === "to" ? code <= first : code >= first && code <= last;
  }
  const pattern = expression
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${pattern}$`).test(code);
}

function parseBody(body: string): Map<string, string[]> {
  const {selection} = JSON.parse(body) as {selection: {variableCode: string; valueCodes: string[]}[]};
  return new Map(selection.map(({variableCode, valueCodes}) => [variableCode, valueCodes]));
}

function parseQuery(query: URLSearchParams): Map<string, string[]> {
  const selection = new Map<string, string[]>();
  for (const [key, value] of query) {
    const name = /^valuecodes\[(\w+)\]$/i.exec(key)?.[1];
    if (name) selection.set(name, value.split(/,(?![^(]*\))/));
  }
  return selection;
}

function refuse(status: number, title: string): StandinResponse {
  return {status, json: {type: "Parameter error", title, status}};
}
