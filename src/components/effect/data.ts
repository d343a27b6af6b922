import {fromColumns, type Columns} from "../../model/columns.js";
import type {CovariateRow, EffectRow} from "../../model/effect.js";
import type {EffectSettings} from "../../statistics/analysis/settings.js";
import {loadJson} from "../page-data.js";

const loaded = new Map<string, Promise<unknown>>();

/** The yearly numbers of the chosen world, level, measure and grade; each file is fetched once. */
export function loadEffectRows({world, level, measure, grade}: EffectSettings): Promise<EffectRow[]> {
  return load(`${world}-${level}-${measure}-${grade}`);
}

/** The covariates of the chosen world, level and grade; nothing is fetched when none is chosen. */
export function loadCovariates({world, level, grade, covariates}: EffectSettings): Promise<CovariateRow[]> {
  return covariates.length === 0 ? Promise.resolve([]) : load(`${world}-${level}-${grade}-covariates`);
}

function load<T>(name: string): Promise<T[]> {
  const known = loaded.get(name) as Promise<T[]> | undefined;
  if (known) return known;
  // the page tells the reader itself, beside the choices, until another choice is made
  const loading = loadJson<Columns>(`data/effect/${name}.json`, {report: () => undefined});
  const rows = loading.then((columns) => fromColumns<T>(columns));
  loaded.set(name, rows);
  // a failed file is asked for again next time
  rows.catch(() => loaded.delete(name));
  return rows;
}
