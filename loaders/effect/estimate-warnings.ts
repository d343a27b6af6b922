import {cohortSizes, type Aggregates} from "../../src/statistics/effect/aggregate.ts";
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
  if (imputation && imputation.notImputable > 0) {
    lines.push(
      `${count(imputation.notImputable, "treated outcome")} not imputed: no untreated outcome of the unit, or of others in the period.`
    );
  }
  if (imputation && imputation.loneShare > 0 && imputation.loneShare < 1) {
    lines.push(
      `${Math.round(imputation.loneShare * 100)} % of the weight of the imputation estimate is in cohorts and periods of one cluster only: its standard error is too small.`
    );
  }
  return lines;
}

/** Which cohorts have effects but no size to average them by. */
export function sizeWarnings({effects: {cells, prepared}}: Estimated): string[] {
  const sizes = cohortSizes(prepared);
  const empty = prepared.groups.filter(
    (group) => !(sizes.get(group)! > 0) && cells.some((cell) => cell.group === group && cell.att !== null)
  );
  if (empty.length === 0) return [];
  const of = empty.length === 1 ? `cohort ${empty[0]}: it has` : `cohorts ${empty.join(", ")}: they have`;
  return [
    `Cohort sizes are taken from the weights of the first period ${prepared.panel.periods[0]}, which sum to 0 for ${of} no part in averages over cohorts.`
  ];
}

/** Which summaries have no jackknife standard error, and why. */
export function jackknifeWarnings({request, effects, jackknife}: Estimated): string[] {
  if (!request.jackknife) return [];
  if (!jackknife) return ["There is no jackknife: it deletes clusters in turn and needs two or more."];
  // The base period is zero with or without any cluster.
  const estimated = new Set(
    effects.cells.filter(({reason}) => reason !== "base-period").map(({time, group}) => time - group)
  );
  const replicates = jackknife.replicates.map(listEntries);
  const decided: string[] = [];
  const rounded: string[] = [];
  listEntries(jackknife.aggregates).forEach(({name, eventTime, value: {att, se}}, index) => {
    if (att === null || se !== null || (eventTime !== undefined && !estimated.has(eventTime))) return;
    const isDecided = replicates.some((entries) => Number.isNaN(entries[index]!.value.att));
    (isDecided ? decided : rounded).push(name);
  });
  const without = "Without jackknife standard error, since";
  return [
    decided.length > 0 && `${without} one cluster decides them: ${decided.join("; ")}.`,
    rounded.length > 0 && `${without} it is no more than rounding: ${rounded.join("; ")}.`
  ].filter((line) => line !== false);
}

/** An entry of the summaries under the name that the tables give it. */
interface Entry<Value> {
  name: string;
  eventTime?: number;
  value: Value;
}

function listEntries<Value>({simple, dynamic, group, calendar}: Aggregates<Value>): Entry<Value>[] {
  return [
    {name: "simple", value: simple},
    {name: "dynamic overall", value: dynamic.overall},
    ...dynamic.byEventTime.map((value) => ({
      name: `event time ${value.eventTime}`,
      eventTime: value.eventTime,
      value
    })),
    {name: "group overall", value: group.overall},
    ...group.byGroup.map((value) => ({name: `group ${value.group}`, value})),
    {name: "calendar overall", value: calendar.overall},
    ...calendar.byTime.map((value) => ({name: `time ${value.time}`, value}))
  ];
}
