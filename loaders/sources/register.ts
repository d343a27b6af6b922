import {UserError} from "../errors.ts";
import {normalizeAnswer} from "./answer.ts";
import {checkBand, type Band} from "./band.ts";
import {readBaseUrl} from "./base-url.ts";
import {chunk} from "./chunk.ts";
import {ListPage, listWanted, normalizeKeys, parseRegister, type Register} from "./register-unit.ts";
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
  const {dataDir, log, now, acceptShrink} = context;
  const {source, title, register} = options;
  const base = readBaseUrl(context.env, options.variable, options.address);
  await withSnapshot({dataDir, source, request: {base}, log, now}, async (snapshot) => {
    const pages = await fetchPages(context, snapshot, base);
    const codes = [...new Set(pages.flatMap((page) => listWanted(register, page.json, page.file)))].sort();
    log(`${source}: ${codes.length} units wanted of the list`);
    const bundles = await fetchDetails({context, snapshot, base, codes, options});
    const rows = parseRegister(
      register,
      [...pages, ...bundles].map(({file, json}) => [file, json] as const)
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
        `${url}: no AntallSider or TotaltAntallEnheter: the paging of the interface has changed`
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

async function fetchDetails<Row>({
  context: {http, log},
  snapshot,
  base,
  codes,
  options: {source, register}
}: {
  context: FetchContext;
  snapshot: Snapshot;
  base: string;
  codes: readonly string[];
  options: Pick<RegisterOptions<Row>, "source" | "register">;
}): Promise<Stored[]> {
  const bundles: Stored[] = [];
  const wanted = chunk(codes, unitsPerBundle).map((some, index) => ({
    some,
    file: `details/bundle-${String(index + 1).padStart(3, "0")}.json`
  }));
  const open = wanted.filter(({file}) => !snapshot.has(file));
  const pages = open.reduce((sum, {some}) => sum + some.length, 0);
  const progress = createProgress({pages, parts: open.length, log});
  try {
    for (const {some, file} of wanted) {
      if (!snapshot.has(file)) {
        const answers: string[] = [];
        for (const code of some) {
          const url = `${base}/v4/enhet/${encodeURIComponent(code)}`;
          const {bytes, json} = await http.get(url);
          register.parse(normalizeKeys(json), url);
          answers.push(bytes.toString("utf8").replace(/^\uFEFF/, ""));
          progress.addPage(1, bytes.length);
        }
        const url = `${base}/v4/enhet/{organisasjonsnummer}`;
        await snapshot.write(file, Buffer.from(`[${answers.join(",\n")}]`), url);
        progress.endPart(`${source} ${some[0]}–${some.at(-1)}`);
      }
      bundles.push({file, json: (await readStored(snapshot, file)).json});
    }
  } finally {
    progress.stop();
  }
  return bundles;
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
