import type {Aggregates} from "../../src/statistics/effect/aggregate.ts";
import {count} from "./plural.ts";
import type {EffectReport} from "./report.ts";

const decimals = 4;
/** Where a number is not given. */
const none = "..";

/** A row of an estimate: its label and its numbers. */
type Row = readonly string[];

/** The report as aligned tables for people: the numbers of the JSON rounded to four decimals, `..` where there is none. */
export function formatEffectReport(report: EffectReport): string {
  const {spec, units, clusters, attGt, aggregate, band, jackknife, imputation, warnings} = report;
  const reasons = attGt.some(({reason}) => reason !== undefined);
  const sections = [
    `${spec.panel}: ${count(units, "unit")}, ${count(clusters, "cluster")}; control ${spec.control}, base ${spec.base}, anticipation ${spec.anticipation}, method ${spec.method}`,
    formatTable("Group-time effects", [
      ["group", "time", "att", "se", "treated", "comparison", ...(reasons ? ["reason"] : [])],
      ...attGt.map(({group, time, att, se, treated, comparison, reason}) => [
        `${group}`,
        `${time}`,
        formatNumber(att),
        formatNumber(se),
        `${treated}`,
        `${comparison}`,
        ...(reasons ? [reason ?? ""] : [])
      ])
    ]),
    formatTable("Summaries", [["", "att", "se"], ...listEstimates(aggregate, ["att", "se"])]),
    ...(band ? [`Simultaneous 95 % band of the event times: att ± ${formatNumber(band.critical)} × se`] : []),
    ...(jackknife
      ? [
          formatTable(
            `Jackknife (${count(jackknife.clusters, "cluster")}, t with ${jackknife.degreesOfFreedom} df, 95 % intervals)`,
            [["", "att", "se", "low", "high"], ...listEstimates(jackknife, ["att", "se", "low", "high"])]
          )
        ]
      : []),
    formatTable("Imputation", [
      ["", "att", "se"],
      ["overall", formatNumber(imputation.att), formatNumber(imputation.se), imputation.reason ?? ""]
    ]),
    ...(warnings.length > 0 ? [["Warnings", ...warnings.map((line) => `- ${line}`)].join("\n")] : [])
  ];
  return sections.join("\n\n");
}

function listEstimates<K extends string>(
  {simple, dynamic, group, calendar}: Aggregates<Record<K, number | null>>,
  keys: readonly K[]
): Row[] {
  const row = (label: string, value: Record<K, number | null>) => [
    label,
    ...keys.map((key) => formatNumber(value[key]))
  ];
  return [
    row("simple", simple),
    row("dynamic overall", dynamic.overall),
    ...dynamic.byEventTime.map((value) => row(`  event time ${value.eventTime}`, value)),
    row("group overall", group.overall),
    ...group.byGroup.map((value) => row(`  group ${value.group}`, value)),
    row("calendar overall", calendar.overall),
    ...calendar.byTime.map((value) => row(`  time ${value.time}`, value))
  ];
}

function formatNumber(value: number | null): string {
  return value === null ? none : value.toFixed(decimals).replace(/^-(0\.0*)$/, "$1");
}

/** Numbers to the right of their column; a first column of labels and a last one of words to the left. */
function formatTable(title: string, rows: readonly Row[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const isText = (column: number) => rows[0]![column] === "" || rows[0]![column] === "reason";
  const lines = rows.map((row) =>
    row
      .map((cell, c) =>
        isText(c) || c >= widths.length ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c]!)
      )
      .join("  ")
      .trimEnd()
  );
  return [title, ...lines].join("\n");
}
