import type {PlaceReport, ReportPlace, ReportShare} from "../../model/report.js";
import {seriesBreaks, type Grade} from "../../model/survey.js";
import {gradesOf, seriesOf} from "../cells.js";
import {gradeName, shareText, signLegend, absent, countText, type ReportContext} from "../context.js";
import type {Role} from "../drawings/svg.js";
import type {TrendLine, TrendRule} from "../drawings/trend.js";
import {html, plain, type Content, type Html} from "../html.js";
import {figure, section} from "../section.js";
import {table} from "../table.js";
import {datasetFile} from "./links.js";
import {trendDrawings} from "./trend-drawings.js";
import {labelOf, nameOf} from "../place-words.js";
import {sourceLine} from "../source-line.js";

interface Series {
  place: ReportPlace;
  role: Role;
  rows: readonly ReportShare[];
}

/** The survey over the years, one figure a grade, with breaks, intervals and the table of its numbers. */
export function trendSection(context: ReportContext, report: PlaceReport): Html {
  const {say} = context;
  const grades = gradesOf(report);
  const name = nameOf(context, report.own);
  const hasOwn = report.own.shares.length > 0;
  return section(
    "mobbing",
    say("trendHeading"),
    html`<p>${say("trendIntro")}</p>`,
    grades.length === 0
      ? html`<p class="pb-report-none">${say("trendNone", {name})}</p>`
      : hasOwn
        ? null
        : html`<p class="pb-report-none">${say("trendOnlyNation", {name})}</p>`,
    grades.map((grade) => trendFigure(context, report, grade)),
    threeYearTable(context, report)
  );
}

function roleOf(report: PlaceReport, place: ReportPlace): Role {
  return place === report.own ? "own" : place.level === "nation" ? "nation" : "county";
}

function trendFigure(context: ReportContext, report: PlaceReport, grade: Grade): Html {
  const {say, numbers} = context;
  const series: Series[] = [report.own, ...report.comparators].flatMap((place) => {
    const rows = seriesOf(place, grade, "total");
    return rows.length > 0 ? [{place, role: roleOf(report, place), rows: fillYears(rows)}] : [];
  });
  const years = series.flatMap((s) => s.rows.map((r) => r.startYear));
  const lines: TrendLine[] = series.map(({place, role, rows}) => ({
    name: place.level === "nation" ? say("nationLabel").text : place.name,
    role,
    points: rows
  }));
  const rules = rulesOf(context, areaOf(report, series));
  const title = say("trendTitle", {grade: gradeName(context, grade)});
  const label = html`${title}.
  ${series.map(({place, rows}) => html`${nameOf(context, place)}: ${rows.map((r, i) => html`${i ? ", " : ""}${numbers.year(r.startYear)} ${spoken(context, r)}`)}. `)}`;
  return figure({
    context,
    id: `mobbing-${grade.toLowerCase()}`,
    dataset: datasetFile("survey_share", report.world),
    title,
    subtitle: say("trendSubtitle", {
      from: numbers.year(Math.min(...years)),
      to: numbers.year(Math.max(...years))
    }),
    drawings: trendDrawings(context, {lines, rules, label}),
    twin: trendTable(context, series, title),
    foot: html`${signLegend(context, absencesOf(series))}${notes(context, report, series).map((n) => html`<p>${n}</p>`)}
      <p>
        ${sourceLine(
          context,
          report,
          series.flatMap((s) => s.rows)
        )}
      </p>`,
    example: report.world === "example" ? say("exampleMark") : null
  });
}

/** The number of a year in words, for the text alternative. */
function spoken({numbers, say}: ReportContext, {share, decimals, status}: ReportShare): Content {
  if (share !== null) return numbers.percent(share, decimals);
  return status === "suppressed" ? say("signSuppressed") : say("signMissing");
}

/** A row of status missing for every year between the first and the last that has none, so that a gap is seen. */
function fillYears(rows: readonly ReportShare[]): ReportShare[] {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return [];
  const byYear = new Map(rows.map((r) => [r.startYear, r]));
  return Array.from({length: last.startYear - first.startYear + 1}, (_, i) => {
    const startYear = first.startYear + i;
    return (
      byYear.get(startYear) ?? {
        ...first,
        startYear,
        share: null,
        bullied: null,
        respondents: null,
        low: null,
        high: null,
        status: "missing" as const,
        source: "",
        shownMembers: null
      }
    );
  });
}

/** The years in which the area of the own line changed; none where it has no line. */
function areaOf({own}: PlaceReport, series: readonly Series[]): readonly number[] {
  return series.some((s) => s.role === "own") ? own.breaks : [];
}

function rulesOf({say}: ReportContext, areaBreaks: readonly number[]): TrendRule[] {
  const survey = seriesBreaks.map(({startYear}) => ({
    startYear,
    label: breakWords(say, startYear).label.text
  }));
  const area = areaBreaks.map((startYear) => ({startYear, label: say("breakArea").text}));
  return [...survey, ...area]
    .sort((a, b) => a.startYear - b.startYear)
    .map((rule) => ({...rule, cuts: true}));
}

