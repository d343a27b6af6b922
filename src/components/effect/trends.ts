import {scaleLinear} from "d3-scale";
import {fewestInChange, hiddenCounts} from "../../model/disclosure-limits.js";
import {seriesBreaks, type SeriesBreak} from "../../model/survey.js";
import type {EffectAnalysis, TrendArm, TrendPoint} from "../../statistics/analysis/result.js";
import {scoreInterval} from "../../statistics/shares/wilson.js";
import type {Column} from "../data-table.js";
import {comparisonName, explainOutside, nameArm} from "./arm-words.js";
import type {EffectContext} from "./context.js";
import {drawKey} from "./marks.js";
import {drawMarker, drawPanel, type ArmRow, type TrendPanel} from "./trend-panel.js";
import {countWithNumbers} from "./words.js";
import {element, svgElement} from "../element.js";
import {figure} from "../figure.js";
import {formatPercent, formatStartYear, formatWhole, type AbsenceStatus} from "../format.js";
import {notice} from "../notice.js";
import {breaksInside} from "../segments.js";
import {colour} from "../trend-style.js";

interface TableRow {
  arm: string;
  point: TrendPoint;
  row: ArmRow;
}

/** The published shares behind the estimates: each pulje beside the comparison, year by year. */
export function trendsFigure(
  {trends, sample, settings}: EffectAnalysis,
  context: EffectContext
): HTMLElement {
  const comparison = trends.find(({id}) => id === null);
  const puljer = trends.filter(({id}) => id !== null);
  if (puljer.length === 0 || sample.years.length === 0)
    return notice("Det er ingen pulje å tegne.", "Velg minst én pulje med tall i perioden.");
  const panels = puljer.map((arm): TrendPanel => ({
    name: arm.id ?? "",
    detail: countWithNumbers(settings.level, arm.unitsShown, arm.units),
    start: arm.start,
    own: arm.points.map((point) => armRow(arm, point)),
    comparison: comparison?.points.map((point) => armRow(comparison, point)) ?? []
  }));
  const rows = [...puljer, ...(comparison ? [comparison] : [])].flatMap((arm) =>
    arm.points.map((point): TableRow => ({arm: nameArm(arm), point, row: armRow(arm, point)}))
  );
  const breaks = breaksInside(sample.years, sample.breaks.map(wordBreak));
  const size = comparison
    ? countWithNumbers(settings.level, comparison.unitsShown, comparison.units)
    : "ingen";
  return figure({
    title: "Hvordan gikk andelen i puljene og i sammenlikningen?",
    subtitle: `Andel som blir mobbet, prosent, vektet snitt av enhetene med tall det året. ${context.period}. Sammenlikningen er ${size}.`,
    chart: (width) => element("div", {}, drawPanels(panels, {width, sample, breaks}), trendsKey()),
    textAlternative: rows
      .map(
        ({arm, point, row}) =>
          `${arm} ${formatStartYear(point.year)}: ${row.value === null ? (row.status === "suppressed" ? "skjermet" : "mangler") : formatPercent(row.value)}.`
      )
      .join(" "),
    rows,
    columns,
    sources: context.sources,
    downloads: context.downloads ?? [],
    file: "andel-pulje-ar",
    note: [
      "Strekene er omtrentlige 95 % intervaller, som om alle svarene var ett utvalg; forskjeller mellom enheter gjør den virkelige usikkerheten større. Linjene brytes ved brudd i serien og der tall mangler. Skjermede tall er aldri satt til null.",
      `Et år med tall fra færre enn ${fewestInChange[settings.level]} ${settings.level === "school" ? "skoler" : "kommuner"} er skjermet her, så endringen deres ikke kan leses av.`,
      explainOutside(trends)
    ]
      .filter(Boolean)
      .join(" ")
  });
}

/** A year of an arm as a share 0–1 with an approximate 95 % interval (Wilson, all answers as one sample). */
function armRow(arm: TrendArm, point: TrendPoint): ArmRow {
  const {share, respondents, year, bounds} = point;
  const value = share === null ? null : share / 100;
  const interval = value === null || !(respondents > 0) ? null : scoreInterval(value, respondents, 0.95);
  return {
    series: nameArm(arm),
    startYear: year,
    value,
    status: value === null ? absence(point) : "ok",
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    respondents,
    isHollow: point.isHollow,
    bounds: bounds && {low: bounds.low / 100, high: bounds.high / 100}
  };
}

/** Too few shown units are hidden too. */
function absence({hidden, shown}: TrendPoint): AbsenceStatus {
  return hidden + shown > 0 ? "suppressed" : "missing";
}

