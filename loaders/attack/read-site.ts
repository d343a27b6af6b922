import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import {unpackOrRefuse} from "./archives.ts";
import type {Edition} from "./edition.ts";
import {describePlace, type Medium} from "./fact.ts";
import {findUnread, isPacked} from "./file-kinds.ts";
import {createKnowledge, type Knowledge} from "./knowledge.ts";
import {createLexicon} from "./words/lexicon.ts";
import {setOf, type Source, type Tally} from "./rows/source.ts";
import {decode, readers, textReaders, type SiteFile} from "./readers.ts";
import {createStructure, type Structure} from "./structure.ts";

/** What readers of one edition share. */
interface Reading {
  /** Prefix of file names in places. */
  name: string;
  knowledge: Knowledge;
  structure: Structure;
  headings: Map<string, string>;
  /** Sets whose structure was read already. */
  taken: Set<string>;
  files: Map<string, number>;
  tally: Tally;
}

/**
 * Reads one published site; `paths` are relative to `root`, and `pdf` are printed reports beside it. Archives are opened
 * where they hold something else than the files beside them.
 */
export async function readSite(
  root: string,
  {name, paths, pdf = []}: {name: string; paths: readonly string[]; pdf?: readonly string[]}
): Promise<Edition> {
  const reading: Reading = {
    name,
    knowledge: createKnowledge(),
    structure: createStructure(),
    headings: new Map(),
    taken: new Set(),
    files: new Map(),
    tally: {rows: 0, stated: 0}
  };
  const load = async (path: string): Promise<SiteFile> => ({path, bytes: await readFile(join(root, path))});
  for (const path of paths.filter((one) => /(?:^|\/)datapackage[\w-]*\.json$/.test(one)))
    readHeadings(JSON.parse(decode((await load(path)).bytes)), reading.headings);
  for (const {pattern} of readers)
    for (const path of paths) if (pattern.test(path)) await readData(await load(path), reading);
  const packed: SiteFile[] = [];
  for (const path of paths)
    if (isPacked(path)) packed.push(...(await unpackOrRefuse(root, await load(path))));
  for (const file of packed) await readData(file, reading);
  await readTexts(
    (async function* () {
      for (const path of paths) if (isText(path)) yield await load(path);
      yield* packed.filter(({path}) => isText(path));
      for (const path of pdf) yield {path, bytes: await readFile(path)};
    })(),
    reading
  );
  return {
    name,
    knowledge: reading.knowledge,
    structure: reading.structure,
    files: reading.files,
    survey: reading.tally,
    unread: [
      ...findUnread([...paths, ...packed.map(({path}) => path)]),
      ...[...reading.knowledge.strangers].map(
        ([field, place]) =>
          `${describePlace(place)}: «${field}» holds numbers that the attack does not know: read them in loaders/attack/rows, or name the field in known-fields.ts if it tells nothing of a hidden number`
      )
    ]
  };
}

function isText(path: string): boolean {
  return textReaders.some(({pattern}) => pattern.test(path));
}

/** Reads pages, search index and PDF files with the names of what the data files hold. */
async function readTexts(files: AsyncIterable<SiteFile>, reading: Reading): Promise<void> {
  const lexicon = createLexicon(reading.structure);
  for await (const file of files) {
    const reader = textReaders.find(({pattern}) => pattern.test(file.path));
    if (!reader) continue;
    await guarded(file, reader.medium, reading, (name) =>
      reader.read(file, {notes: reading.knowledge, structure: reading.structure, lexicon, file: name})
    );
  }
}

/** Runs a reader; what it cannot read is the user's to mend. Throws UserError with the file and the reason. */
async function guarded(
  {path}: SiteFile,
  medium: Medium,
  {name, files}: Reading,
  read: (file: string) => void | Promise<void>
): Promise<void> {
  const file = name === "" ? path : `${name}/${path}`;
  try {
    await read(file);
  } catch (error) {
    throw new UserError(
      `${file}: cannot be read as ${medium} (${(error as Error).message}): build the site again`
    );
  }
  files.set(medium, (files.get(medium) ?? 0) + 1);
}

async function readData(file: SiteFile, reading: Reading): Promise<void> {
  const reader = readers.find(({pattern}) => pattern.test(file.path));
  if (!reader) return;
  const base = (file.path.split("/").at(-1) ?? "").split(".")[0]!;
  await guarded(file, reader.medium, reading, (name) => {
    const source: Source = {
      writer: {notes: reading.knowledge, file: name, medium: reader.medium},
      structure: reading.structure,
      set: setOf(file.path),
      names: reading.headings,
      tally: reading.tally,
      readsStructure: !reading.taken.has(base)
    };
    reading.taken.add(base);
    return reader.read(file, source);
  });
}

/** Headings for people and the names of their columns, from the published description of the files. */
function readHeadings(data: unknown, headings: Map<string, string>): void {
  const {resources = []} = data as {
    resources?: {schema?: {fields?: {name: string; title?: string}[]}}[];
  };
  for (const {schema} of resources)
    for (const {name, title} of schema?.fields ?? []) if (title !== undefined) headings.set(title, name);
}
