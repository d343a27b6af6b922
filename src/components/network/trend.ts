import type {Networks} from "../../model/published.js";
import {formatGrade, measureLabel} from "../../model/survey.js";
import {figure} from "../figure.js";
import {formatPercent, formatPercentRange, formatStartYear, formatWhole} from "../format.js";
import {chooseSources, type Network, type NetworkChoice, type NetworkShare} from "./data.js";
import {trend} from "../trend.js";
import {wholeSets} from "../whole-set.js";

/** The pooled share of one network over the years, with how many members stand behind each. */
export function networkTrend(
  {measure, grade, county}: NetworkChoice,
  {
    network,
    series,
    sources
  }: {network: Network; series: readonly NetworkShare[]; sources: Networks["sources"]}
): HTMLElement {
  return figure({
    title: `Hvordan har mobbingen utviklet seg i ${network.network}?`,
    subtitle: `${measureLabel[measure]}, ${formatGrade(grade)}, prosent av elevene i kommuner med synlige tall.`,
    chart: (width) =>
      trend(
        series.map((s) => ({
          series: network.network,
          startYear: s.startYear,
          value: s.share,
          status: s.status,
          low: s.low,
          high: s.high,
          respondents: s.respondents
        })),
        {series: [{name: network.network, role: "own"}], width}
      ),
    textAlternative: series
      .map(
        (s) => `${formatStartYear(s.startYear)}: ${s.share === null ? "ikke vist" : formatPercent(s.share)}`
      )
      .join(", "),
    rows: series,
    columns: [
      {name: "school_year", label: "Skoleår", value: (s) => formatStartYear(s.startYear)},
      {
        name: "share_bullied",
        label: "Andel",
        value: (s) => s.share,
        status: (s) => s.status,
        format: formatPercent
      },
      {
        name: "interval",
        label: "95 % intervall",
        value: (s) => (s.low === null || s.high === null ? null : formatPercentRange(s.low, s.high)),
        status: (s) => (s.low === null && s.status === "ok" ? "missing" : s.status),
        numeric: true
      },
      {name: "respondents", label: "Svar", value: (s) => s.respondents, format: formatWhole},
      {
        name: "members_with_numbers",
        label: "Kommuner med tall",
        value: (s) => `${s.shownMembers} av ${s.members}`,
        numeric: true
      }
    ],
    sources: chooseSources(sources, county, "survey"),
    downloads: wholeSets(county.world, "survey_share", "network_member"),
    file: `nettverk-utvikling-${measure}`,
    level: 3,
    note: "Hvilke kommuner som har synlige tall, skifter fra år til år. Se kolonnen «Kommuner med tall» før år sammenlignes."
  });
}
