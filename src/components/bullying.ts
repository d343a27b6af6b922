import type {GeoPermissibleObjects} from "d3-geo";
import type {Provenance, ShareRow, ThreeYearMeans, UnitList} from "../model/published.js";
import {startYear} from "../model/school-year.js";
import {formatGrade, measureLabel, type SeriesBreak, type Status, seriesBreaks} from "../model/survey.js";
import {quantityOf, sourcesOf, type BullyingChoice, type BullyingData, type Unit} from "./bullying-data.js";
import {dataTable, type Column} from "./data-table.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import {
  formatOneIn,
  formatPercent,
  formatPercentRange,
  formatPoints,
  formatStartYear,
  formatWhole,
  speakQuantity
} from "./format.js";
import {notice} from "./notice.js";
import {formatPublished} from "./published-percent.js";
import {trend, type TrendSeries} from "./trend.js";
import {unitMap} from "./unit-map.js";

/** Everything the figures of the page need. */
export interface BullyingView {
  data: BullyingData;
  choice: BullyingChoice;
  list: UnitList;
  provenance: readonly (Provenance & {id: string})[];
}

interface SeriesPoint {
  name: string;
  row: ShareRow;
}

/** The answer in one sentence: size, interval or why there is none, and how it lies to county and nation. */
export function bullyingAnswer({data, choice}: BullyingView): HTMLElement {
  const unit = data.unit(choice.unit);
  const cell = data.cell(unit.code, choice);
  const what = `${measureLabel[choice.measure].toLowerCase()}, ${formatGrade(choice.grade)}, ${formatStartYear(choice.startYear)}`;
  if (!cell) {
    return notice(
      `${unit.name} har ingen tall for ${what}.`,
      "Enten finnes ikke trinnet ved enheten, eller tallene er ikke i datagrunnlaget. Velg et annet trinn eller år."
    );
  }
  if (cell.share === null) {
    return element(
      "p",
      {class: "pb-answer"},
      `${unit.name}, ${what}: ${speakQuantity(quantityOf(cell), formatPercent)}.`
    );
  }
  const size = `${formatPublished(cell.share, cell.decimals)} av elevene (${formatOneIn(cell.share)})`;
  const certainty =
    cell.low !== null && cell.high !== null && cell.respondents !== null
      ? ` Med ${formatWhole(cell.respondents)} svar er 95 % intervallet ${formatPercentRange(cell.low, cell.high)}.`
      : " Antall svar er ikke oppgitt, så usikkerheten er ikke kjent.";
  const others = data.comparisons(unit.code).flatMap((other) => {
    const found = data.cell(other.code, choice);
    return found ? [describeDifference(cell, found, other.name)] : [];
  });
  return element(
    "p",
    {class: "pb-answer"},
    `${unit.name}, ${what}: ${size}.${certainty} ${others.join(" ")}`
  );
}

/**
 * How an own share lies to another: higher or lower only when the interval of the own share excludes the other; a
 * difference in points only when both were published with a decimal; nothing when either is absent.
 */
