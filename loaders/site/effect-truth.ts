import {existsSync} from "node:fs";
import {basename, join} from "node:path";
import {z} from "zod";
import type {EffectWorld} from "../../src/model/effect.ts";
import {UserError} from "../errors.ts";
import {jsonBound, readBounded} from "../files/bounded.ts";
import {formatIssues, parseJson, parseShape} from "../files/json.ts";
import {manifestName, readManifest, verifyManifest} from "../files/manifest.ts";
import type {Warehouse} from "../warehouse/open.ts";

/** The part of truth.json that is read here: effects on the total share, 0–1. */
const Truth = z.object({
  expected_att_total: z.array(
    z.object({pulje: z.string(), year: z.int(), school: z.number(), municipality: z.number()})
  )
});

const remedy = 'run "npm run example" to write it anew';

/** A share as percentage points, free of the noise of the multiplication; six decimals of the share are kept. */
const points = (share: number) => Math.round(share * 1e6) / 1e4 + 0;

/**
 * The expected ATT(g, t) that was built into the example county: one row a pulje, level and survey from its start on, in
 * percentage points of the total measure; negative means fewer bullied. Truth is no survey number and not in the
 * warehouse: it is read from the data folder, by the manifest and its SHA-256, and only when the warehouse was built from
 * the same example county. Otherwise there is none, which `log` is told. Throws UserError for a damaged file.
 */
export async function readTruth(
  {rows}: Warehouse,
  {dataDir, log}: {dataDir: string; log: (line: string) => void}
): Promise<EffectWorld["truth"]> {
  const [built] = await rows<{id: string; files: number; bytes: number}>(
    "SELECT id, files, bytes FROM dataset WHERE kind = 'example-county'"
  );
  if (!built) return [];
  const path = join(dataDir, manifestName);
  const datasets = existsSync(path) ? (await readManifest(dataDir)).datasets : [];
  const dataset = datasets.find(({id}) => id === built.id);
  const size = dataset?.files.reduce((sum, file) => sum + file.bytes, 0);
  const found = dataset?.files.find((file) => basename(file.file) === "truth.json");
  if (!dataset || !found || size !== built.bytes || dataset.files.length !== built.files) {
    log(`${path}: not the example county of the warehouse: its truth is left out: set PULJEBLIKK_DATA`);
    return [];
  }
  await verifyManifest(dataDir, {datasets: [{...dataset, files: [found]}]});
  const file = join(dataDir, found.file);
  const bytes = await readBounded(file, {...jsonBound, remedy});
  const parsed = parseShape(Truth, parseJson(bytes.toString("utf8")));
  if (parsed.issues) throw new UserError(`${file}: ${formatIssues(parsed.issues)}: ${remedy}`);
  return (["school", "municipality"] as const).flatMap((level) =>
    parsed.data.expected_att_total.map((row) => ({
      pulje: row.pulje,
      level,
      year: row.year,
      att: points(row[level])
    }))
  );
}
