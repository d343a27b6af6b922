import {createHash} from "node:crypto";
import {mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";

/** A raw file of a data set of the given kind. */
export interface RawFile {
  kind: string;
  file: string;
  text: string;
}

/** Makes a data folder with a manifest that lists the given files, grouped by kind. */
export async function makeDataFolder(files: readonly RawFile[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "puljeblikk-data-"));
  const datasets = new Map<string, object[]>();
  for (const {kind, file, text} of files) {
    const bytes = file.endsWith(".gz") ? gzipSync(text) : Buffer.from(text);
    await mkdir(join(dir, dirname(file)), {recursive: true});
    await writeFile(join(dir, file), bytes);
    const entry = {
      file,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes: bytes.length,
      url: null
    };
    datasets.set(kind, [...(datasets.get(kind) ?? []), entry]);
  }
  const manifest = [...datasets].map(([kind, entries]) => ({
    id: kind,
    kind,
    title: kind,
    publisher: "Test",
    world: kind === "example-county" ? "example" : "real",
    files: entries,
    url: "https://example.org/",
    retrieved: "2026-01-01",
    period: "2024-25",
    licence: "CC0",
    attribution: "Test",
    caveats: []
  }));
  await writeFile(join(dir, "manifest.json"), JSON.stringify({datasets: manifest}));
  return dir;
}

/** Builds a warehouse from a data folder and opens it. */
export async function buildAndOpen(dataDir: string, world: "all" | "real" = "all"): Promise<Warehouse> {
  const out = join(dataDir, "warehouse.duckdb");
  await buildWarehouse({dataDir, out, world});
  return openWarehouse(out);
}

/** One row of the bullying table of grunnskole as the API writes it; what is not given is the total. */
export function bullyingRow(row: {
  unit: string;
  year: string;
  share: string | null;
  bullied: string | null;
  level?: number;
  grade?: string;
  gender?: string;
  ownership?: string;
  question?: string;
  group?: number;
}): Record<string, string | number | null> {
  const {unit, year, share, bullied, level = 3, grade = "7", gender = "Alle kjønn"} = row;
  return {
    SpoersmaalNivaa: 1,
    Spoersmaalgruppekode: "EUIndeks_1398",
    Spoersmaalgruppe: "Mobbing på skolen",
    Spoersmaalkode: row.question ?? "EUIndeks_1398",
    Spoersmaalnavn: "Alle spørsmål",
    Skoleaarnavn: year,
    EnhetNivaa: level,
    Nasjonaltkode: "I",
    Fylkekode: level === 1 ? "00" : unit.slice(0, 2),
    Kommunekode: level === 3 ? unit : "0",
    Kommune: `Sted ${unit}`,
    Organisasjonsnummer: unit,
    EnhetNavn: `Enhet ${unit}`,
    GruppeNivaa: row.group ?? 0,
    Trinnnavn: `${grade}. årstrinn`,
    EierformNavn: row.ownership ?? "Alle eierformer",
    Kjoenn: gender,
    AndelMobbet: share,
    AntallBesvart: bullied
  };
}

/** One row of the participation table. */
export function participationRow(
  unit: string,
  year: string,
  answered: string,
  level = 3,
  grade = "7"
): object {
  const row = bullyingRow({unit, year, share: null, bullied: null, level, grade});
  return {...row, AndelDeltatt: "90,0", AntallBesvart: answered, AntallInvitert: answered};
}

/** The survey snapshot of the given rows: bullying pages and participation pages. */
export function surveySnapshot(bullying: readonly object[], participation: readonly object[]): RawFile[] {
  return [
    {
      kind: "survey-api",
      file: "survey/s/gsk-bullying/202412/municipality/page-00001.json.gz",
      text: JSON.stringify(bullying)
    },
    {
      kind: "survey-api",
      file: "survey/s/gsk-participation/202412/municipality/page-00001.json.gz",
      text: JSON.stringify(participation)
    }
  ];
}

/** Municipality changes as the compiled file has them. */
export function changes(
  rows: readonly (readonly [date: string, from: string, to: string, kind: string])[]
): RawFile {
  const lines = rows.map(([date, from, to, kind]) => `${date},${from},Sted ${from},${to},Sted ${to},${kind}`);
  return {
    kind: "municipality-changes",
    file: "changes/changes.csv",
    text: ["date,old_code,old_name,new_code,new_name,kind", ...lines, ""].join("\n")
  };
}

/** The list of today's municipalities. */
export function municipalities(codes: readonly string[]): RawFile {
  const lines = codes.map((code) => `${code},Sted ${code},${code.slice(0, 2)},Fylke,60,10`);
  return {
    kind: "municipalities",
    file: "municipalities/municipalities.csv",
    text: ["code,name,county,county_name,latitude,longitude", ...lines, ""].join("\n")
  };
}
