/**
 * Units by periods. A value of unit i in period t stands at i × periods + t in the cell arrays. Absent outcomes are
 * NaN: hidden and missing alike, since neither may be used. Weights and covariates may change over time; an estimator
 * takes those of the earlier of the two years it compares, so that a treatment never changes them.
 */
export interface Panel {
  readonly units: readonly string[];
  /** Ascending; not necessarily without gaps. */
  readonly periods: readonly number[];
  /** First treated period of each unit; Infinity for never. */
  readonly start: Float64Array;
  readonly outcome: Float64Array;
  /** Nonnegative; where the outcome is absent, the unit's nearest earlier weight, else its first. */
  readonly weight: Float64Array;
  /** Index into `clusters` for each unit. */
  readonly cluster: Int32Array;
  readonly clusters: readonly string[];
  readonly covariates: readonly {readonly name: string; readonly values: Float64Array}[];
}

/** Columns of a long table, one entry a row. */
export interface LongTable {
  unit: readonly string[];
  time: readonly number[];
  /** First treated period; 0, NaN or Infinity for never. */
  start: readonly number[];
  /** NaN where absent. */
  outcome: readonly number[];
  weight?: readonly number[] | undefined;
  cluster?: readonly string[] | undefined;
  covariates?: readonly {name: string; values: readonly number[]}[] | undefined;
}

/** A row that cannot be part of a panel. `row` counts the rows given from 0. */
export class PanelError extends Error {
  constructor(
    readonly row: number,
    readonly column: keyof LongTable,
    message: string
  ) {
    super(message);
  }
}

/**
 * A long table as a panel. A row with an absent weight or covariate counts as absent. Units without a single outcome are
 * left out. Without clusters every unit is its own.
 * Throws PanelError for a doubled unit and period, a start or cluster that changes within a unit, a weight below 0, a
 * period that is not a whole number.
 */
export function buildPanel(table: LongTable): Panel {
  const rows = table.unit.length;
  const covariates = table.covariates ?? [];
  const isPresent = (row: number) =>
    Number.isFinite(at(table.outcome, row)) &&
    (!table.weight || Number.isFinite(at(table.weight, row))) &&
    covariates.every(({values}) => Number.isFinite(at(values, row)));

  const unitIndex = new Map<string, number>();
  const firstRow: number[] = [];
  const times = new Set<number>();
  for (let row = 0; row < rows; row++) {
    const time = at(table.time, row);
    if (!Number.isInteger(time)) throw new PanelError(row, "time", `not a whole period: ${time}`);
    if (table.weight && at(table.weight, row) < 0) {
      throw new PanelError(row, "weight", `a weight below 0: ${at(table.weight, row)}`);
    }
    if (!isPresent(row)) continue;
    times.add(time);
    const unit = table.unit[row] ?? "";
    if (!unitIndex.has(unit)) {
      unitIndex.set(unit, firstRow.length);
      firstRow.push(row);
    }
  }
  const periods = [...times].sort((a, b) => a - b);
  const periodIndex = new Map(periods.map((period, index) => [period, index]));
  const n = firstRow.length;
  const width = periods.length;
  const clusters: string[] = [];
  const clusterIndex = new Map<string, number>();
  const panel = {
    units: [...unitIndex.keys()],
    periods,
    start: new Float64Array(n),
    outcome: new Float64Array(n * width).fill(NaN),
    weight: new Float64Array(n * width).fill(NaN),
    cluster: new Int32Array(n),
    clusters,
    covariates: covariates.map(({name}) => ({name, values: new Float64Array(n * width).fill(NaN)}))
  };
  firstRow.forEach((row, unit) => {
    panel.start[unit] = startOf(table, row);
    const name = table.cluster?.[row] ?? panel.units[unit] ?? "";
    if (!clusterIndex.has(name)) {
      clusterIndex.set(name, clusters.length);
      clusters.push(name);
    }
    panel.cluster[unit] = clusterIndex.get(name) ?? 0;
  });
  const seen = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const name = table.unit[row] ?? "";
    const key = `${name}\u0000${at(table.time, row)}`;
    if (seen.has(key))
      throw new PanelError(row, "time", `unit ${name} has period ${at(table.time, row)} twice`);
    seen.add(key);
    const unit = unitIndex.get(name);
    if (unit === undefined) continue;
    if (startOf(table, row) !== panel.start[unit]) {
      throw new PanelError(row, "start", `unit ${name} has another start here than in an earlier row`);
    }
    if (table.cluster && table.cluster[row] !== clusters[panel.cluster[unit] ?? -1]) {
      throw new PanelError(row, "cluster", `unit ${name} has another cluster here than in an earlier row`);
    }
    if (!isPresent(row)) continue;
    const cell = unit * width + (periodIndex.get(at(table.time, row)) ?? 0);
    panel.outcome[cell] = at(table.outcome, row);
    panel.weight[cell] = table.weight ? at(table.weight, row) : 1;
    covariates.forEach(({values}, c) => {
      const target = panel.covariates[c];
      if (target) target.values[cell] = at(values, row);
    });
  }
  for (let unit = 0; unit < n; unit++) fillWeights(panel.weight.subarray(unit * width, (unit + 1) * width));
  return panel;
}

