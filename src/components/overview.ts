import type {Overview, Provenance} from "../model/published.js";
import {
  formatGrade,
  measureLabel,
  measures,
  seriesBreaks,
  type Grade,
  type Measure
} from "../model/survey.js";
import type {Column} from "./data-table.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import {formatDate, formatPercent, formatQuantity, formatStartYear, formatWhole} from "./format.js";
import {formatPublished} from "./published-percent.js";
import {trend, type TrendSeries} from "./trend.js";
import {wholeSets} from "./whole-set.js";

type Point = Overview["series"][number];

/** The newest figures as a list: value, what it is, period, number of answers, source. */
export function keyFigures({keyFigures: figures, sources}: Overview): HTMLElement {
  return element(
    "dl",
    {class: "pb-key-figures"},
    ...figures.map(({label, value, kind, decimals, n, period, source}) =>
      element(
        "div",
        {class: "pb-key-figure"},
        element("dt", {}, label),
        element(
          "dd",
          {class: "pb-key-value"},
          kind === "share" ? formatPublished(value, decimals) : formatWhole(value)
        ),
        element("dd", {class: "pb-key-detail"}, `${formatPeriod(period)} · ${n}`),
        element("dd", {class: "pb-key-detail"}, describeSource(source, sources))
      )
    )
  );
}

/** `Kilde: Utdanningsdirektoratet, NLOD 2.0, dato 6. oktober 2026`. */
function describeSource(id: string, sources: Overview["sources"]): string {
  const source = sources.find((s) => s.id === id);
  if (!source) throw new RangeError(`no data set ${id} among the sources of the page`);
  return `Kilde: ${source.publisher}, ${source.licence}, dato ${formatDate(source.retrieved)}`;
}

/** What the invented figures are, on a site that has them; null on one that has none. */
export function exampleNote({hasExample}: Overview): HTMLElement | null {
  if (!hasExample) return null;
  return element(
    "p",
    {},
    "Tall merket ",
    element("strong", {}, "Eksempeldata – oppdiktet"),
    " hører til Eksempelfylket, som er laget for å vise hvordan Puljeblikk virker når alle lister er på plass."
  );
}

function formatPeriod(period: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formatDate(period) : period.replace("-", "–");
}

/** The nation over the years by measure, all grades together. */
export function nationByMeasure(overview: Overview): HTMLElement {
  const rows = overview.series.filter((p) => p.grade === "all");
  const roles: Record<Measure, TrendSeries["role"]> = {
    total: "own",
    pupils: "second",
    digital: "comparison",
    adults: "comparison"
  };
  return nationFigure(overview, {
    title: "Hvor stor andel av elevene blir mobbet?",
    subtitle:
      "Prosent av elevene på 5. trinn–Vg3 som blir mobbet to eller tre ganger i måneden eller oftere, hele landet",
    rows,
    series: measures.map((measure) => ({name: measureLabel[measure], role: roles[measure]})),
    nameOf: (p) => measureLabel[p.measure],
    nameLabel: "Mål",
    file: "mobbing-landet-etter-mal"
  });
}

/** The nation over the years in the grades where the survey is obligatory. */
export function nationByGrade(overview: Overview): HTMLElement {
  const shown: readonly Grade[] = ["7", "10", "Vg1"];
  const rows = overview.series.filter((p) => p.measure === "total" && shown.includes(p.grade as Grade));
  return nationFigure(overview, {
    title: "Er det forskjell på trinnene?",
    subtitle:
      "Mobbing på skolen, prosent av elevene på trinnene der undersøkelsen er obligatorisk, hele landet",
    rows,
    series: [
      {name: formatGrade("7"), role: "own"},
      {name: formatGrade("10"), role: "second"},
      {name: formatGrade("Vg1"), role: "comparison"}
    ],
    nameOf: (p) => formatGrade(p.grade as Grade),
    nameLabel: "Trinn",
    file: "mobbing-landet-etter-trinn"
  });
}

interface NationFigure {
  title: string;
  subtitle: string;
  rows: readonly Point[];
  series: readonly TrendSeries[];
  nameOf: (point: Point) => string;
  nameLabel: string;
  file: string;
}

function nationFigure(overview: Overview, options: NationFigure): HTMLElement {
  const {title, subtitle, rows, series, nameOf, nameLabel, file} = options;
  const columns: Column<Point>[] = [
    {name: "school_year", label: "Skoleår", value: (p) => formatStartYear(p.startYear)},
    {name: "series", label: nameLabel, value: nameOf},
    {
      name: "share",
      label: "Andel",
      value: (p) => p.share,
      status: (p) => p.status,
      format: (share, p) => formatPublished(share, p.decimals)
    },
    {name: "source", label: "Kilde", value: (p) => p.source}
  ];
  const years = rows.map((p) => p.startYear);
  const sources = overview.sources.filter((s) => !/pupils|kindergartens/.test(s.id));
  return figure({
    title,
    subtitle: `${subtitle}, ${formatStartYear(Math.min(...years))} til ${formatStartYear(Math.max(...years))}.`,
    chart: (width) =>
      trend(
        rows.map((p) => ({series: nameOf(p), startYear: p.startYear, value: p.share, status: p.status})),
        {series, width}
      ),
    textAlternative: describe(rows, nameOf),
    rows,
    columns,
    sources: sources as [Provenance, ...Provenance[]],
    file,
    note: [
      "Linjene brytes der spørsmålene, definisjonen, tabellen eller skjermingen er endret; tall på hver side av et brudd kan ikke sammenlignes direkte.",
      ...seriesBreaks.map((b) => `${b.startYear}: ${b.explanation}`)
    ].join(" "),
    downloads: wholeSets("real", "national_published")
  });
}

function describe(rows: readonly Point[], nameOf: (point: Point) => string): string {
  const names = [...new Set(rows.map(nameOf))];
  return names
    .map((name) => {
      const own = rows.filter((p) => nameOf(p) === name);
      const known = own.filter((p) => p.share !== null);
      return `${name}: ${known
        .map(
          (p) =>
            `${formatStartYear(p.startYear)} ${formatQuantity({value: p.share, status: p.status}, formatPercent)}`
        )
        .join(", ")}.`;
    })
    .join(" ");
}
