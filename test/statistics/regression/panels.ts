import {buildPanel, type LongTable, type Panel} from "../../../src/statistics/effect/panel.ts";
import {createRandom} from "../../../src/statistics/random.ts";
import {numberOf, readReference} from "../reference.ts";

/** A reference panel; `weight` and `cluster` name columns. */
export function referencePanel(
  file: string,
  {weight, cluster}: {weight?: string; cluster?: string} = {}
): Panel {
  const rows = readReference(`panels/${file}.csv`);
  const column = (name: string) => rows.map((row) => numberOf(row[name]));
  return buildPanel({
    unit: rows.map((row) => row["unit"] ?? ""),
    time: column("year"),
    start: column("g"),
    outcome: column("y"),
    weight: weight ? column(weight) : undefined,
    cluster: cluster ? rows.map((row) => row[cluster] ?? "") : undefined
  });
}

/** A generated panel: units × periods with effects, noise, holes and weights as asked for. */
export interface Recipe {
  seed: number;
  units?: number;
  periods?: number;
  unitsPerCluster?: number;
  noise?: number;
  holes?: number;
  isWeighted?: boolean;
  neverShare?: number;
  effect?: (start: number, time: number) => number;
}

/** Rows of a panel with additive unit and year effects; starts in years 4, 6 and 7 of `periods` from 2001, or never. */
export function generateTable({
  seed,
  units = 40,
  periods = 8,
  unitsPerCluster = 2,
  noise = 1,
  holes = 0,
  isWeighted = false,
  neverShare = 0.4,
  effect = () => 0
}: Recipe): Required<Omit<LongTable, "covariates">> & {weight: number[]; cluster: string[]} {
  const random = createRandom(seed);
  const table = {
    unit: [] as string[],
    time: [] as number[],
    start: [] as number[],
    outcome: [] as number[],
    weight: [] as number[],
    cluster: [] as string[]
  };
  const yearEffect = Array.from({length: periods}, () => random.normal());
  let start = Infinity;
  for (let i = 0; i < units; i++) {
    if (i % unitsPerCluster === 0) {
      start = random.uniform() < neverShare ? Infinity : 2001 + [3, 5, 6][random.integer(0, 2)]!;
    }
    const level = 10 + 2 * random.normal();
    const weight = isWeighted ? random.integer(5, 100) : 1;
    for (let t = 0; t < periods; t++) {
      const time = 2001 + t;
      if (random.uniform() < holes) continue;
      table.unit.push(`u${i}`);
      table.time.push(time);
      table.start.push(start);
      table.weight.push(weight);
      table.cluster.push(`c${Math.floor(i / unitsPerCluster)}`);
      const error = (noise * random.normal()) / Math.sqrt(isWeighted ? weight / 50 : 1);
      table.outcome.push(level + yearEffect[t]! + (time >= start ? effect(start, time) : 0) + error);
    }
  }
  return table;
}