/** The units of a panel for which `keep` holds, in the same order; clusters without units go. */
export function selectUnits(panel: Panel, keep: (unit: number) => boolean): Panel {
  const kept: number[] = [];
  for (let unit = 0; unit < panel.units.length; unit++) if (keep(unit)) kept.push(unit);
  const taken = takeUnits(panel, kept);
  const used = [...new Set(taken.cluster)];
  const renumbered = new Map(used.map((old, index) => [old, index]));
  return {
    ...taken,
    cluster: taken.cluster.map((old) => renumbered.get(old) ?? 0),
    clusters: used.map((old) => panel.clusters[old] ?? "")
  };
}

/** The given units of a panel, in the given order; all clusters stay. */
export function takeUnits(panel: Panel, taken: readonly number[]): Panel {
  const width = panel.periods.length;
  const cells = (values: Float64Array) => {
    const out = new Float64Array(taken.length * width);
    for (let row = 0; row < taken.length; row++) {
      const from = taken[row]! * width;
      for (let t = 0; t < width; t++) out[row * width + t] = values[from + t]!;
    }
    return out;
  };
  return {
    units: taken.map((unit) => panel.units[unit]!),
    periods: panel.periods,
    start: Float64Array.from(taken, (unit) => panel.start[unit]!),
    outcome: cells(panel.outcome),
    weight: cells(panel.weight),
    cluster: Int32Array.from(taken, (unit) => panel.cluster[unit]!),
    clusters: panel.clusters,
    covariates: panel.covariates.map(({name, values}) => ({name, values: cells(values)}))
  };
}

/** The periods of a panel for which `keep` holds. Units stay, also those left without an outcome. */
export function selectPeriods(panel: Panel, keep: (period: number) => boolean): Panel {
  const kept = panel.periods.flatMap((period, index) => (keep(period) ? [index] : []));
  const width = panel.periods.length;
  const cells = (values: Float64Array) =>
    Float64Array.from({length: panel.units.length * kept.length}, (_, cell) => {
      const unit = Math.floor(cell / kept.length);
      return values[unit * width + (kept[cell % kept.length] ?? 0)] ?? NaN;
    });
  return {
    ...panel,
    periods: kept.map((index) => panel.periods[index] ?? NaN),
    outcome: cells(panel.outcome),
    weight: cells(panel.weight),
    covariates: panel.covariates.map(({name, values}) => ({name, values: cells(values)}))
  };
}

function at(values: readonly number[], row: number): number {
  return values[row] ?? NaN;
}

function startOf(table: LongTable, row: number): number {
  const start = at(table.start, row);
  return start === 0 || Number.isNaN(start) ? Infinity : start;
}

function fillWeights(weights: Float64Array): void {
  let last = weights.find((w) => !Number.isNaN(w)) ?? NaN;
  for (let t = 0; t < weights.length; t++) {
    const own = weights[t] ?? NaN;
    if (Number.isNaN(own)) weights[t] = last;
    else last = own;
  }
}
