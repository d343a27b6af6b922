import {cp, mkdir, mkdtemp, readFile, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Papa from "papaparse";
import {hashFile, manifestName, type Manifest} from "../../loaders/files/manifest.ts";
import {hostileNames} from "./names.ts";

type Row = Record<string, string>;

/** Names that a register may hold. No file can hold the character zero. */
export const registerNames: readonly string[] = Object.values(hostileNames).map((name) =>
  name.replaceAll("\0", "")
);

/** Names that a user's file may hold: those with hidden characters are refused there. */
export const userNames: readonly string[] = Object.entries(hostileNames)
  .filter(([kind]) => kind !== "marks of direction" && kind !== "control characters")
  .map(([, name]) => name);

/** A name of each kind in turn, the same from run to run. */
const nameAt = (i: number) => registerNames[i % registerNames.length] ?? "";

/** The county whose municipalities, networks, participants and payments have hostile names. */
export const county = "50";
/** What the county itself is called. */
export const countyName = `<b onclick="alert(1)">\${alert(1)}\u202e</b>`;

/**
 * Which texts of the compiled raw files are replaced: by file, the columns in rows that `of` takes. With `by` rows that have
 * one value of a column have one name, as many as there are names.
 */
const texts: readonly {
  file: string;
  columns: readonly string[];
  of?: (row: Row) => boolean;
  by?: string;
}[] = [
  {
    file: "ssb-municipalities/municipalities_2024.csv",
    columns: ["name"],
    of: (row) => row["county"] === county
  },
  {
    file: "udir-bergen-grade7/bergen_grade7_bullying.csv",
    columns: ["name"],
    of: (row) => row["level"] === "4"
  },
  {file: "pulje-periods/periods.csv", columns: ["start_text", "end_text", "note", "source"]},
  {file: "pulje-milestones/milestones.csv", columns: ["label", "note", "source"]},
  {file: "pulje-participants/participants.csv", columns: ["name", "source"]},
  {
    file: "pulje-evaluations/evaluations.csv",
    columns: ["institution", "authors", "shows", "does_not_show", "source"]
  },
  {file: "kompetanseloftet-start/cells.csv", columns: ["phrase", "basis"]},
  {
    file: "dfo-accounts/state_accounts_226_231_by_agency.csv",
    columns: ["agency"],
    by: "organisation_number"
  },
  {
    file: "example-county/units.csv",
    columns: ["name"],
    of: (row) => row["level"] === "school" || /^EX0[1-9]$/.test(row["code"] ?? "")
  }
];

/** Rewrites one column of a CSV file; what is empty stays empty. */
async function rewrite(path: string, change: (row: Row, i: number) => Row): Promise<void> {
  const {data, meta} = Papa.parse<Row>(await readFile(path, "utf8"), {header: true, skipEmptyLines: true});
  await writeFile(path, `${Papa.unparse(data.map(change), {columns: meta.fields ?? [], newline: "\n"})}\n`);
}

/** A register of one municipality with a unit of each name, as its answers are stored: the list, then the details. */
function register(flag: "erBarnehage" | "erGrunnskole", first: number): string[] {
  const units = registerNames.map((name, i) => ({
    organisasjonsnummer: String(first + i),
    navn: name,
    erAktiv: true,
    [flag]: true,
    erSkole: flag === "erGrunnskole",
    erVideregaaendeSkole: false,
    erOffentligBarnehage: true,
    erPrivatBarnehage: false,
    erOffentligSkole: true,
    erPrivatSkole: false,
    antallBarn: 40 + i,
    elevtall: 40 + i,
    kommunenummer: "5001",
    kommune: {kommunenummer: "5001"}
  }));
  return [JSON.stringify({enhetListe: units}), JSON.stringify(units)];
}

/**
 * A data folder in which registers and the user's three files hold hostile names: of a county and its municipalities, of
 * schools and kindergartens, of puljer and participants, of networks, and of recipients and purposes.
 */
export async function makeHostileData(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "puljeblikk-hostile-"));
  await cp("data", dir, {recursive: true});
  for (const {file, columns, of = () => true, by} of texts) {
    let at = 0;
    const known: string[] = [];
    await rewrite(join(dir, file), (row) => {
      if (!of(row)) return row;
      if (by !== undefined) {
        const value = row[by] ?? "";
        if (!known.includes(value)) known.push(value);
        at = known.indexOf(value);
        if (at >= registerNames.length) return row;
      }
      const changed = columns.filter((c) => row[c]).map((c) => [c, nameAt(at++)] as const);
      return {...row, ...Object.fromEntries(changed)};
    });
  }
  const codes: string[] = [];
  await rewrite(join(dir, "ssb-municipalities/municipalities_2024.csv"), (row) => {
    if (row["county"] !== county) return row;
    codes.push(row["code"] ?? "");
    return {...row, county_name: countyName};
  });
  await writeUserFiles(join(dir, "user"), codes);
  await signManifest(dir);
  return dir;
}

/** Networks of the municipalities, all of them participants, and a payment to each network and to a municipality. */
async function writeUserFiles(dir: string, codes: readonly string[]): Promise<void> {
  const write = (name: string, rows: readonly object[]) =>
    writeFile(join(dir, name), Papa.unparse([...rows], {delimiter: ";", newline: "\n"}));
  await write(
    "networks.csv",
    codes.map((member, i) => ({
      county,
      network: userNames[i % userNames.length],
      member,
      valid_from: "",
      valid_to: ""
    }))
  );
  await write(
    "participation.csv",
    codes.map((code, i) => ({
      scheme: "IBS",
      pulje: 2 + (i % 2),
      code,
      role: "both",
      start: "2020-08-01",
      end: "2022-07-31",
      units: 3,
      resource_person_percent: 20,
      amount_nok: 520_000
    }))
  );
  await write(
    "allocations.csv",
    [...userNames, codes[0]].map((code, i) => ({
      scheme: "Dekom",
      decision_year: 2024,
      payment_year: 2024,
      code,
      amount_nok: 1_000_000 + i,
      purpose: userNames[(i + 1) % userNames.length]
    }))
  );
}

/** Adds the two registers and writes the size and hash of every file as it now is. */
async function signManifest(dir: string): Promise<void> {
  const path = join(dir, manifestName);
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  for (const [kind, flag, first] of [
    ["kindergartens-api", "erBarnehage", 900_000_000],
    ["schools-api", "erGrunnskole", 900_000_100]
  ] as const) {
    const files = register(flag, first).map((text, i) => ({text, file: `${kind}/${i}.json`}));
    await mkdir(join(dir, kind));
    for (const {text, file} of files) await writeFile(join(dir, file), text);
    manifest.datasets.push({
      ...manifest.datasets[0]!,
      id: kind,
      kind,
      files: files.map(({file}) => ({file, sha256: "", bytes: 0, url: null}))
    });
  }
  for (const dataset of manifest.datasets)
    for (const file of dataset.files) {
      file.sha256 = await hashFile(join(dir, file.file));
      file.bytes = (await stat(join(dir, file.file))).size;
    }
  await writeFile(path, JSON.stringify(manifest));
}
