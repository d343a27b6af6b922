import {existsSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {UserError} from "../loaders/errors.ts";
import {requireWritableFolder} from "../loaders/files/folder.ts";
import {
  isReportSlug,
  reportAddress,
  reportFolder,
  reportKinds,
  type ReportKind
} from "../loaders/report/address.ts";

/** A report to print: its address in the site, and the name of its PDF. */
export interface PrintTarget {
  address: string;
  file: string;
}

/** What `npm run reports` is asked for. */
export interface ReportsRequest {
  site: string;
  out: string;
  /** Address of the published site, ending with a slash, for the links in the PDF. */
  address?: string;
  targets: PrintTarget[];
}

const usage =
  "npm run reports -- [--county 50] [--municipality 5001] [--network 50-fosen] [--pulje ibs-5] [--all] [--site dist] [--out reports] [--address https://…]";

/**
 * Reads the arguments; each kind may be given several times. `opening` is called before the site is read. Throws UserError
 * for a report that the site does not have.
 */
export async function parseReportsRequest(
  args: readonly string[],
  opening: (site: string) => Promise<void> = async () => {}
): Promise<ReportsRequest> {
  const values = parse(args);
  const {site, out} = values;
  await opening(site);
  const known = await listReports(site);
  const asked = reportKinds.flatMap((kind) =>
    (values[kind] ?? []).map((slug) => [kind, slug.toLowerCase()] as const)
  );
  if (asked.length === 0 && !values.all) throw new UserError(`no report chosen: ${usage}`);
  for (const [kind, slug] of asked) {
    if (!isReportSlug(slug) || !known.some((k) => k.kind === kind && k.slug === slug))
      throw new UserError(
        `--${kind} ${JSON.stringify(slug)}: no such report in ${site}/: choose one of the page Rapporter, as its address ends`
      );
  }
  await requireWritableFolder(out, "--out");
  const chosen = values.all
    ? known
    : known.filter((k) => asked.some(([kind, slug]) => k.kind === kind && k.slug === slug));
  return {
    site,
    out,
    ...(values.address === undefined ? {} : {address: parseAddress(values.address)}),
    targets: chosen.map(({kind, slug}) => ({
      address: reportAddress(kind, slug),
      file: `${reportFolder[kind]}-${slug}.pdf`
    }))
  };
}

function parseAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UserError(
      `--address ${JSON.stringify(text)}: write the address of the published site, such as https://example.org/`
    );
  const {origin, pathname} = new URL(text);
  return `${origin}${pathname.replace(/\/*$/, "")}/`;
}

function parse(args: readonly string[]) {
  try {
    const several = {type: "string", multiple: true} as const;
    return parseArgs({
      args: [...args],
      options: {
        county: several,
        municipality: several,
        network: several,
        pulje: several,
        all: {type: "boolean", default: false},
        site: {type: "string", default: "dist"},
        out: {type: "string", default: "reports"},
        address: {type: "string"}
      }
    }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}: ${usage}`);
  }
}

/** The reports of a built site, by kind and slug. Throws UserError when there are none. */
export async function listReports(site: string): Promise<{kind: ReportKind; slug: string}[]> {
  const found: {kind: ReportKind; slug: string}[] = [];
  for (const kind of reportKinds) {
    const folder = join(site, "rapport", reportFolder[kind]);
    if (!existsSync(folder)) continue;
    const slugs = (await readdir(folder)).filter((n) => n.endsWith(".html")).map((n) => n.slice(0, -5));
    found.push(
      ...slugs
        .filter(isReportSlug)
        .sort()
        .map((slug) => ({kind, slug}))
    );
  }
  if (found.length === 0) throw new UserError(`${site}/rapport: no reports there: run "npm run build" first`);
  return found;
}
