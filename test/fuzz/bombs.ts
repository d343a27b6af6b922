import {spawn} from "node:child_process";
import {once} from "node:events";
import {createHash} from "node:crypto";
import {createReadStream, createWriteStream} from "node:fs";
import {mkdir, mkdtemp, open, rm, stat, truncate, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGzip} from "node:zlib";

/** A command on a file that is far too large, and what it must say. */
export interface Bomb {
  name: string;
  /** Makes the files in a folder and returns the command line. */
  make: (folder: string) => Promise<string[]>;
  /** What the one line on standard error must hold. */
  says: RegExp;
}

/** What became of a bomb. */
export interface Explosion {
  code: number | null;
  errors: string;
  seconds: number;
  /** Largest memory of the command's process, MB. */
  peakMb: number;
}

/** More than Node, DuckDB with its own limit and the largest file that is read. */
export const mostPeakMb = 1500;

const gigabyte = 1_000_000_000;
const header = {
  participation: "scheme;pulje;code;role;start;end;units;resource_person_percent;amount_nok",
  networks: "county;network;member;valid_from;valid_to",
  allocations: "scheme;decision_year;payment_year;code;amount_nok;purpose"
} as const;

const warehouse = (folder: string) => ["warehouse", "--data", folder, "--out", join(folder, "w.duckdb")];

/** A user's file of a gigabyte: one line of zeros without any on the disk. */
export const sparseBomb: Bomb = {
  name: "participation.csv, a gigabyte in one line",
  make: async (folder) => {
    await writeManifest(folder, []);
    await sparse(join(folder, "user/participation.csv"), header.participation);
    return warehouse(folder);
  },
  says: /participation\.csv: 1000 MB, more than 10 MB/
};

/** Files that are made where they are needed and removed again. */
export const bombs: readonly Bomb[] = [
  sparseBomb,
  ...(["networks", "allocations"] as const).map((name): Bomb => ({
    name: `${name}.csv, a gigabyte in one line, checked`,
    make: async (folder) => {
      await writeManifest(folder, []);
      await sparse(join(folder, `user/${name}.csv`), header[name]);
      return ["check", "--data", folder, "--json", join(folder, "report.json")];
    },
    says: new RegExp(`${name}\\.csv: 1000 MB, more than 10 MB`)
  })),
  {
    name: "networks.csv, a row of ten million cells",
    make: async (folder) => {
      await writeManifest(folder, []);
      await repeat(join(folder, "user/networks.csv"), {
        start: `${header.networks}\n50`,
        piece: ";x",
        bytes: 9_900_000
      });
      return warehouse(folder);
    },
    says: /networks\.csv, row 2: more than 16384 cells in one row/
  },
  {
    name: "networks.csv, half a million bad rows",
    make: async (folder) => {
      await writeManifest(folder, []);
      await repeat(join(folder, "user/networks.csv"), {
        start: `${header.networks}\n`,
        piece: "x;y;z;a;b\n",
        bytes: 9_900_000
      });
      return warehouse(folder);
    },
    says: /networks\.csv, row \d+: more than 100000 rows/
  },
  {
    name: "allocate, a gigabyte in one line",
    make: async (folder) => {
      await sparse(join(folder, "n.csv"), "network;pupils;children");
      return ["allocate", "--networks", join(folder, "n.csv"), "--frame", "1000", "--weights", "pupils=1"];
    },
    says: /n\.csv: 1000 MB, more than 10 MB/
  },
  {
    name: "effect, a gigabyte in one line",
    make: async (folder) => {
      await sparse(join(folder, "p.csv"), "unit,time,start,y");
      return [
        "effect",
        "--panel",
        join(folder, "p.csv"),
        ..."--unit unit --time time --start start --outcome y".split(" ")
      ];
    },
    says: /p\.csv: 1000 MB, more than 500 MB/
  },
  {
    name: "manifest, a gigabyte",
    make: async (folder) => {
      await sparse(join(folder, "manifest.json"), "{");
      return warehouse(folder);
    },
    says: /manifest\.json: 1000 MB, more than 50 MB/
  },
  {
    name: "raw CSV file, a gigabyte in one line",
    make: async (folder) => {
      const file = "accounts/a.csv";
      await sparse(join(folder, file), "year,chapter,post,organisation_number,agency,million_nok\n");
      await writeManifest(folder, [{kind: "accounts", file}]);
      return warehouse(folder);
    },
    says: /a\.csv: cannot be read as CSV/
  },
  {
    name: "register, a few megabytes that unpack to gigabytes",
    make: async (folder) => {
      const file = "schools/page.json.gz";
      await zipped(join(folder, file), 3 * gigabyte);
      await writeManifest(folder, [{kind: "schools-api", file}]);
      return warehouse(folder);
    },
    says: /page\.json\.gz: unpacks to more than 250 MB/
  },
  {
    name: "survey page, a few megabytes that unpack to gigabytes",
    make: async (folder) => {
      const file = "survey/s/gsk-participation/202412/nation/page-00001.json.gz";
      await zipped(join(folder, file), 3 * gigabyte);
      await writeManifest(folder, [{kind: "survey-api", file}]);
      return warehouse(folder);
    },
    says: /survey: a page cannot be read/
  }
];

