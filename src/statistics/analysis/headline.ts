import {tQuantile} from "../distributions.js";
import type {JackknifeEstimate} from "../effect/jackknife.js";
import type {Core} from "./core.js";
import {degreesOfFreedom} from "./interval.js";
import type {CellReason, Certainty, Headline} from "./result.js";
import {fewTreatedClusters} from "./settings.js";
import {cellKey} from "./small-cohorts.js";
import type {Study} from "./study.js";
import {treatedByCell} from "./treated.js";

/**
 * The one number of the page: the average of the cohorts' mean effects (group summary), jackknife interval. With it the
 * number of pupils a year that it amounts to: effect × answers a year in the treated units that the effect rests on.
 */
export function createHeadline(core: Core, study: Study): Headline {
  const own: JackknifeEstimate = core.jackknife?.aggregates.group.overall ?? {
    att: core.aggregates.group.overall.att,
    se: null,
    low: null,
    high: null
  };
  const df = degreesOfFreedom(core.carriers.group.overall);
  return {
    ...own,
    certainty: certaintyOf(own, df),
    reason: reasonOf(core, own),
    degreesOfFreedom: df,
    carriers: core.carriers.group.overall,
    pupils: pupilsOf(core, study, own)
  };
}

/**
 * How clearly an estimate differs from 0: at the 1 % level, the 5 % level, or not; unknown without an interval. Never
 * `clear` with few clusters behind it.
 */
export function certaintyOf({att, se}: {att: number | null; se: number | null}, df: number): Certainty {
  if (att === null || se === null) return "unknown";
  const t = Math.abs(att) / se;
  if (t > tQuantile(0.995, df) && df + 1 >= fewTreatedClusters.value) return "clear";
  return t > tQuantile(0.975, df) ? "likely" : "uncertain";
}

/** The reason that most cells after the start share, when none has an effect. */
export function commonReason(core: Core, keep: (group: number) => boolean = () => true): CellReason | null {
  const counts = new Map<CellReason, number>();
  for (const cell of core.effects.cells) {
    if (cell.time < cell.group || !keep(cell.group)) continue;
    if (cell.att !== null) return null;
    const reason = core.small.has(cellKey(cell)) ? "small-cohort" : (cell.reason ?? "no-effects");
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "no-effects";
}

function reasonOf(core: Core, {att, se}: JackknifeEstimate): CellReason | null {
  if (att === null) return commonReason(core);
  return se === null ? "one-cluster" : null;
}

function pupilsOf(core: Core, study: Study, {att, low, high}: JackknifeEstimate): Headline["pupils"] {
  if (att === null || low === null || high === null) return null;
  const years = new Map<number, number>();
  const treated = treatedByCell(core.effects);
  const byCode = new Map(study.units.map((unit) => [unit.code, unit]));
  for (const cell of core.effects.cells) {
    if (cell.att === null || cell.time < cell.group) continue;
    const index = study.years.indexOf(cell.time);
    const answers = (treated.get(cellKey(cell)) ?? []).reduce((sum, unit) => {
      const code = core.effects.prepared.panel.units[unit] ?? "";
      return sum + (byCode.get(code)?.years[index]?.respondents ?? 0);
    }, 0);
    years.set(cell.time, (years.get(cell.time) ?? 0) + answers);
  }
  const respondents = [...years.values()].reduce((sum, n) => sum + n, 0) / years.size;
  return {
    respondents,
    fewer: (-att / 100) * respondents,
    low: (-high / 100) * respondents,
    high: (-low / 100) * respondents
  };
}
