import {formulaGuard, formulaPattern} from "../../src/model/spreadsheet.ts";
import {formulaNote} from "./formula.ts";
import {signNote} from "./absence.ts";
import type {SetFacts} from "./facts.ts";
import {licencesOf} from "./facts.ts";
import {maybeLicence} from "./licences.ts";
import type {ListedFile} from "./listing.ts";
import type {ColumnType, DataColumn, DataSet} from "./set.ts";

const fieldTypes: Readonly<Record<ColumnType, string>> = {
  text: "string",
  integer: "integer",
  number: "number",
  date: "date",
  boolean: "boolean"
};

/** The machine CSV files of one world as a tabular data package (Frictionless, with Table Schema) in JSON. */
export function encodeDataPackage(
  sets: readonly {facts: SetFacts; csv: ListedFile}[],
  {name, title}: {name: string; title: string}
): string {
  const ids = new Set(sets.map(({facts}) => facts.set.id));
  return `${JSON.stringify(
    {
      profile: "tabular-data-package",
      name,
      title,
      description: `${signNote} ${formulaNote}`,
      resources: sets.map(({facts, csv}) => describeResource(facts, csv, ids)),
      formulaGuard: {prefix: formulaGuard, pattern: formulaPattern, appliesTo: "string"}
    },
    null,
    1
  )}\n`;
}

/** One set as a resource of the package; `ids` are the sets that keys can lead to. */
export function describeResource(
  facts: SetFacts,
  csv: Pick<ListedFile, "file" | "bytes" | "sha256">,
  ids: ReadonlySet<string> = new Set()
): object {
  const {set, world, origins} = facts;
  const licences = licencesOf(facts).flatMap((title) => {
    const licence = maybeLicence(title);
    return licence ? [{name: licence.id, title, path: licence.page}] : [];
  });
  return {
    profile: "tabular-data-resource",
    name: facts.name,
    path: csv.file,
    title: facts.title,
    description: `${set.row}. ${set.description}`,
    version: facts.version,
    structureVersion: set.version,
    world,
    // for the comparison of editions: what tells rows apart, empty cells and all; what says when; what is only bookkeeping
    rowKey: set.key,
    ...(set.period && {period: set.period}),
    ...(set.theme === "sources" && {bookkeeping: true}),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: csv.bytes,
    hash: `sha256:${csv.sha256}`,
    dialect: {delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true},
    ...(licences.length && {licenses: licences}),
    sources: origins.map(({title, url, attribution, licence, retrieved, caveats}) => ({
      title,
      ...(/^https?:/.test(url) && {path: url}),
      attribution,
      licence,
      retrieved,
      caveats
    })),
    schema: {
      fields: set.columns.map(field),
      missingValues: [""],
      ...keysOf(set, ids)
    }
  };
}

function field({name, title, type, description, unit, values, absent}: DataColumn): object {
  return {
    name,
    title,
    type: fieldTypes[type],
    ...(type === "boolean" && {trueValues: ["true"], falseValues: ["false"]}),
    description,
    ...(unit && {unit}),
    ...(values && {codes: values}),
    ...(absent && {absent: "status" in absent ? {statusField: absent.status} : {reason: absent.reason}}),
    constraints: {...(!absent && {required: true}), ...(values && {enum: Object.keys(values)})}
  };
}

/** Table Schema allows no empty cell in a key, so a key with one is left out. */
function keysOf({key, columns}: DataSet, ids: ReadonlySet<string>): object {
  const find = (name: string) => columns.find((c) => c.name === name);
  const primary = key.every((name) => find(name)?.absent === undefined) ? {primaryKey: key} : {};
  const hasUnit = find("unit_code") && find("unit_name") && !find("unit_name")?.absent && ids.has("unit");
  const toUnit = {fields: "unit_code", reference: {resource: "unit", fields: "code"}};
  return {...primary, ...(hasUnit && {foreignKeys: [toUnit]})};
}
