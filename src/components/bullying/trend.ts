import type {ShareRow} from "../../model/published.js";
import {startYear} from "../../model/school-year.js";
import {formatGrade, measureLabel, seriesBreaks, type SeriesBreak} from "../../model/survey.js";
import {quantityOf, type Unit} from "./data.js";
import {chooseSources, limitStatus, type BullyingView} from "./view.js";
import type {Column} from "../data-table.js";
import {figure} from "../figure.js";
import {formatPercent, formatStartYear, formatWhole, speakQuantity} from "../format.js";
import {notice} from "../notice.js";
import {formatPublished} from "../published-percent.js";
import {trend, type TrendSeries} from "../trend.js";
import {wholeSets} from "../whole-set.js";

interface SeriesPoint {
  name: string;
  row: ShareRow;
}

/** The unit over the years beside its municipality, county and the nation. */
export function bullyingTrend(view: BullyingView): HTMLElement {
  const {data, choice} = view;
  const own = data.unit(choice.unit);
  const units = [own, ...data.comparisons(own.code)].filter((u) => data.series(u.code, choice).length > 0);
  const points: SeriesPoint[] = units.flatMap((u) =>
    data.wholeSeries(u.code, choice).map((row) => ({name: u.name, row}))
  );
  if (!points.length)
    return notice("Det er ingen tall å tegne for dette valget.", "Velg et annet trinn eller mål.");
  const series: TrendSeries[] = units.map((u, i) => ({
    name: u.name,
    role: i === 0 && u === own ? "own" : "comparison"
  }));
  const years = points.map(({row}) => startYear(row.schoolYear));
  return figure({
    title: `Hvordan har mobbingen utviklet seg: ${own.name}?`,
    subtitle: `${measureLabel[choice.measure]}, ${formatGrade(choice.grade)}, prosent av elevene, ${formatStartYear(Math.min(...years))} til ${formatStartYear(Math.max(...years))}.`,
    chart: (width) =>
      trend(
        points.map(({name, row}) => ({
          series: name,
          startYear: startYear(row.schoolYear),
          value: row.share,
          status: row.status,
          low: row.low,
          high: row.high,
          respondents: row.respondents
        })),
        {series, width, breaks: [...seriesBreaks, ...areaBreaks(own)]}
      ),
    textAlternative: units
      .map(
        (u) =>
          `${u.name}: ${data
            .series(u.code, choice)
            .map(
              (row) => `${row.schoolYear.replace("-", "–")} ${speakQuantity(quantityOf(row), formatPercent)}`
            )
            .join(", ")}.`
      )
      .join(" "),
    rows: points,
    columns: pointColumns,
    sources: chooseSources(
      view,
      points.map(({row}) => row)
    ),
    file: `mobbing-${own.code.toLowerCase()}-${choice.measure}-${choice.grade.toLowerCase()}`,
    note: describeOrigins(points),
    downloads: wholeSets(own.world, "survey_share")
  });
}

const pointColumns: Column<SeriesPoint>[] = [
  {name: "school_year", label: "Skoleår", value: ({row}) => row.schoolYear.replace("-", "–")},
  {name: "unit", label: "Enhet", value: ({name}) => name},
  {
    name: "share_bullied",
    label: "Andel",
    value: ({row}) => row.share,
    status: ({row}) => row.status,
    format: (share, {row}) => formatPublished(share, row.decimals)
  },
  {
    name: "low",
    label: "Nedre grense",
    value: ({row}) => row.low,
    status: ({row}) => limitStatus(row),
    format: formatPercent
  },
  {
    name: "high",
    label: "Øvre grense",
    value: ({row}) => row.high,
    status: ({row}) => limitStatus(row),
    format: formatPercent
  },
  {name: "respondents", label: "Svar", value: ({row}) => row.respondents, format: formatWhole}
];

/** Years in which the unit's own area changed, drawn like the breaks of the survey. */
function areaBreaks({breaks}: Unit): SeriesBreak[] {
  return breaks.map((year) => ({
    startYear: year,
    label: "Ny kommune",
    explanation: `Kommunens område ble endret 1. januar ${year}. Tidligere tall gjelder et annet område.`
  }));
}

function describeOrigins(points: readonly SeriesPoint[]): string {
  const parts = ["Linjene brytes der spørsmål, tabell, skjerming eller område er endret."];
  if (points.some(({row}) => row.origin === "carried"))
    parts.push("Tall fra før nytt kommunenummer er ført videre; området er det samme.");
  if (points.some(({row}) => row.origin === "merged"))
    parts.push(
      "Tall fra før sammenslåing er summen av mobbede delt på summen av svar i de tidligere kommunene."
    );
  if (points.some(({row}) => row.source === "udir-bergen-grade7"))
    parts.push("Trinn og skoleår for Bergen er sluttet ut fra tallene, ikke oppgitt i kilden.");
  if (points.some(({row}) => row.source === "udir-national-published"))
    parts.push("Noen landstall er publisert i hele prosent.");
  return parts.join(" ");
}
