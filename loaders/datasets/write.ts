import {mkdir, rename, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {World} from "../../src/model/survey.ts";
import {hashFile} from "../files/manifest.ts";
import {removeStrayOf} from "../files/stray.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {literal} from "../warehouse/sql.ts";
import {encodeArrow} from "./arrow.ts";
import {readColumns, type ColumnValues} from "./columnar.ts";
import {writeCsv} from "./csv.ts";
import {describeResource, encodeDataPackage} from "./data-package.ts";
import {describeCatalogue, prefixes} from "./dcat.ts";
import {dictionary} from "./dictionary.ts";
import {fileFacts, licencesOf, periodText, readFacts, type SetFacts} from "./facts.ts";
import {formatNotes, rowLimits} from "./formats.ts";
import {encodeJsonStat} from "./json-stat.ts";
import {listingName, type Format, type ListedFile, type ListedSet, type Listing} from "./listing.ts";
import {writeParquet} from "./parquet.ts";
import {readPublisher, type Publisher} from "./publisher.ts";
import {encodeReadMe} from "./read-me.ts";
import {identifier, selectSet, type Selected} from "./select.ts";
import type {DataSet} from "./set.ts";
import {encodeJsonLd, encodeTurtle} from "./turtle.ts";
import {encodeXlsx, maximumCellLength} from "./xlsx.ts";
import {writeZip} from "./zip.ts";

/** Where to write, and what to write otherwise than usual. */
export interface WriteOptions {
  /** Folder that holds nothing else; it is replaced when all is written. */
  out: string;
  sets?: readonly DataSet[];
  limits?: Readonly<Record<Format, {rows: number; why: string}>>;
  publisher?: Publisher;
  /**
   * The version to publish a set with, from its resource in the data package; its CSV file lies in the folder already.
   * Without it, the structure's version.
   */
  versionOf?: (resource: object, folder: string) => Promise<string>;
}

interface Written {
  facts: SetFacts;
  listed: ListedSet;
}

const worlds: readonly World[] = ["real", "example"];

/**
 * Writes every data set with rows in every format that can hold it, with data packages, catalogue, README and a zip for
 * each world. The folder appears whole or not at all, and two runs on one warehouse write the same bytes.
 */
export async function writeDataFiles(warehouse: Warehouse, options: WriteOptions): Promise<Listing> {
  const {out, sets = dictionary, publisher = readPublisher()} = options;
  const folder = `${out}.${process.pid}.tmp`;
  await removeStrayOf(out);
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  try {
    const written: Written[] = [];
    for (const world of worlds) {
      for (const set of sets) {
        const selected = await selectSet(warehouse, set, world);
        if (selected.rows > 0) written.push(await writeSet(warehouse, selected, {...options, folder}));
        await warehouse.connection.run(`DROP TABLE ${selected.table}`);
      }
    }
    const listing: Listing = {
      sets: written.map(({listed}) => listed),
      common: await writeCommon(written, {folder, publisher})
    };
    await writeFile(join(folder, listingName), `${JSON.stringify(listing, null, 1)}\n`);
    await rm(out, {recursive: true, force: true});
    await rename(folder, out);
    return listing;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function writeSet(
  warehouse: Warehouse,
  selected: Selected,
  {folder, limits = rowLimits, versionOf}: Pick<WriteOptions, "limits" | "versionOf"> & {folder: string}
): Promise<Written> {
  let facts = await readFacts(warehouse, selected);
  const all = whole(selected);
  const files: ListedFile[] = [];
  const leftOut: ListedSet["leftOut"] = [];
  const columnsOf = rememberLast((part: Part) => readColumns(warehouse, selected, part));
  for (const format of writingOrder) {
    const refused = await maybeRefusal(warehouse, selected, format);
    if (refused !== undefined) {
      if (refused) leftOut.push({format, reason: refused});
      continue;
    }
    const {rows: limit, why} = limits[format];
    const parts = selected.rows <= limit ? [all] : await readParts(warehouse, selected);
    for (const part of parts) {
      if (part.rows > limit) {
        const of = part.county ? `fylke ${part.county}` : "settet";
        leftOut.push({format, reason: `${of} har ${part.rows} rader, grensen er ${limit}: ${why}`});
        continue;
      }
      const file = `${facts.name}${part.county ? `-${part.county}` : ""}.${formatNotes[format].extension}`;
      const path = join(folder, file);
      await writePart(warehouse, {selected, facts, part, columnsOf, format, path});
      files.push({file, format, ...(await measureFile(path)), rows: part.rows, county: part.county});
      if (format === "csv" && versionOf)
        facts = {...facts, version: await versionOf(describeResource(facts, files.at(-1)!), folder)};
    }
  }
  const {set, world, rows} = selected;
  return {
    facts,
    listed: {
      id: set.id,
      world,
      name: facts.name,
      title: facts.title,
      version: facts.version,
      rows,
      period: periodText(facts) ?? null,
      licences: licencesOf(facts),
      files: inOfferedOrder(files),
      leftOut: inOfferedOrder(leftOut)
    }
  };
}

const offered = Object.keys(formatNotes) as Format[];
/** The files for machines first: what the other formats say of the set follows from its rows there. */
const writingOrder: readonly Format[] = ["csv", ...offered.filter((format) => format !== "csv")];

function inOfferedOrder<T extends {format: Format}>(some: readonly T[]): T[] {
  return some.toSorted((a, b) => offered.indexOf(a.format) - offered.indexOf(b.format));
}

/** A set or the part of it that belongs to one county. */
interface Part {
  county: string | null;
  rows: number;
  where: string;
}

function whole({rows}: Selected): Part {
  return {county: null, rows, where: "true"};
}

/** The counties of a set, `NO` for the nation; the whole set where it has no units. */
async function readParts({rows}: Warehouse, selected: Selected): Promise<Part[]> {
  const {set, table} = selected;
  if (!set.columns.some(({name}) => name === "unit_code")) return [whole(selected)];
  const found = await rows<{county: string; n: number}>(
    `SELECT coalesce(u.county, 'NO') AS county, count(*) AS n
     FROM ${table} s LEFT JOIN unit u ON u.code = s.unit_code GROUP BY 1 ORDER BY 1`
  );
  return found.map(({county, n}) => ({
    county,
    rows: n,
    where: `coalesce((SELECT u.county FROM unit u WHERE u.code = unit_code), 'NO') = ${literal(county)}`
  }));
}

/** Why a set is not in a format whatever its size: a sentence, or an empty text where it was never to be expected. */
async function maybeRefusal(
  {rows}: Warehouse,
  {set, table}: Selected,
  format: Format
): Promise<string | undefined> {
  if (format === "jsonstat" && !set.cube) return "";
  if (format !== "xlsx") return undefined;
  const texts = set.columns
    .filter((c) => c.type === "text" && !c.values)
    .map((c) => `max(length(${identifier(c.name)}))`);
  const [found] = await rows<{longest: number | null}>(
    `SELECT greatest(${["0", ...texts].join(", ")}) AS longest FROM ${table}`
  );
  const longest = found?.longest ?? 0;
  return longest > maximumCellLength
    ? `en tekst har ${longest} tegn, og en celle i Excel rommer ${maximumCellLength}`
    : undefined;
}

async function writePart(
  warehouse: Warehouse,
  {
    selected,
    facts,
    part,
    columnsOf,
    format,
    path
  }: {
    selected: Selected;
    facts: SetFacts;
    part: Part;
    columnsOf: (part: Part) => Promise<ColumnValues[]>;
    format: Format;
    path: string;
  }
): Promise<void> {
  const {where, rows} = part;
  switch (format) {
    case "csv":
    case "excel":
      return writeCsv(warehouse, selected, {path, dialect: format, where});
    case "parquet":
      return writeParquet(warehouse, selected, {path, facts: fileFacts(facts)});
    case "xlsx":
      return writeFile(path, encodeXlsx(await columnsOf(part), facts, rows));
    case "arrow":
      return writeFile(path, encodeArrow(await columnsOf(part), {rows, facts: fileFacts(facts)}));
    case "jsonstat":
      return writeFile(path, encodeJsonStat(await columnsOf(part), facts, rows));
  }
}

/** Keeps the answer to the last question: three formats of one set read the same columns. */
function rememberLast<Q, A>(ask: (question: Q) => Promise<A>): (question: Q) => Promise<A> {
  let last: {question: Q; answer: Promise<A>} | undefined;
  return (question) => {
    if (last?.question !== question) last = {question, answer: ask(question)};
    return last.answer;
  };
}

async function writeCommon(
  written: readonly Written[],
  {folder, publisher}: {folder: string; publisher: Publisher}
): Promise<Listing["common"]> {
  const common: Listing["common"] = [];
  const note = async (file: string, title: string, content?: string) => {
    const path = join(folder, file);
    if (content !== undefined) await writeFile(path, content);
    common.push({file, title, bytes: (await stat(path)).size});
    return path;
  };
  const catalogue = describeCatalogue(
    written.map(({facts, listed}) => ({facts, files: listed.files})),
    publisher
  );
  await note("catalog.ttl", "Katalog etter DCAT-AP-NO (Turtle)", encodeTurtle(catalogue, prefixes));
  await note("catalog.jsonld", "Katalog etter DCAT-AP-NO (JSON-LD)", encodeJsonLd(catalogue, prefixes));
  for (const world of worlds) {
    const own = written.filter(({listed}) => listed.world === world);
    if (own.length === 0) continue;
    const isExample = world === "example";
    const suffix = isExample ? "-eksempel" : "";
    const title = isExample ? "Puljeblikk: eksempeldata – oppdiktet" : "Puljeblikk: data";
    const dataPackage = `datapackage${suffix}.json`;
    const files = [
      await note(
        `README${suffix}.md`,
        `Les meg${isExample ? " (eksempeldata)" : ""}`,
        encodeReadMe(own, {isExample, dataPackage})
      ),
      await note(
        dataPackage,
        `Table Schema for CSV-filene${isExample ? " (eksempeldata)" : ""}`,
        encodeDataPackage(
          own.flatMap(({facts, listed}) =>
            listed.files.filter((f) => f.format === "csv").map((csv) => ({facts, csv}))
          ),
          {name: `puljeblikk${suffix}`, title}
        )
      ),
      ...own.flatMap(({listed}) => listed.files.map(({file}) => join(folder, file)))
    ];
    const zip = `puljeblikk${suffix}.zip`;
    await writeZip(join(folder, zip), files);
    await note(zip, `Alle filene med README${isExample ? " (eksempeldata)" : ""}`);
  }
  return common.toSorted((a, b) => placeOf(a.file) - placeOf(b.file));
}

/** What most readers want comes first. */
function placeOf(file: string): number {
  return [".zip", ".md", ".json", ".ttl", ".jsonld"].findIndex((extension) => file.endsWith(extension));
}

async function measureFile(path: string): Promise<{bytes: number; sha256: string}> {
  return {bytes: (await stat(path)).size, sha256: await hashFile(path)};
}