/** Runs every bomb, a line each; returns how many were not refused as they must be. */
export async function runBombs(log: (line: string) => void): Promise<number> {
  let failed = 0;
  for (const bomb of bombs) {
    const result = await explode(bomb);
    const fault = faultOf(bomb, result);
    if (fault !== undefined) failed++;
    const {seconds, peakMb, errors} = result;
    log(
      `${fault === undefined ? "✓" : "✗"} ${bomb.name.padEnd(56)} ${seconds.toFixed(1)} s, peak ${peakMb} MB ${fault ?? ""}`
    );
    if (fault !== undefined) log(errors.slice(0, 2000));
  }
  return failed;
}

/** What is wrong with how a command took a bomb; undefined when it was refused in one line and little memory. */
export function faultOf({says}: Bomb, {code, errors, peakMb}: Explosion): string | undefined {
  // progress of the warehouse is told on standard error as well
  const line = errors.trim().split("\n").at(-1) ?? "";
  if (code !== 1) return `exit ${code}`;
  if (/^\s+at /m.test(errors)) return "a stack";
  if (!says.test(line)) return `says ${JSON.stringify(line.slice(0, 300))}`;
  return peakMb > mostPeakMb ? `more than ${mostPeakMb} MB` : undefined;
}

/** Makes the files of a bomb, runs the command, and removes them. */
export async function explode({make}: Bomb): Promise<Explosion> {
  const folder = await mkdtemp(join(tmpdir(), "puljeblikk-bomb-"));
  try {
    const [command = "", ...args] = await make(folder);
    const begun = performance.now();
    const preload = join(import.meta.dirname, "peak.mjs");
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "--import", preload, `loaders/command/${command}.ts`, ...args],
      {stdio: ["ignore", "ignore", "pipe", "ipc"]}
    );
    let errors = "";
    let peakMb = 0;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text.slice(0, 100_000)));
    child.on("message", (message) => (peakMb = Math.round(Number(message) / 1000)));
    const [code] = (await once(child, "close")) as [number | null];
    return {code, errors, peakMb, seconds: (performance.now() - begun) / 1000};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** A file that says it holds a gigabyte after its beginning, and takes no room. */
async function sparse(path: string, start: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, start);
  await truncate(path, gigabyte);
}

async function repeat(
  path: string,
  {start, piece, bytes}: {start: string; piece: string; bytes: number}
): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const file = await open(path, "w");
  try {
    await file.write(start);
    const block = piece.repeat(Math.ceil(100_000 / piece.length));
    for (let written = 0; written + block.length <= bytes; written += block.length) await file.write(block);
  } finally {
    await file.close();
  }
}

async function zipped(path: string, bytes: number): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const block = Buffer.alloc(10_000_000, "[");
  const blocks = Readable.from(
    (function* () {
      for (let written = 0; written < bytes; written += block.length) yield block;
    })()
  );
  await pipeline(blocks, createGzip({level: 1}), createWriteStream(path));
}

async function writeManifest(folder: string, files: readonly {kind: string; file: string}[]): Promise<void> {
  const datasets = await Promise.all(
    files.map(async ({kind, file}) => ({
      id: kind,
      kind,
      title: kind,
      publisher: "Test",
      world: "real",
      files: [{file, ...(await signatureOf(join(folder, file))), url: null}],
      url: "https://example.org/",
      retrieved: "2026-01-01",
      period: "2024-25",
      licence: "CC0",
      attribution: "Test",
      caveats: []
    }))
  );
  await writeFile(join(folder, "manifest.json"), JSON.stringify({datasets}));
}

async function signatureOf(path: string): Promise<{sha256: string; bytes: number}> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return {sha256: hash.digest("hex"), bytes: (await stat(path)).size};
}
