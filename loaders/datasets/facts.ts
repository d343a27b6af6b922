import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {signNote} from "./absence.ts";
import {formulaNote} from "./formula.ts";
import {identifier, type Selected} from "./select.ts";
import {publishedName, publishedTitle, type DataSet} from "./set.ts";

/** A data set of the manifest that rows come from. */
export interface Origin {
  id: string;
  kind: string;
  title: string;
  publisher: string;
  licence: string;
  attribution: string;
  url: string;
  /** ISO date. */
  retrieved: string;
  caveats: string[];
}

/** What is known of one published set beside its rows. */
export interface SetFacts {
  set: DataSet;
  world: World;
  name: string;
  title: string;
  /** What is published: the structure's version, or one raised from the edition before. */
  version: string;
  rows: number;
  /** The first and the last school year, date or year that occurs. */
  period?: {from: string; to: string};
  origins: Origin[];
}

/** Reads what is known of a selected set. */
export async function readFacts(warehouse: Warehouse, selected: Selected): Promise<SetFacts> {
  const {set, world, rows, table} = selected;
  const period = await readPeriod(warehouse, selected);
  const origins = await readOrigins(warehouse, world);
  const named =
    set.sources !== "all" && "column" in set.sources
      ? await warehouse.rows<{id: string}>(
          `SELECT DISTINCT unnest(string_split(${identifier(set.sources.column)}, '+')) AS id FROM ${table}`
        )
      : [];
  return {
    set,
    world,
    name: publishedName(set, world),
    title: publishedTitle(set, world),
    version: set.version,
    rows,
    ...(period && {period}),
    origins: origins.filter(({id, kind}) => {
      if (set.sources === "all") return true;
      return "kinds" in set.sources ? set.sources.kinds.includes(kind) : named.some((n) => n.id === id);
    })
  };
}

async function readPeriod({rows}: Warehouse, {set, table}: Selected): Promise<SetFacts["period"]> {
  if (!set.period) return undefined;
  const column = identifier(set.period);
  const [found] = await rows<{first: string | null; last: string | null}>(
    `SELECT CAST(min(${column}) AS VARCHAR) AS first, CAST(max(${column}) AS VARCHAR) AS last FROM ${table}`
  );
  return found?.first && found.last ? {from: found.first, to: found.last} : undefined;
}

async function readOrigins({rows}: Warehouse, world: World): Promise<Origin[]> {
  const found = await rows<Omit<Origin, "caveats"> & {caveats: string}>(
    `SELECT id, kind, title, publisher, licence, attribution, url, CAST(retrieved AS VARCHAR) AS retrieved,
       CAST(to_json(caveats) AS VARCHAR) AS caveats
     FROM dataset WHERE world = $world ORDER BY id`,
    {world}
  );
  return found.map((o) => ({...o, caveats: JSON.parse(o.caveats) as string[]}));
}

/** The newest date on which something behind the set was retrieved; undefined for the reader's own files. */
export function newestDate({origins}: SetFacts): string | undefined {
  return origins
    .map((o) => o.retrieved)
    .sort()
    .at(-1);
}

/** The licences behind the set, each once. */
export function licencesOf({origins}: SetFacts): string[] {
  return [...new Set(origins.map((o) => o.licence))];
}

/** `2014-15` or `2014-15–2025-26`; undefined where the set has no time. */
export function periodText({period}: SetFacts): string | undefined {
  if (!period) return undefined;
  return period.from === period.to ? period.from : `${period.from}–${period.to}`;
}

const ownFiles = "Radene kommer fra egne filer i data/user. Kilde og lisens er ikke oppgitt.";
const invented = "Alt i settet er oppdiktet: Eksempelfylket finnes ikke.";

/** The facts as names and texts, for the sheet «Om tallene» and for the metadata of Parquet and Arrow. */
export function listFacts(facts: SetFacts): [name: string, text: string][] {
  const {set, world, name, title, version, rows, origins} = facts;
  const period = periodText(facts);
  return [
    ["Datasett", name],
    ["Tittel", title],
    ["Tall", world === "example" ? invented : "Virkelige tall"],
    ["Versjon", version],
    ["En rad er", set.row],
    ["Beskrivelse", set.description],
    ["Rader", String(rows)],
    ...(period ? [["Periode", period] as [string, string]] : []),
    ["Tegn", signNote],
    ["Formelvern", formulaNote],
    ...(origins.length === 0 ? [["Kilde", ownFiles] as [string, string]] : []),
    ...origins.flatMap((o): [string, string][] => [
      ["Kilde", `${o.title} (${o.id})`],
      ["Utgiver", o.publisher],
      ["Lisens", o.licence],
      ["Kreditering", o.attribution],
      ["Hentet", o.retrieved],
      ["Adresse", o.url],
      ...o.caveats.map((caveat): [string, string] => ["Forbehold", caveat])
    ])
  ];
}

/** The same for file metadata, which has each name once: ASCII names, all sources in one text. */
export function fileFacts(facts: SetFacts): Record<string, string> {
  const {set, world, name, title, version, origins} = facts;
  const credit = origins.map((o) => `${o.attribution} (${o.title}), ${o.licence}, ${o.retrieved}`).join("; ");
  return {
    name,
    title,
    world,
    version,
    description: `${set.row}. ${set.description}`,
    sources: credit || ownFiles,
    caveats: origins.flatMap((o) => o.caveats).join(" ")
  };
}
