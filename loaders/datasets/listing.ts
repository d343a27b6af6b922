import {join} from "node:path";
import {z} from "zod";
import {UserError} from "../errors.ts";
import {readJsonFile} from "../files/json.ts";

/** Where the files lie until they are put into the site. */
export const defaultFiles = ".cache/files";
export const listingName = "files.json";

const formats = z.enum(["csv", "excel", "xlsx", "parquet", "arrow", "jsonstat"]);
export type Format = z.infer<typeof formats>;

/** What was written: one entry a published set, in the order of the dictionary. */
export const Listing = z.object({
  sets: z.array(
    z.object({
      id: z.string(),
      world: z.enum(["real", "example"]),
      name: z.string(),
      title: z.string(),
      version: z.string(),
      rows: z.int().nonnegative(),
      period: z.string().nullable(),
      licences: z.array(z.string()),
      files: z.array(
        z.object({
          /** Name under `data/`. */
          file: z.string(),
          format: formats,
          bytes: z.int().positive(),
          sha256: z.string(),
          rows: z.int().nonnegative(),
          /** County number where the format holds only a part of the set. */
          county: z.string().nullable()
        })
      ),
      /** Formats that the set is not in, with the reason for readers. */
      leftOut: z.array(z.object({format: formats, reason: z.string()}))
    })
  ),
  /** Files about all sets. */
  common: z.array(z.object({file: z.string(), title: z.string(), bytes: z.int().positive()}))
});
export type Listing = z.infer<typeof Listing>;
export type ListedSet = Listing["sets"][number];
export type ListedFile = ListedSet["files"][number];

/** Reads the list of the files in a folder. Throws UserError when they have not been written. */
export async function readListing(
  folder = process.env["PULJEBLIKK_FILES"] ?? defaultFiles
): Promise<Listing> {
  const path = join(folder, listingName);
  try {
    return await readJsonFile(path, Listing, 'run "npm run build"');
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${path}: no list of data files (${(error as Error).message}): run "npm run build"`);
  }
}
