import {join} from "node:path";
import {z} from "zod";
import {UserError} from "../errors.ts";
import {readJsonFile} from "../files/json.ts";

/** The data packages of a site, each where it exists: the real world's and the fictional county's. */
const packageNames = ["datapackage.json", "datapackage-eksempel.json"] as const;

const Field = z.object({
  name: z.string().min(1),
  type: z.string(),
  absent: z.object({statusField: z.string().optional()}).optional()
});
const threeNumbers = z.string().regex(/^\d+\.\d+\.\d+$/);
const Resource = z.object({
  name: z.string(),
  path: z.string(),
  title: z.string(),
  version: threeNumbers,
  /** Packages without it had the structure's version as their only one. */
  structureVersion: threeNumbers.optional(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  rowKey: z.array(z.string()).min(1),
  period: z.string().optional(),
  bookkeeping: z.boolean().default(false),
  schema: z.object({fields: z.array(Field).min(1)})
});
const Package = z.object({resources: z.array(Resource)});

/** One published set as its edition describes it; `file` is the whole path of its CSV file. */
export interface PublishedSet {
  name: string;
  title: string;
  version: string;
  /** What `loaders/datasets/` declared. */
  structureVersion: string;
  file: string;
  sha256: string;
  /** What tells rows apart; cells of it can be empty. */
  key: readonly string[];
  /** The column that says when. */
  period: string | null;
  /** Tells of the files themselves, so it changes with every edition. */
  bookkeeping: boolean;
  columns: readonly PublishedColumn[];
}

export interface PublishedColumn {
  name: string;
  type: string;
  /** The column that says whether the number is shown, hidden or missing. */
  status: string | null;
}

/** Every set of a site's folder `data/`, by name. Throws UserError when a package cannot be read or there is none. */
export async function readSets(site: string): Promise<Map<string, PublishedSet>> {
  const folder = join(site, "data");
  const found = await Promise.all(packageNames.map((name) => readPackage(folder, name)));
  if (found.every((sets) => sets === undefined))
    throw new UserError(
      `${join(folder, packageNames[0])}: no such file: build the site with "npm run build"`
    );
  return new Map(found.flatMap((sets) => sets ?? []).map((set) => [set.name, set]));
}

async function readPackage(folder: string, name: string): Promise<PublishedSet[] | undefined> {
  const path = join(folder, name);
  try {
    const {resources} = await readJsonFile(path, Package, "build the site again");
    return resources.map((resource) => shape(folder, resource));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    if (error instanceof UserError) throw error;
    throw new UserError(`${path}: not a data package that this program wrote: ${(error as Error).message}`);
  }
}

/** One resource of a package that is being written into `folder`. */
export function readResource(resource: object, folder: string): PublishedSet {
  return shape(folder, Resource.parse(resource));
}

function shape(folder: string, resource: z.infer<typeof Resource>): PublishedSet {
  const {name, title, version, bookkeeping, rowKey, period = null, schema, hash} = resource;
  if (!/^[\w-][\w.-]*$/.test(resource.path)) throw new Error(`path ${JSON.stringify(resource.path)}`);
  return {
    name,
    title,
    version,
    structureVersion: resource.structureVersion ?? version,
    bookkeeping,
    key: rowKey,
    period,
    sha256: hash.slice("sha256:".length),
    file: join(folder, resource.path),
    columns: schema.fields.map((field) => ({
      name: field.name,
      type: field.type,
      status: field.absent?.statusField ?? null
    }))
  };
}
