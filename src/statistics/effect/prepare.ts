import {selectPeriods, selectUnits, takeUnits, type Panel} from "./panel.js";
import type {EffectSpecification} from "./specification.js";

/** A panel made ready for estimation: which cohorts get an effect, and what was set aside and why. */
export interface PreparedPanel {
  panel: Panel;
  /** Cohorts (first treated period) that get effects, ascending. */
  groups: number[];
  /** Mean-one weight of each unit in cohort sizes. */
  unitWeight: Float64Array;
  /** Units treated in the first period or before (anticipation included): without a base, left out. */
  alwaysTreated: number;
  /** Periods left out since nobody is untreated in them. */
  droppedPeriods: number[];
}

/**
 * Sets aside what cannot enter any comparison, in the order of the R package `did` 2.5.1: a start after the last period
 * (anticipation included) is never; without never treated units and with not-yet treated comparison the periods from
 * the last start on go, and the last cohort only compares; units treated from the first period on go.
 * Units are ordered by cluster, so that every cluster is one range of rows.
 */
export function preparePanel(given: Panel, {control, anticipation}: EffectSpecification): PreparedPanel {
  const last = given.periods.at(-1) ?? -Infinity;
  let panel: Panel = {...given, start: given.start.map((s) => (s > last + anticipation ? Infinity : s))};
  let latest = Infinity;
  let droppedPeriods: number[] = [];
  if (control === "notyet" && panel.units.length > 0 && panel.start.every((s) => s !== Infinity)) {
    latest = panel.start.reduce((most, start) => Math.max(most, start), -Infinity);
    droppedPeriods = panel.periods.filter((period) => period >= latest - anticipation);
    panel = selectPeriods(panel, (period) => period < latest - anticipation);
  }
  const first = (panel.periods[0] ?? Infinity) + anticipation;
  const isAlways = panel.start.map((s) => (s <= first ? 1 : 0));
  panel = sortByCluster(selectUnits(panel, (unit) => !isAlways[unit]));
  const groups = [...new Set(panel.start)]
    .filter((s) => s !== Infinity && s < latest && s > first)
    .sort((a, b) => a - b);
  return {
    panel,
    groups,
    unitWeight: meanOne(panel),
    alwaysTreated: isAlways.reduce((sum, flag) => sum + flag, 0),
    droppedPeriods
  };
}

/** The weight of each unit in the first period, scaled to mean 1. */
function meanOne({units, periods, weight}: Panel): Float64Array {
  const first = Float64Array.from(units, (_, unit) => weight[unit * periods.length]!);
  const mean = first.reduce((sum, w) => sum + w, 0) / units.length;
  return first.map((w) => w / mean);
}

function sortByCluster(panel: Panel): Panel {
  const order = panel.units
    .map((_, unit) => unit)
    .sort((a, b) => panel.cluster[a]! - panel.cluster[b]! || a - b);
  return order.every((unit, row) => unit === row) ? panel : takeUnits(panel, order);
}