export function describeDifference(
  own: Pick<ShareRow, "share" | "decimals" | "low" | "high">,
  other: Pick<ShareRow, "share" | "decimals">,
  name: string
): string {
  if (own.share === null || other.share === null) return "";
  const theirs = formatPublished(other.share, other.decimals);
  if (own.low === null || own.high === null) {
    return own.decimals > 0 && other.decimals > 0
      ? `${name} hadde ${theirs} (forskjell ${formatPoints(own.share - other.share)}).`
      : `${name} hadde ${theirs}.`;
  }
  if (other.share < own.low) return `Det er høyere enn ${name} (${theirs}).`;
  if (other.share > own.high) return `Det er lavere enn ${name} (${theirs}).`;
  return `${name} hadde ${theirs}; forskjellen er ikke større enn tilfeldigheter kan gi.`;
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
    downloads: [
      {
        label: own.world === "example" ? "Andel mobbet, Eksempelfylket (CSV)" : "Andel mobbet (CSV)",
        href: "./kilder#last-ned"
      }
    ]
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

/** Why an interval is absent: the share is hidden, or the number of answers is not known. */
function limitStatus(row: ShareRow | undefined): Status {
  if (!row || row.low === null) return row?.status === "suppressed" ? "suppressed" : "missing";
  return "ok";
}

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

/** The data sets behind the rows shown; where nothing is shown, those that say so: the county's other numbers. */
function chooseSources(
  {data, provenance, choice}: BullyingView,
  rows: readonly (ShareRow | undefined)[]
): [Provenance, ...Provenance[]] {
  const shown = sourcesOf(rows);
  const ids = shown.length ? shown : sourcesOf(data.rows(choice.county));
  const [first, ...rest] = provenance.filter((p) => ids.includes(p.id));
  if (!first) throw new RangeError(`no data set among ${ids.join(", ")}`);
  return [first, ...rest];
}

interface MapRow {
  unit: Unit;
  row: ShareRow | undefined;
}

/** Municipalities of the county (or the counties of the nation) as circles at their place, with the list beside. */
export function bullyingMap(
  view: BullyingView,
  {land, onSelect}: {land: GeoPermissibleObjects; onSelect: (code: string) => void}
): HTMLElement | null {
  const {choice, list, data} = view;
  const nation = choice.county === "NO";
  const units = list.units.filter((u) =>
    nation
      ? u.level === "county" && u.world === "real"
      : u.level === "municipality" && u.county === choice.county
  );
  const rows: MapRow[] = units
    .filter((u) => u.x !== null && u.y !== null)
    .map((unit) => ({unit, row: data.cell(unit.code, choice)}))
    .toSorted((a, b) => a.unit.name.localeCompare(b.unit.name, "nb"));
  if (!rows.length) return null;
  const example = rows[0]?.unit.world === "example";
  const known = rows.filter(({row}) => row?.share != null).length;
  const where = nation ? "fylkene" : `kommunene i ${data.unit(choice.county).name}`;
  return figure({
    title: `Hvor er mobbingen høy eller lav i ${where}?`,
    subtitle: `${measureLabel[choice.measure]}, ${formatGrade(choice.grade)}, ${formatStartYear(choice.startYear)}. Areal viser elever i grunnskolen. ${known} av ${rows.length} har tall.`,
    chart: (width) =>
      unitMap(
        rows.map(({unit, row}) => ({
          code: unit.code,
          name: unit.name,
          ...position(unit, example),
          size: unit.pupils,
          ...quantityOf(row)
        })),
        {
          label: `${measureLabel[choice.measure]} i ${where}`,
          width,
          selected: units.some((u) => u.code === choice.unit) ? choice.unit : null,
          onSelect,
          ...(example ? {} : {land})
        }
      ),
    interactive: true,
    textAlternative: rows
      .map(({unit, row}) => `${unit.name}: ${speakQuantity(quantityOf(row), formatPercent)}`)
      .join(". "),
    rows,
    columns: [
      {name: "code", label: "Nummer", value: ({unit}) => unit.code},
      {name: "name", label: nation ? "Fylke" : "Kommune", value: ({unit}) => unit.name, rowHeader: true},
      {name: "pupils", label: "Elever", value: ({unit}) => unit.pupils, format: formatWhole},
      {
        name: "share_bullied",
        label: "Andel",
        value: ({row}) => row?.share ?? null,
        status: ({row}) => row?.status ?? "missing",
        format: (share, {row}) => formatPublished(share, row?.decimals ?? 1)
      },
      {name: "respondents", label: "Svar", value: ({row}) => row?.respondents ?? null, format: formatWhole}
    ],
    sources: chooseSources(
      view,
      rows.map(({row}) => row)
    ),
    file: `kart-${choice.county.toLowerCase()}-${choice.measure}-${choice.grade.toLowerCase()}-${choice.startYear}`,
    note: example
      ? "Eksempelfylket finnes ikke; plasseringen er oppdiktet."
      : "Sirklene ligger nær kommunens skoler og barnehager, og er flyttet litt der de ville dekket hverandre. Kystlinje: Natural Earth."
  });
}

/** The example county's kilometres as degrees around an invented origin, so that distances keep their proportions. */
function position({x, y}: Unit, example: boolean): {longitude: number; latitude: number} {
  if (x === null || y === null) throw new RangeError("a unit without position cannot be drawn");
  return example ? {longitude: x / 55.8, latitude: 60 + y / 111.2} : {longitude: x, latitude: y};
}

/** Three-year means of one municipality beside its county and the nation; never in one figure with annual shares. */
export function threeYearFigure({rows, sources}: ThreeYearMeans, unit: string): HTMLElement | null {
  const own = rows.filter((r) => r.unit === unit);
  const [source] = sources;
  const name = own[0]?.name;
  if (!source || name === undefined) return null;
  const county = rows.find((r) => r.unit === "40")?.name;
  const shown = rows.filter((r) => r.unit === unit || r.unit === "40" || r.unit === "NO");
  const series: TrendSeries[] = [...new Set([name, county ?? name, "Hele landet"])].map((n) => ({
    name: n,
    role: n === name ? "own" : "comparison"
  }));
  const windowOf = new Map(rows.map((r) => [r.firstYear, r.window]));
  return figure({
    title: `Treårige gjennomsnitt: ${name}`,
    subtitle:
      "Mobbing på skolen, 7. trinn, standardiserte gjennomsnitt over tre skoleår. Kan ikke sammenlignes med årlige tall.",
    chart: (width) =>
      trend(
        shown.map((r) => ({series: r.name, startYear: r.firstYear, value: r.share, status: r.status})),
        {series, width, breaks: [], formatYear: (year) => shortWindow(windowOf.get(year) ?? String(year))}
      ),
    textAlternative: own
      .map((r) => `${r.window} ${speakQuantity({value: r.share, status: r.status}, formatPercent)}`)
      .join(", "),
    rows: shown,
    columns: [
      {name: "window", label: "Skoleår", value: (r) => r.window},
      {name: "unit", label: "Enhet", value: (r) => r.name},
      {
        name: "share_bullied",
        label: "Andel",
        value: (r) => r.share,
        status: (r) => r.status,
        format: formatPercent
      }
    ],
    sources: [source],
    file: `trear-${unit.toLowerCase()}`,
    note: "Vinduene overlapper, så to nabopunkter deler to av tre år. Vinduer som dekker 2021-22 eller 2022-23, går over brudd i undersøkelsen; kilden har ikke delt dem. Antall svar er ikke oppgitt, så intervaller kan ikke vises.",
    downloads: [{label: "Treårige gjennomsnitt (CSV)", href: "./data/csv/survey_three_year_mean.csv"}]
  });
}

/** `2016/17-2018/19` → `2016–19`. */
function shortWindow(window: string): string {
  const match = /^(\d{4})\/\d{2}-\d{4}\/(\d{2})$/.exec(window);
  return match ? `${match[1]}–${match[2]}` : window;
}

/** The cells of the chosen year: own unit and what it is compared with, with interval and n. */
export function comparisonTable({data, choice}: BullyingView): HTMLElement {
  const own = data.unit(choice.unit);
  const units = [own, ...data.comparisons(own.code)];
  return dataTable(
    units.map((unit) => ({unit, row: data.cell(unit.code, choice)})),
    [
      {name: "unit", label: "Enhet", value: ({unit}) => unit.name},
      {
        name: "share_bullied",
        label: "Andel",
        value: ({row}) => row?.share ?? null,
        status: ({row}) => row?.status ?? "missing",
        format: (share, {row}) => formatPublished(share, row?.decimals ?? 1)
      },
      {
        name: "interval",
        label: "95 % intervall",
        value: ({row}) =>
          row?.low == null || row.high === null ? null : formatPercentRange(row.low, row.high),
        status: ({row}) => limitStatus(row)
      },
      {name: "respondents", label: "Svar", value: ({row}) => row?.respondents ?? null, format: formatWhole}
    ],
    {
      caption: `${measureLabel[choice.measure]}, ${formatGrade(choice.grade)}, ${formatStartYear(choice.startYear)}`,
      sortable: false
    }
  );
}
