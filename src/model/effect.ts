import {z} from "./schema.js";
import {covariateCodes} from "./covariates.js";
import {Provenance} from "./published.js";

/** Shapes of the data behind the page Effekt, shared by its loaders, the page and the benchmark. */

export const effectLevels = z.enum(["school", "municipality"]);
export type EffectLevel = z.infer<typeof effectLevels>;

/** What a world (a county or the nation) has for the page: everything but the yearly numbers. */
export const EffectWorld = z.object({
  world: z.enum(["real", "example"]),
  /** Why nothing can be estimated; empty when it can. */
  missing: z.array(z.enum(["survey", "participation", "match"])),
  /** Participants in participation.csv, and how many of them have survey numbers. */
  participants: z.object({listed: z.int(), matched: z.int()}),
  /** Yearly numbers: one file of columns each, `data/effect/<world>-<level>-<measure>-<grade>.json`. */
  panels: z.array(
    z.object({
      level: effectLevels,
      measure: z.enum(["total", "pupils", "digital", "adults"]),
      grade: z.string(),
      firstYear: z.int(),
      lastYear: z.int(),
      /** Pupils who answered in the last year, all units together. */
      respondents: z.number()
    })
  ),
  puljer: z.array(z.object({id: z.string(), scheme: z.string(), startYear: z.int()})),
  /** Units with survey numbers. A municipality is its own `municipality`. */
  units: z.array(
    z.object({
      code: z.string(),
      level: effectLevels,
      municipality: z.string(),
      county: z.string(),
      /** First school year with treatment, by the start year; null for never. */
      startYear: z.int().nullable(),
      /** The pulje it takes part in; null for none. */
      pulje: z.string().nullable(),
      /** Start years of school years in which its area changed, so that earlier numbers are of another area. */
      areaBreaks: z.array(z.int())
    })
  ),
  municipalities: z.array(z.object({code: z.string(), name: z.string()})),
  /** The effect that was built into the example county, in percentage points on the total measure. */
  truth: z.array(z.object({pulje: z.string(), level: effectLevels, year: z.int(), att: z.number()}))
});
export type EffectWorld = z.infer<typeof EffectWorld>;

/** Page Effekt: `data/effect.json`. */
export const EffectIndex = z.object({worlds: z.array(EffectWorld).min(1), sources: z.array(Provenance)});
export type EffectIndex = z.infer<typeof EffectIndex>;

/** One number of one unit and year, in the file of its world, level, measure and grade. */
export const EffectRow = z.object({
  unit: z.string(),
  /** Start year of the school year. */
  year: z.int(),
  /** 0–1; null where it is hidden or missing. */
  share: z.number().nullable(),
  bullied: z.number().nullable(),
  respondents: z.number().nullable(),
  status: z.enum(["ok", "suppressed", "missing"])
});
export type EffectRow = z.infer<typeof EffectRow>;

/** Covariates of one unit and year: `data/effect/<world>-<level>-<grade>-covariates.json`. */
export const CovariateRow = z.object({
  unit: z.string(),
  year: z.int(),
  code: z.enum(covariateCodes),
  value: z.number().nullable()
});
export type CovariateRow = z.infer<typeof CovariateRow>;
