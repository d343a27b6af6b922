import {z} from "./schema.js";

/** One file that readers can download. */
const file = z.object({
  /** Name under `data/`. */
  file: z.string(),
  format: z.string(),
  /** What readers call the format. */
  label: z.string(),
  bytes: z.int().positive(),
  rows: z.int().positive(),
  /** County number where the file holds only a part. */
  county: z.string().nullable()
});

/** A data set of one world with its files, as the pages Data og kilder and Variabler offer it. */
export const PublishedSet = z.object({
  id: z.string(),
  world: z.enum(["real", "example"]),
  name: z.string(),
  title: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  rows: z.int().positive(),
  period: z.string().nullable(),
  licences: z.array(z.string()),
  files: z.array(file).min(1),
  /** Sentences on formats that the set is not in. */
  leftOut: z.array(z.string())
});
export type PublishedSet = z.infer<typeof PublishedSet>;

/** Everything that can be downloaded. */
export const Downloads = z.object({
  sets: z.array(PublishedSet).min(1),
  common: z.array(z.object({file: z.string(), title: z.string(), bytes: z.int().positive()})).min(1)
});
export type Downloads = z.infer<typeof Downloads>;

/** Page Variabler: the dictionary of the data sets, with the files of each. */
export const VariableList = z.object({
  themes: z
    .array(
      z.object({
        title: z.string(),
        sets: z
          .array(
            z.object({
              id: z.string(),
              title: z.string(),
              row: z.string(),
              description: z.string(),
              key: z.array(z.string()).min(1),
              columns: z
                .array(
                  z.object({
                    name: z.string(),
                    title: z.string(),
                    type: z.string(),
                    unit: z.string(),
                    description: z.string(),
                    /** `all: Alle; girls: Jenter`, or an empty text. */
                    codes: z.string(),
                    /** When the cell is empty, in words. */
                    absent: z.string()
                  })
                )
                .min(1),
              published: z.array(PublishedSet).min(1)
            })
          )
          .min(1)
      })
    )
    .min(1),
  common: Downloads.shape.common,
  /** How absent numbers and guarded texts are marked, in sentences. */
  notes: z.array(z.string()).min(1)
});
export type VariableList = z.infer<typeof VariableList>;
