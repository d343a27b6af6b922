import type {World} from "./survey.js";

/** What a report can be about. */
export const reportKinds = ["county", "municipality", "network", "pulje"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** The folder of each kind in addresses, below `/rapport`. */
export const reportFolder: Readonly<Record<ReportKind, string>> = {
  county: "fylke",
  municipality: "kommune",
  network: "nettverk",
  pulje: "pulje"
};

/** The only characters a slug may have: no dot, slash or percent sign can ever get into a path. */
const allowed = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const longest = 60;

/** Whether a text is a slug as reports have them: ASCII letters in lower case, digits and single hyphens. */
export function isReportSlug(text: string): boolean {
  return text.length <= 2 * longest && allowed.test(text);
}

/** `/rapport/kommune/5001`: the address of a report in the site. Throws RangeError for what is no slug. */
export function reportAddress(kind: ReportKind, slug: string): string {
  if (!isReportSlug(slug)) throw new RangeError(`not the slug of a report: ${JSON.stringify(slug)}`);
  return `/rapport/${reportFolder[kind]}/${slug}`;
}

/** The slug of a county or a municipality: its code in lower case. Throws RangeError for any other text. */
export function codeSlug(code: string): string {
  const slug = code.toLowerCase();
  if (!isReportSlug(slug)) throw new RangeError(`not a code: ${JSON.stringify(code)}`);
  return slug;
}

const letters: Readonly<Record<string, string>> = {
  æ: "ae",
  ø: "o",
  å: "a",
  ä: "a",
  ö: "o",
  đ: "d",
  ŋ: "n",
  ŧ: "t",
  ß: "ss",
  þ: "th",
  ð: "d"
};

/** A name as a slug: `Trøndelag sørvest` → `trondelag-sorvest`, `Kárášjohka` → `karasjohka`; `uten-navn` if nothing is left. */
export function foldSlug(name: string): string {
  const folded = name
    .toLowerCase()
    .replace(/[æøåäöđŋŧßþð]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  return folded || "uten-navn";
}

/**
 * The slugs of a county's networks by name, such as `50-fosen`. Names that fold to the same letters (Ål and Al) get a
 * number from the second on, in the order of their code points, so that an address does not depend on the order given.
 */
export function networkSlugs(county: string, names: readonly string[]): ReadonlyMap<string, string> {
  const prefix = codeSlug(county);
  const taken = new Set<string>();
  return new Map(
    [...new Set(names)].sort(byCodePoint).map((name) => {
      const base = `${prefix}-${foldSlug(name)}`;
      let slug = base;
      for (let i = 2; taken.has(slug); i++) slug = `${base}-${i}`;
      taken.add(slug);
      return [name, slug];
    })
  );
}

/** The slug of a pulje: `ibs-5`, `eksempel-lmp-1`. */
export function puljeSlug({scheme, pulje, world}: {scheme: string; pulje: number; world: World}): string {
  return codeSlug(`${world === "example" ? "eksempel-" : ""}${scheme}-${pulje}`);
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
