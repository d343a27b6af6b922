import {mapAggregates} from "../../src/statistics/effect/aggregate.ts";
import {reasons, reasonText} from "../../src/statistics/effect/specification.ts";
import {count} from "./plural.ts";
import type {Estimated} from "./warnings.ts";

/** Which effects could not be estimated and why, and which outcomes could not be imputed. */
export function cellWarnings({effects, imputation}: Estimated): string[] {
  const {cells, prepared} = effects;
  if (prepared.groups.length === 0) {
    return [
      "No unit starts treatment after the first period and within the panel: there is no effect to estimate."
    ];
  }
  const lines = reasons.flatMap((reason) => {
    const number = cells.filter((cell) => cell.reason === reason && cell.att === null).length;
    return number > 0 ? [`${count(number, "group-time effect")} not estimable: ${reasonText[reason]}.`] : [];
  });
  if (imputation.notImputable > 0) {
    lines.push(
      `${count(imputation.notImputable, "treated outcome")} not imputed: no untreated outcome of the unit, or of others in the period.`
    );
  }
  if (imputation.loneShare > 0 && imputation.loneShare < 1) {
    lines.push(
      `${Math.round(imputation.loneShare * 100)} % of the weight of the imputation estimate is in cohorts and periods of one cluster only: its standard error is too small.`
    );
  }
  return lines;
}

/** Which summaries have no jackknife standard error. */
export function jackknifeWarnings({request, effects, jackknife}: Estimated): string[] {
  if (!request.jackknife) return [];
  if (!jackknife) return ["There is no jackknife: it deletes clusters in turn and needs two or more."];
  const bare: string[] = [];
  const {simple, dynamic, group, calendar} = mapAggregates(jackknife.aggregates, ({att, se}) => ({
    isBare: att !== null && se === null
  }));
  const add = (name: string, {isBare}: {isBare: boolean}) => isBare && bare.push(name);
  add("simple", simple);
  add("dynamic overall", dynamic.overall);
  // The base period is zero with or without any cluster.
  const bases = new Set(
    effects.cells.filter(({reason}) => reason !== "base-period").map(({time, group: g}) => time - g)
  );
  for (const value of dynamic.byEventTime) {
    if (bases.has(value.eventTime)) add(`event time ${value.eventTime}`, value);
  }
  add("group overall", group.overall);
  for (const value of group.byGroup) add(`group ${value.group}`, value);
  add("calendar overall", calendar.overall);
  for (const value of calendar.byTime) add(`time ${value.time}`, value);
  if (bare.length === 0) return [];
  return [`Without jackknife standard error, since one cluster decides them: ${bare.join("; ")}.`];
}
