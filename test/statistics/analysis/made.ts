import type {CovariateRow, EffectRow, EffectWorld} from "../../../src/model/effect.ts";
import type {EffectSettings} from "../../../src/statistics/analysis/settings.ts";
import type {EffectData} from "../../../src/statistics/analysis/study.ts";
import {createRandom} from "../../../src/statistics/random.ts";

/** Made-up data of one level: units in municipalities, puljer that whole municipalities take part in. */
export interface Recipe {
  seed?: number;
  level?: "school" | "municipality";
  municipalities?: number;
  unitsPer?: number;
  firstYear?: number;
  lastYear?: number;
  /** Puljer in turn from the first municipality on; the other municipalities never take part. */
  puljer?: readonly {id: string; startYear: number; municipalities: number}[];
  /** Standard deviation of a share around its unit and year, percentage points. */
  noise?: number;
  /** Percentage points from the start on. */
  effect?: number;
  /** Percentage points a year that the units of puljer rise more than the others. */
  drift?: number;
  /** Parts of the rows that are hidden and missing. */
  hidden?: number;
  missing?: number;
}

export const twoPuljer = [
  {id: "P 1", startYear: 2017, municipalities: 4},
  {id: "P 2", startYear: 2019, municipalities: 5}
] as const;

export function makeData({
  seed = 1,
  level = "school",
  municipalities = 20,
  unitsPer = 3,
  firstYear = 2013,
  lastYear = 2020,
  puljer = twoPuljer,
  noise = 1.5,
  effect = -1,
  drift = 0,
  hidden = 0,
  missing = 0
}: Recipe = {}): EffectData {
  const random = createRandom(seed);
  const units: EffectWorld["units"] = [];
  const rows: EffectRow[] = [];
  const covariates: CovariateRow[] = [];
  const rise = Array.from({length: lastYear - firstYear + 1}, () => random.normal());
  for (let m = 0; m < municipalities; m++) {
    let before = 0;
    const own = puljer.find((p) => m < (before += p.municipalities));
    for (let u = 0; u < unitsPer; u++) {
      const municipality = `M${String(m).padStart(2, "0")}`;
      const code = level === "school" ? `${municipality}-${u}` : municipality;
      if (level === "municipality" && u > 0) continue;
      units.push({
        code,
        level,
        municipality,
        county: "M",
        startYear: own?.startYear ?? null,
        pulje: own?.id ?? null,
        areaBreaks: []
      });
      const base = 12 + 2 * random.normal();
      const respondents = random.integer(20, 90);
      const climate = 4 + 0.3 * random.normal();
      for (let year = firstYear; year <= lastYear; year++) {
        const points =
          base +
          rise[year - firstYear]! +
          (own ? drift * (year - firstYear) : 0) +
          (own && year >= own.startYear ? effect : 0) +
          noise * random.normal();
        const luck = random.uniform();
        covariates.push({unit: code, year, code: "EUIndeks_1379", value: climate + 0.1 * random.normal()});
        covariates.push({unit: code, year, code: "EUIndeks_1384", value: 4 + 0.3 * random.normal()});
        if (luck < missing) continue;
        const isHidden = luck > 1 - hidden;
        rows.push({
          unit: code,
          year,
          share: isHidden ? null : points / 100,
          bullied: isHidden ? null : Math.round((points * respondents) / 100),
          respondents,
          status: isHidden ? "suppressed" : "ok"
        });
      }
    }
  }
  const world: EffectWorld = {
    world: "example",
    missing: [],
    participants: {listed: 1, matched: 1},
    panels: [{level, measure: "total", grade: "7", firstYear, lastYear, respondents: 1}],
    puljer: puljer.map(({id, startYear}) => ({id, scheme: id.split(" ")[0]!, startYear})),
    units,
    municipalities: [...new Set(units.map((u) => u.municipality))].map((code) => ({code, name: code})),
    truth: puljer.flatMap(({id, startYear}) =>
      Array.from({length: Math.max(0, lastYear - startYear + 1)}, (_, i) => ({
        pulje: id,
        level,
        year: startYear + i,
        att: effect
      }))
    )
  };
  return {world, rows, covariates};
}

export function makeSettings(change: Partial<EffectSettings> = {}): EffectSettings {
  return {
    world: "example",
    measure: "total",
    grade: "7",
    level: "school",
    puljer: ["P 1", "P 2"],
    control: "notyet",
    method: "dr",
    weights: "respondents",
    covariates: [],
    firstYear: 2013,
    lastYear: 2020,
    selection: "independent",
    acrossBreaks: true,
    seed: 1,
    ...change
  };
}

/** Data with some rows changed. */
export function changeRows(data: EffectData, change: (row: EffectRow) => EffectRow | null): EffectData {
  return {...data, rows: data.rows.flatMap((row) => change(row) ?? [])};
}

/** Data with some units changed. */
export function changeUnits(
  data: EffectData,
  change: (unit: EffectWorld["units"][number]) => EffectWorld["units"][number]
): EffectData {
  return {...data, world: {...data.world, units: data.world.units.map(change)}};
}

/** Paths of numbers that are not finite. */
export function findNotFinite(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, part]) => findNotFinite(part, `${path}.${key}`));
}
