import {UserError} from "../errors.ts";
import {normalizeAnswer} from "./answer.ts";
import {checkBand, type Band} from "./band.ts";
import {readBaseUrl} from "./base-url.ts";
import {chunk} from "./chunk.ts";
import {RefusedRequest} from "./http.ts";
import {
  encodeNotFound,
  listCodes,
  ListPage,
  listWanted,
  normalizeKeys,
  parseRegister,
  type Register
} from "./register-unit.ts";
import {withSnapshot, type Snapshot} from "./snapshot.ts";
import {createProgress} from "./progress.ts";
import {readStored} from "./stored.ts";
import type {FetchContext} from "./source.ts";

interface Located {
  county: string;
  latitude: number | null;
  longitude: number | null;
}

export interface RegisterOptions<Row> {
  source: "schools" | "kindergartens";
  title: string;
  /** Environment variable and default of the address. */
  variable: string;
  address: string;
  register: Register<Row>;
  /** Lowest and highest plausible number of rows. */
  plausible: Band;
  /** Pupils or children of a row. */
  count: (row: Row) => number | null;
}

const unitsPerPage = 1000;
/** Details are stored in bundles, so that an interrupted run repeats few calls and the snapshot has few files. */
const unitsPerBundle = 100;

/**
 * Renews the snapshot of a register: the list page by page, then one call for each wanted unit, since only the
 * details have counts and positions. A bundle is a JSON array of the answers exactly as received. Continues where
 * an interrupted run stopped. Throws UserError and keeps the old snapshot when the result is not plausible.
 */
export async function fetchRegister<Row extends Located>(
  context: FetchContext,
  options: RegisterOptions<Row>
): Promise<void> {
  const {dataDir, compare, log, now, acceptShrink} = context;
  const {source, title, register} = options;
  const base = readBaseUrl(context.env, options.variable, options.address);
  await withSnapshot({dataDir, source, request: {base}, compare, log, now}, async (snapshot) => {
    const stored = await fetchUnits({context, snapshot, base, options});
    const rows = parseRegister(
      register,
      stored.map(({file, json}) => [file, json] as const)
    );
    const findings = checkUnits(rows, options);
    if (findings.length) {
      await forget(snapshot);
      throw new UserError(
        `${source}: ${findings.join("; ")}: the old snapshot is kept; ` +
          "compare with the register's own web page and run the command again later"
      );
    }
    const retrieved = now().toISOString().slice(0, 10);
    const unknown = rows.filter((row) => options.count(row) === null).length;
    await snapshot.commit(
      {
        id: source,
        kind: `${source}-api`,
        title,
        publisher: "Utdanningsdirektoratet",
        world: "real",
        url: base,
        retrieved,
        period: retrieved,
        licence: "NLOD 2.0",
        attribution: "Inneholder data under NLOD, tilgjengeliggjort på data.udir.no",
        caveats: [
          "Registerets egne antall, ikke den offisielle tellingen.",
          `${unknown} av ${rows.length} enheter mangler antall.`
        ]
      },
      {rows: {[source]: rows.length}, acceptShrink}
    );
    log(`${source}: ${rows.length} rows, ${unknown} without a count`);
  });
}

interface Stored {
  file: string;
  json: unknown;
}

/** A list that was read longer ago is read again: units come and go. */
const maxListAge = 24 * 3600_000;

/**
 * The list and all details. When a detail answers 404 the list is read once more: units that it no longer has are left
 * out; of those it still has, 1 % (at least 3) may lack details, are told one by one and named in the snapshot.
 */
async function fetchUnits<Row>(options: {
  context: FetchContext;
  snapshot: Snapshot;
  base: string;
  options: Pick<RegisterOptions<Row>, "source" | "register">;
}): Promise<Stored[]> {
  const {
    context: {log, now},
    snapshot,
    base,
    options: {source, register}
  } = options;
  const readList = async () => {
    const pages = await fetchPages(options.context, snapshot, base);
    const codes = [...new Set(pages.flatMap((page) => listWanted(register, page.json, page.file)))].sort();
    log(`${source}: ${codes.length} units wanted of the list`);
    return {pages, codes, allowed: Math.max(3, Math.floor(codes.length / 100))};
  };
  const readListAnew = async () => {
    await snapshot.remove("list");
    await snapshot.note("list begun", now().toISOString());
    return readList();
  };
  const begun = Date.parse(snapshot.noted("list begun") ?? "");
  let list = Math.abs(now().getTime() - begun) <= maxListAge ? await readList() : await readListAnew();
  const refused = new Map<string, RefusedRequest>();
  let bundles = await fetchDetails({...options, ...list, refused});
  if (refused.size) {
    log(
      `${source}: ${[...refused.keys()].slice(0, 5).join(", ")}: listed, but not found; the list is read again`
    );
    list = await readListAnew();
    for (const code of refused.keys()) {
      if (list.codes.includes(code)) continue;
      refused.delete(code);
      log(`${source}: unit ${code} is no longer listed and left out`);
    }
    if (refused.size <= list.allowed) bundles = await fetchDetails({...options, ...list, refused});
  }
  if (refused.size > list.allowed) {
    const [first] = refused.values();
    await snapshot.remove("list");
    throw new UserError(
      `${source}: more than ${list.allowed} listed units are not found, the first: ${first?.message}`
    );
  }
  for (const code of refused.keys())
    log(`${source}: unit ${code} is listed, but has no details (404): left out`);
  const notFound = [...refused.keys()].sort();
  const file = "not-found.json";
  await snapshot.remove(`${file}.gz`);
  if (!notFound.length) return [...list.pages, ...bundles];
  await snapshot.write(file, encodeNotFound(notFound), `${base}/v4/enhet/{organisasjonsnummer}`);
  return [...list.pages, ...bundles, {file, json: (await readStored(snapshot, file)).json}];
}

