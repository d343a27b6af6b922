import {readFileSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Package} from "../loaders/readers/packages.ts";

/** Packages of which parts are in the site without a folder of their own there: the frame, styles, letters, land. */
const bundled = [
  "@observablehq/framework",
  "@digdir/designsystemet-css",
  "@udir-design/theme",
  "@fontsource-variable/inter",
  "world-atlas"
];

/** The packages whose code, styles, letters or data are in a built site. Throws Error for one that is not in the lockfile. */
export async function findShipped(site: string, packages: readonly Package[]): Promise<Package[]> {
  const shipped = new Set(bundled);
  for (const library of ["_node", "_npm"]) {
    for (const folder of await readdir(join(site, library)).catch(() => [])) {
      const names = folder.startsWith("@")
        ? (await readdir(join(site, library, folder))).map((name) => `${folder}/${name}`)
        : [folder];
      for (const name of names) shipped.add(name.replace(/(?<=.)@[^@/]*$/, ""));
    }
  }
  const known = new Set(packages.map(({name}) => name));
  const strangers = [...shipped].filter((name) => !known.has(name));
  if (strangers.length) throw new Error(`${site}: not in the lockfile: ${strangers.join(", ")}`);
  return packages.filter(({name}) => shipped.has(name));
}

/** The texts of the licences of packages, each text once, under the packages it is for. */
export async function writeNotices(packages: readonly Package[]): Promise<string> {
  const packagesOf = new Map<string, string[]>();
  for (const {name, version, licence, folder} of packages) {
    const text = (await readLicence(folder)) ?? `${licence}. ${readAuthor(folder)}`;
    packagesOf.set(text, [...(packagesOf.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...packagesOf].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  return [
    "Nettstedet inneholder deler av pakkene under. Hver lisenstekst står én gang, etter pakkene den gjelder.\n",
    ...parts
  ].join(`\n${"-".repeat(80)}\n\n`);
}

/** The licence and notice files of a package. */
async function readLicence(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder))
    .filter((name) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(name))
    .toSorted();
  if (!names.length) return undefined;
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
}

/** Who made a package that comes without a text, as it says itself. */
function readAuthor(folder: string): string {
  const {author} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    author?: string | {name?: string};
  };
  const name = typeof author === "string" ? author : author?.name;
  return name ? `Copyright ${name}` : "The package names no author.";
}