function wordBreak(startYear: number): SeriesBreak {
  return (
    seriesBreaks.find((known) => known.startYear === startYear) ?? {
      startYear,
      label: "Brudd",
      explanation: "Tallene før og etter kan ikke sammenliknes."
    }
  );
}

function drawPanels(
  panels: readonly TrendPanel[],
  {width, sample, breaks}: {width: number; sample: EffectAnalysis["sample"]; breaks: readonly SeriesBreak[]}
): SVGSVGElement {
  const across = panels.length > 1 && width >= 640 ? 2 : 1;
  const gap = 28;
  const panelWidth = (width - gap * (across - 1)) / across;
  const values = panels.flatMap(({own, comparison}) =>
    [...own, ...comparison].flatMap(({value, high, bounds}) => [value ?? 0, high ?? 0, bounds?.high ?? 0])
  );
  const drawn = panels.map((panel) =>
    drawPanel(panel, {width: panelWidth, top: Math.max(0.01, ...values), years: sample.years, breaks}, scale)
  );
  let y = 0;
  let rowHeight = 0;
  drawn.forEach(({group, height}, i) => {
    const column = i % across;
    if (column === 0) {
      y += rowHeight && rowHeight + 16;
      rowHeight = 0;
    }
    rowHeight = Math.max(rowHeight, height);
    group.setAttribute("transform", `translate(${column * (panelWidth + gap)},${y})`);
  });
  const height = y + rowHeight;
  return svgElement(
    "svg",
    {class: "pb-effect-trends", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    ...drawn.map(({group}) => group)
  );
}

function trendsKey(): HTMLElement {
  return drawKey([
    {
      mark: [
        rule({stroke: colour.own, "stroke-width": 2.5}),
        drawMarker("own", {x: 15, y: 7, hollow: false})
      ],
      text: "Puljen"
    },
    {
      mark: [
        rule({stroke: colour.comparison, "stroke-width": 1.5, "stroke-dasharray": "6,3"}),
        drawMarker("comparison", {x: 15, y: 7, hollow: false})
      ],
      text: comparisonName
    },
    {mark: [drawMarker("own", {x: 15, y: 7, hollow: true})], text: "Mye er skjermet dette året"},
    {
      mark: [svgElement("path", {d: "M12,1h6M15,1V13M12,13h6", stroke: colour.own, fill: "none"})],
      text: `Spennet om skjermede tall var ${hiddenCounts.lowest} eller ${hiddenCounts.highest} elever`
    },
    {
      mark: [svgElement("line", {class: "pb-effect-start", x1: 15, x2: 15, y1: 0, y2: 14})],
      text: "Oppstart"
    }
  ]);
}

const columns: Column<TableRow>[] = [
  {name: "pulje", label: "Pulje", value: ({arm}) => arm},
  {name: "school_year", label: "Skoleår", value: ({point}) => formatStartYear(point.year), numeric: true},
  {
    name: "share",
    label: "Andel",
    value: ({row}) => row.value,
    status: ({row}) => row.status,
    format: formatPercent
  },
  ...(["low", "high"] as const).map((key) => ({
    name: key,
    label: {low: "Omtrent 95 % nedre", high: "Omtrent 95 % øvre"}[key],
    value: ({row}: TableRow) => row[key] ?? null,
    status: ({row}: TableRow) =>
      typeof row[key] === "number"
        ? ("ok" as const)
        : row.status === "ok"
          ? ("missing" as const)
          : row.status,
    format: formatPercent
  })),
  {name: "shown", label: "Vist", value: ({point}) => point.shown, format: formatWhole},
  {name: "hidden", label: "Skjermet", value: ({point}) => point.hidden, format: formatWhole},
  {name: "missing", label: "Mangler", value: ({point}) => point.missing, format: formatWhole},
  {name: "respondents", label: "Svar", value: ({point}) => point.respondents, format: formatWhole},
  {
    name: "hidden_weight",
    label: "Skjermet vekt",
    value: ({point}) => point.hiddenWeight,
    format: formatPercent
  },
  ...(["low", "high"] as const).map((key) => ({
    name: `bound_${key}`,
    label: {low: "Lavest mulig", high: "Høyest mulig"}[key],
    value: ({row}: TableRow) => row.bounds?.[key] ?? null,
    status: ({row}: TableRow) => (row.bounds ? ("ok" as const) : ("notApplicable" as const)),
    format: formatPercent
  }))
];

const scale = (domain: [number, number], range: [number, number]) => scaleLinear(domain, range).nice();

const rule = (attributes: Record<string, string | number>) =>
  svgElement("line", {x1: 0, x2: 30, y1: 7, y2: 7, ...attributes});