/** All pages of the list; a list that changed while it was read is refused and forgotten. */
async function fetchPages({http}: FetchContext, snapshot: Snapshot, base: string): Promise<Stored[]> {
  const pages: Stored[] = [];
  const units = new Set<unknown>();
  let total: number | undefined;
  for (let number = 1, last = 1; number <= last; number += 1) {
    const file = `list/page-${String(number).padStart(3, "0")}.json`;
    const url = `${base}/v4/enheter?sidenummer=${number}&antallperside=${unitsPerPage}`;
    const stored = snapshot.has(file);
    const answer = stored ? await readStored(snapshot, file) : await http.get(url);
    const page = normalizeAnswer(ListPage, normalizeKeys(answer.json), url);
    if (page.antallsider === undefined || page.totaltantallenheter === undefined) {
      throw new UserError(
        `${url}: no AntallSider or TotaltAntallEnheter: the paging of the interface has changed; compare it with the register's documentation`
      );
    }
    if (!stored) await snapshot.write(file, answer.bytes, url);
    last = page.antallsider;
    total ??= page.totaltantallenheter;
    for (const unit of page.enhetliste) units.add(unit.organisasjonsnummer);
    pages.push({file, json: answer.json});
  }
  if (units.size === total) return pages;
  await forget(snapshot);
  throw new UserError(
    `${base}: the list has ${units.size} different units, but says ${total}: it changed while it was read; ` +
      "run the command again"
  );
}

/** A whole but wrong download is not worth continuing: the next run begins anew. */
async function forget(snapshot: Snapshot): Promise<void> {
  await snapshot.remove("list");
  await snapshot.remove("details");
}

/**
 * The bundles that are stored already, and new ones for the units that are in none of them. Units that answer 404 are
 * put into `refused` and not asked for again; it stops when there are more than allowed.
 */
async function fetchDetails<Row>({
  context: {http, log},
  snapshot,
  base,
  codes,
  allowed,
  refused,
  options: {source, register}
}: {
  context: FetchContext;
  snapshot: Snapshot;
  base: string;
  codes: readonly string[];
  allowed: number;
  refused: Map<string, RefusedRequest>;
  options: Pick<RegisterOptions<Row>, "source" | "register">;
}): Promise<Stored[]> {
  const bundles: Stored[] = [];
  const here = new Set(refused.keys());
  for (let file = bundleName(1); snapshot.has(file); file = bundleName(bundles.length + 1)) {
    const {json} = await readStored(snapshot, file);
    bundles.push({file, json});
    for (const code of listCodes(json, file)) here.add(code);
  }
  const open = codes.filter((code) => !here.has(code));
  const wanted = chunk(open, unitsPerBundle);
  const progress = createProgress({pages: open.length, parts: wanted.length, log});
  try {
    for (const some of wanted) {
      const answers: string[] = [];
      for (const code of some) {
        if (refused.size > allowed) break;
        const url = `${base}/v4/enhet/${encodeURIComponent(code)}`;
        const answer = await http.get(url).catch((error: unknown) => {
          if (!(error instanceof RefusedRequest && error.status === 404)) throw error;
          refused.set(code, error);
        });
        if (!answer) continue;
        register.parse(normalizeKeys(answer.json), url);
        answers.push(answer.bytes.toString("utf8").replace(/^\uFEFF/, ""));
        progress.addPage(1, answer.bytes.length);
      }
      if (!answers.length) continue;
      const file = bundleName(bundles.length + 1);
      const url = `${base}/v4/enhet/{organisasjonsnummer}`;
      await snapshot.write(file, Buffer.from(`[${answers.join(",\n")}]`), url);
      progress.endPart(`${source} ${some[0]}–${some.at(-1)}`);
      bundles.push({file, json: (await readStored(snapshot, file)).json});
    }
  } finally {
    progress.stop();
  }
  return bundles;
}

function bundleName(number: number): string {
  return `details/bundle-${String(number).padStart(3, "0")}.json`;
}

/** What is wrong with the rows of a register, one phrase each. */
export function checkUnits<Row extends Located>(
  rows: readonly Row[],
  {plausible, count}: Pick<RegisterOptions<Row>, "plausible" | "count">
): string[] {
  const findings = checkBand("units", rows.length, plausible);
  const counted = rows.filter((row) => count(row) !== null).length;
  const located = rows.filter(({latitude}) => latitude !== null).length;
  if (counted < rows.length / 2) findings.push(`only ${counted} of ${rows.length} units have a count`);
  if (located < rows.length / 2) findings.push(`only ${located} of ${rows.length} units have a position`);
  const outside = rows.filter(({latitude, longitude}) => !isInNorway(latitude, longitude)).length;
  if (outside > rows.length / 100) findings.push(`${outside} units lie outside Norway`);
  const counties = new Set(rows.map(({county}) => county)).size;
  if (counties < 15) findings.push(`only ${counties} counties occur, expected at least 15`);
  return findings;
}

/** Mainland and Svalbard, roughly; units without a position pass. */
function isInNorway(latitude: number | null, longitude: number | null): boolean {
  if (latitude === null || longitude === null) return true;
  return latitude >= 57 && latitude <= 81 && longitude >= 4 && longitude <= 32;
}
