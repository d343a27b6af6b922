import {createHash} from "node:crypto";
import {mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {gatherQuality, writeQuality} from "../../loaders/editions/quality.ts";
import type {Manifest} from "../../loaders/files/manifest.ts";
import {diffPlace, editionPlace} from "../../loaders/readers/places.ts";
import type {CheckSummary} from "../../src/model/quality.ts";

/** One made-up set: its CSV text, and what its data package says beside the names of its columns. */
export interface MadeSet {
  name?: string;
  version?: string;
  csv: string;
  key?: string[];
  types?: Record<string, string>;
  statusOf?: Record<string, string>;
  bookkeeping?: boolean;
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "puljeblikk-edition-"));
}

/** The rows of `share` by unit and school year: `1103,2023-24,0.1,ok`. */
export function shares(...rows: string[]): string {
  return ["unit_code,school_year,share,share_status", ...rows, ""].join("\n");
}

/**
 * Writes a small site that can be published: two pages, a script, data files with their package and listing, and what it says
 * of its quality, made of `datasets` and following the edition in the folder `after`.
 */
export async function writeSite(
  root: string,
  sets: readonly MadeSet[],
  {after, datasets = []}: {after?: string | undefined; datasets?: Manifest["datasets"]} = {}
): Promise<string> {
  const made = sets.map(resource);
  const dataPackage = {resources: made.map(({resource: one}) => one)};
  const listing = {
    sets: made.map(({name, csv, version}) => ({
      id: name,
      world: "real",
      name,
      title: name,
      version,
      rows: csv.trimEnd().split("\n").length - 1,
      period: null,
      licences: [],
      files: [
        {
          file: `${name}.csv`,
          format: "csv",
          bytes: Buffer.byteLength(csv),
          sha256: hash(csv),
          rows: csv.trimEnd().split("\n").length - 1,
          county: null
        }
      ],
      leftOut: []
    })),
    common: []
  };
  const files: Record<string, string> = {
    "index.html": page('<a href="./endringer#topp">Endringer</a>'),
    "endringer.html": page(`<h1 id="topp">Endringer</h1>${diffPlace}<a href="./">Forsiden</a>`),
    "_file/a.js": 'export const a = "a";\n',
    "data/datapackage.json": JSON.stringify(dataPackage),
    "data/files.json": JSON.stringify(listing),
    ...Object.fromEntries(made.map(({name, csv}) => [`data/${name}.csv`, csv]))
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), {recursive: true});
    await writeFile(join(root, path), text);
  }
  await writeQuality(root, await gatherQuality([madeCheck], {manifest: {datasets}, after}));
  return root;
}

const madeCheck: CheckSummary = {
  id: "encoding",
  title: "Filene er hel UTF-8",
  level: 1,
  severity: "error",
  result: "passed",
  looked: {count: 3, of: "files"},
  findings: 0,
  known: 0
};

function resource({
  name = "share",
  version = "1.0.0",
  csv,
  key = ["unit_code", "school_year"],
  types = {},
  statusOf = {share: "share_status"},
  bookkeeping = false
}: MadeSet) {
  const columns = csv.slice(0, csv.indexOf("\n")).split(",");
  return {
    name,
    csv,
    version,
    resource: {
      name,
      path: `${name}.csv`,
      title: name,
      version,
      hash: `sha256:${hash(csv)}`,
      rowKey: key,
      ...(columns.includes("school_year") && {period: "school_year"}),
      ...(bookkeeping && {bookkeeping}),
      schema: {
        fields: columns.map((column) => ({
          name: column,
          type: types[column] ?? "string",
          ...(statusOf[column] && {absent: {statusField: statusOf[column]}})
        }))
      }
    }
  };
}

/** A page as the build leaves it. */
function page(body: string): string {
  return `<!DOCTYPE html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n<title>Side</title>\n</head>\n<body><main>${body}</main><footer><p>${editionPlace}</p></footer></body>\n</html>\n`;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
