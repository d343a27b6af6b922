import {scaleLinear} from "d3-scale";
import {symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle} from "d3-shape";
import type {EffectAnalysis, EstimatorId, EstimatorRow} from "../../statistics/analysis/result.js";
import type {EffectContext} from "./context.js";
import {estimatorWords, explainEstimators, forestTitle, whyAbsent} from "./forest-text.js";
import {round} from "./marks.js";
import {
  countUnits,
  formatEffect,
  formatEffectPoints,
  formatEffectRange,
  isShown,
  unitHeading
} from "./words.js";
import {element, svgElement} from "../element.js";
import {figure} from "../figure.js";
import {formatWhole} from "../format.js";
import {notice} from "../notice.js";

const markers: Readonly<Record<EstimatorId, typeof symbolCircle>> = {
  "g-1": symbolCircle,
  "g-2": symbolSquare,
  "g-3": symbolSquare,
  never: symbolSquare,
  imputation: symbolTriangle,
  twoWay: symbolDiamond
};

/** The same effect estimated in several ways, a row each, and in words why they differ. */
export function forestFigure(analysis: EffectAnalysis, context: EffectContext): HTMLElement {
  const {estimators, settings} = analysis;
  if (estimators.length === 0)
    return notice("Ingen måter å regne på gir et tall her.", "Velg flere puljer eller flere år.");
  const drawn = figure({
    title: forestTitle(estimators),
    subtitle: `Estimert endring i prosentpoeng mot sammenlikningen med 95 % intervall, regnet på flere måter. ${context.period}.`,
    chart: (width) => drawForest(analysis, width),
    textAlternative: estimators.map((row) => describeRow(row, analysis)).join(" "),
    rows: estimators,
    columns: [
      {
        name: "estimator",
        label: "Måte å regne på",
        value: ({id}) => `${estimatorWords[id].name}, ${estimatorWords[id].detail}`
      },
      ...(["att", "low", "high"] as const).map((key) => ({
        name: key,
        label: {att: "Endring, prosentpoeng", low: "95 % nedre", high: "95 % øvre"}[key],
        value: (row: EstimatorRow) => (isShown(row) ? row[key] : null),
        status: (row: EstimatorRow) => (isShown(row) ? ("ok" as const) : ("notApplicable" as const)),
        format: formatEffect
      })),
      {name: "units", label: unitHeading(settings.level), value: ({units}) => units, format: formatWhole},
      {
        name: "remark",
        label: "Merknad",
        value: (row) => whyAbsent(row, analysis) ?? (row.isHeadline ? "hovedtallet" : "")
      }
    ],
    sources: context.sources,
    downloads: context.downloads ?? [],
    file: "endring-metoder"
  });
  drawn
    .querySelector(".pb-chart")
    ?.after(
      element(
        "div",
        {class: "pb-effect-explain"},
        ...explainEstimators(analysis).map((text) => element("p", {}, text))
      )
    );
  return drawn;
}

function describeRow(row: EstimatorRow, analysis: EffectAnalysis): string {
  const {name, detail} = estimatorWords[row.id];
  const number = isShown(row)
    ? `${formatEffectPoints(row.att)} (${formatEffectRange(row)}), ${countUnits(analysis.settings.level, row.units)}`
    : `ikke noe tall, ${whyAbsent(row, analysis)}`;
  return `${name}, ${detail}${row.isHeadline ? ", hovedtallet" : ""}: ${number}.`;
}

function drawForest(analysis: EffectAnalysis, width: number): SVGSVGElement {
  const rows = analysis.estimators;
  const wide = width >= 560;
  const rowHeight = wide ? 46 : 78;
  const [left, right] = wide ? [190, width - 176] : [12, width - 12];
  const bottom = rows.length * rowHeight + 4;
  const height = bottom + 28;
  const ends = rows.flatMap((row) => (isShown(row) ? [row.low, row.high] : []));
  const x = scaleLinear([0, 1], [left, right])
    .domain([Math.min(-0.5, ...ends), Math.max(0.5, ...ends)])
    .nice();
  const at = (value: number) => round(x(value));
  const axis = svgElement("g", {fill: "var(--pb-ink-soft)", "text-anchor": "middle"});
  for (const value of x.ticks(wide ? 6 : 5)) {
    const place = at(value);
    const stroke = value === 0 ? "var(--pb-ink-soft)" : "var(--pb-rule)";
    axis.append(
      svgElement("line", {x1: place, x2: place, y1: 0, y2: bottom, stroke}),
      svgElement("text", {x: Math.min(Math.max(place, 14), width - 14), y: bottom + 18}, formatEffect(value))
    );
  }
  return svgElement(
    "svg",
    {class: "pb-forest", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    axis,
    ...rows.map((row, i) => drawRow(row, {analysis, at, top: i * rowHeight, wide, right, width}))
  );
}

function drawRow(
  row: EstimatorRow,
  place: {
    analysis: EffectAnalysis;
    at: (value: number) => number;
    top: number;
    wide: boolean;
    right: number;
    width: number;
  }
): SVGGElement {
  const {analysis, at, top, wide, right, width} = place;
  const {name, detail} = estimatorWords[row.id];
  const details = row.isHeadline ? `${detail}, hovedtallet` : detail;
  const weight = row.isHeadline ? 700 : 400;
  const soft = {"font-size": 12, fill: "var(--pb-ink-soft)"};
  const strong = {class: "pb-value", fill: "var(--pb-ink)", "font-weight": weight};
  const shown = isShown(row);
  const number = shown ? `${formatEffect(row.att)} (${formatEffectRange(row)})` : ".";
  const units = shown ? countUnits(analysis.settings.level, row.units) : "";
  const why = shown ? "" : (whyAbsent(row, analysis) ?? "");
  const texts = wide
    ? [
        svgElement("text", {...strong, x: 0, y: top + 20}, name),
        svgElement("text", {...soft, x: 0, y: top + 36}, details),
        svgElement("text", {...strong, x: right + 16, y: top + 20}, number),
        svgElement("text", {...soft, x: right + 16, y: top + 36}, units),
        !shown && svgElement("text", {...soft, class: "pb-value", x: 198, y: top + 26}, why)
      ]
    : [
        svgElement("text", {...strong, x: 0, y: top + 18}, `${name}, ${details}`),
        svgElement("text", {...strong, x: 0, y: top + 36}, number),
        svgElement("text", {...soft, class: "pb-value", x: width, y: top + 36, "text-anchor": "end"}, units),
        !shown && svgElement("text", {...soft, class: "pb-value", x: 14, y: top + 36}, why)
      ];
  const y = top + (wide ? 23 : 58);
  return svgElement(
    "g",
    {class: `pb-forest-row${row.isHeadline ? " pb-forest-headline" : ""} pb-forest-${row.id}`},
    ...texts,
    shown && svgElement("line", {x1: at(row.low), x2: at(row.high), y1: y, y2: y}),
    shown &&
      svgElement("path", {
        d: symbol(markers[row.id], row.isHeadline ? 110 : 70).digits(2)() ?? "",
        transform: `translate(${at(row.att)},${y})`
      })
  );
}