/** Label and explanation of a break of the survey, by the first school year after it. */
export function breakWords(say: ReportContext["say"], startYear: number): {label: Html; text: Html} {
  switch (startYear) {
    case 2013:
      return {label: say("break2013"), text: say("break2013Text")};
    case 2016:
      return {label: say("break2016"), text: say("break2016Text")};
    case 2021:
      return {label: say("break2021"), text: say("break2021Text")};
    case 2022:
      return {label: say("break2022"), text: say("break2022Text")};
    default:
      throw new RangeError(`no words for the break before ${startYear}`);
  }
}

function trendTable(context: ReportContext, series: readonly Series[], title: Html): Html {
  const {say, numbers} = context;
  const years = [...new Set(series.flatMap((s) => s.rows.map((r) => r.startYear)))].sort((a, b) => b - a);
  const own = series.find((s) => s.role === "own");
  const cell = ({rows}: Series, year: number) => rows.find((r) => r.startYear === year);
  const pooled = own?.place.level === "network";
  return table(
    years,
    [
      {label: say("columnYear"), cell: (year) => numbers.year(year)},
      ...series.flatMap((s) => [
        {
          label: labelOf(context, s.place),
          numeric: true,
          cell: (year: number) => shareText(context, cell(s, year) ?? null)
        },
        ...(s.role === "nation"
          ? []
          : [
              {
                label: say("columnInterval"),
                numeric: true,
                cell: (year: number) => intervalText(context, cell(s, year))
              },
              {
                label: say("columnAnswers"),
                numeric: true,
                cell: (year: number) => answersText(context, cell(s, year))
              }
            ]),
        ...(s.role === "own" && pooled
          ? [
              {
                label: say("columnMembersShown"),
                numeric: true,
                cell: (year: number) => {
                  const shown = cell(s, year)?.shownMembers;
                  return typeof shown === "number" ? numbers.whole(shown) : absent(context, "missing");
                }
              }
            ]
          : [])
      ])
    ],
    {caption: say("tableOf", {title}), compact: true}
  );
}

/** The interval of a share, or the sign of its absence. */
export function intervalText(context: ReportContext, share: ReportShare | undefined): Content {
  if (share && share.low !== null && share.high !== null) return context.numbers.range(share.low, share.high);
  return absent(context, share?.status === "suppressed" ? "suppressed" : "missing");
}

/** The number of answers behind a share that is shown; of a hidden share it is not told either. */
export function answersText(context: ReportContext, share: ReportShare | undefined): Content {
  if (share?.status === "suppressed") return absent(context, "suppressed");
  return countText(context, {
    value: share?.respondents ?? null,
    status: share?.respondents == null ? "missing" : "ok"
  });
}

function absencesOf(series: readonly Series[]): ("suppressed" | "missing")[] {
  const rows = series.flatMap((s) => s.rows);
  const uncounted = series.some((s) => s.role !== "nation" && s.rows.some((r) => r.low === null));
  return [
    ...(rows.some((r) => r.status === "suppressed") ? (["suppressed"] as const) : []),
    ...(rows.some((r) => r.status === "missing") || uncounted || series.length > 1
      ? (["missing"] as const)
      : [])
  ];
}

function notes({say}: ReportContext, report: PlaceReport, series: readonly Series[]): Html[] {
  const rows = series.flatMap((s) => s.rows);
  const years = rows.map((r) => r.startYear);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const within = (year: number) => year > first && year <= last;
  const breaks = [
    ...seriesBreaks
      .map((b) => b.startYear)
      .filter(within)
      .map((year) => breakWords(say, year)),
    ...areaOf(report, series)
      .filter(within)
      .map((year) => ({
        label: say("breakArea"),
        text: say("breakAreaText", {year: String(year)})
      }))
  ];
  return [
    ...(breaks.length > 0
      ? [html`${say("breaksHeading")}: ${breaks.map(({label, text}) => html`<b>${label}</b> – ${text} `)}`]
      : []),
    ...(rows.some((r) => r.origin === "pooled") ? [say("originPooled")] : []),
    ...(rows.some((r) => r.origin === "carried") ? [say("originCarried")] : []),
    ...(rows.some((r) => r.origin === "merged") ? [say("originMerged")] : []),
    ...(rows.some((r) => r.source === "udir-bergen-grade7") ? [say("noteBergen")] : []),
    ...(rows.some((r) => r.source === "udir-national-published") ? [say("noteNational")] : [])
  ];
}

function threeYearTable(context: ReportContext, report: PlaceReport): Content {
  const {say} = context;
  if (report.threeYear.length === 0) return null;
  return html`<h3>${say("threeYearTitle")}</h3>
    <p>${say("threeYearNote")}</p>
    ${table(
      report.threeYear,
      [
        {label: say("columnWindow"), cell: (r) => r.window.replace("-", "–")},
        {
          label: say("columnShare"),
          numeric: true,
          cell: (r) => shareText(context, {share: r.share, decimals: 1, status: r.status})
        }
      ],
      {caption: html`${say("threeYearTitle")}, ${plain(nameOf(context, report.own))}`}
    )}
    <p class="pb-report-source">${sourceLine(context, report, [{source: "fhi-telemark-three-year"}])}</p>`;
}
