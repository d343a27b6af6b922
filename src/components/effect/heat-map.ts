import type {CellReason, EffectAnalysis} from "../../statistics/analysis/result.js";
import {comparisonTable} from "./comparison-table.js";
import type {Column} from "../data-table.js";
import type {EffectContext} from "./context.js";
import {
  attOf,
  heatSteps,
  letterReasons,
  listHeatRows,
  stepWidth,
  type HeatCell,
  type HeatRow
} from "./heat-cells.js";
import {drawHeatMap} from "./heat-drawing.js";
import {drawKey, hatchBox} from "./marks.js";
import {readMarks} from "./readout.js";
import {
  absenceOf,
  countMunicipalities,
  countUnits,
  formatEffect,
  formatEffectPoints,
  formatEffectRange,
  isShown,
  reasonWords,
  unitHeading
} from "./words.js";
import {element, svgElement} from "../element.js";
import {figure} from "../figure.js";
import {formatStartYear, formatWhole} from "../format.js";
import {notice} from "../notice.js";

/** Estimated change by pulje and year, see `drawHeatMap`, and beneath it who is compared with whom. */
export function heatMapFigure(
  analysis: EffectAnalysis,
  context: EffectContext,
  {showTruth = false}: {showTruth?: boolean} = {}
): HTMLElement {
  const rows = listHeatRows(analysis);
  const title = "Hvilke puljer og år bygger svaret på?";
  const cells = rows.flatMap((row) => row.cells);
  if (cells.length === 0)
    return notice("Det er ingen puljer og år å vise.", "Velg flere puljer, flere år eller et annet mål.");
  const {level} = analysis.settings;
  const letters = letterReasons(rows);
  const drawn = figure({
    title,
    subtitle: `Estimert endring i prosentpoeng mot sammenlikningen, regnet fra puljens basisår; n er ${unitHeading(level).toLowerCase()} i puljen. ${context.period}.`,
    chart: (width) => {
      const {svg, list, marks} = drawHeatMap(rows, {width, letters, showTruth});
      const readable = marks.map((mark) => ({...mark, text: describeCell(mark.cell, analysis, showTruth)}));
      const line = readMarks(svg, list, {marks: readable, label: "Puljer og år", width});
      return element("div", {}, svg, line, heatKey(rows, {letters, showTruth}));
    },
    interactive: true,
    textAlternative: cells.map((cell) => describeCell(cell, analysis, showTruth)).join(" "),
    rows: cells,
    columns: heatColumns(analysis, showTruth),
    sources: context.sources,
    downloads: context.downloads ?? [],
    file: "endring-pulje-ar",
    note: heatNote(analysis)
  });
  drawn.querySelector(".pb-twin")?.before(comparisonTable(cells, level));
  return drawn;
}

function heatNote({sample}: EffectAnalysis): string {
  const without = sample.puljer.flatMap(({id, reason}) => (reason ? [`${id} (${reasonWords[reason]})`] : []));
  return [
    "Uthevet tall: 95 % intervallet rommer ikke null. Med mange ruter vil noen gjøre det ved en tilfeldighet.",
    "Ruter før oppstart viser om puljen og sammenlikningen utviklet seg ulikt også da.",
    ...(without.length ? [`Uten tall: ${without.join("; ")}.`] : [])
  ].join(" ");
}

function describeCell(
  {pulje, time, view, reason}: HeatCell,
  {settings}: EffectAnalysis,
  showTruth: boolean
): string {
  const where = `${pulje}, ${formatStartYear(time)}`;
  if (reason !== null || view === null || !isShown(view))
    return reason === "base-period"
      ? `${where}: basisåret, null per definisjon.`
      : `${where}: ikke noe tall, ${reasonWords[reason ?? "no-effects"]}.`;
  const side = (units: number, municipalities: number) =>
    settings.level === "school"
      ? `${countUnits("school", units)} i ${countMunicipalities(municipalities)}`
      : countMunicipalities(units);
  const truth =
    showTruth && view.truth !== null ? ` Bygd inn i eksempelet: ${formatEffect(view.truth)}.` : "";
  return `${where}: ${formatEffectPoints(view.att)} (95 % intervall ${formatEffectRange(view)}), ${side(view.treated, view.treatedMunicipalities)} mot ${side(view.comparison, view.comparisonMunicipalities)}.${truth}`;
}

function heatKey(
  rows: readonly HeatRow[],
  {letters, showTruth}: {letters: ReadonlyMap<CellReason, string>; showTruth: boolean}
): HTMLElement {
  const step = stepWidth(rows.flatMap(({cells}) => cells.flatMap((cell) => attOf(cell) ?? [])));
  const steps = Array.from({length: heatSteps}, (_, i) => i + 1);
  const limit = (sign: 1 | -1, i: number) => formatEffect(Math.round(sign * i * step * 10) / 10);
  const box = {x: 1, y: 1, width: 28, height: 12};
  return drawKey([
    ...steps.toReversed().map((i) => ({
      mark: swatch(`pb-heat-cell pb-heat-less-${i}`),
      text: i === heatSteps ? `${limit(-1, i - 1)} og lavere` : `${limit(-1, i)} til ${limit(-1, i - 1)}`
    })),
    ...steps.map((i) => ({
      mark: swatch(`pb-heat-cell pb-heat-more-${i}`),
      text: i === heatSteps ? `${limit(1, i - 1)} og høyere` : `${limit(1, i - 1)} til ${limit(1, i)}`
    })),
    {mark: [svgElement("circle", {class: "pb-effect-base", cx: 15, cy: 7, r: 4.5})], text: "Basisår"},
    {
      mark: [svgElement("line", {class: "pb-effect-start", x1: 15, x2: 15, y1: 0, y2: 14})],
      text: "Oppstart"
    },
    ...[...letters].map(([reason, letter]) => ({
      mark: [
        svgElement(
          "g",
          {class: "pb-heat-absent", "text-anchor": "middle", "font-size": 12},
          svgElement("rect", box),
          svgElement("path", {d: hatchBox(box)}),
          svgElement("circle", {cx: 15, cy: 7, r: 7}),
          svgElement("text", {x: 15, y: 11}, letter)
        )
      ],
      text: `Ikke noe tall: ${reasonWords[reason]}`
    })),
    ...(showTruth
      ? [
          {
            mark: [svgElement("text", {x: 15, y: 11, "text-anchor": "middle", fill: "var(--pb-ink)"}, "×")],
            text: "Virkningen som er bygd inn i eksempelfylket"
          }
        ]
      : [])
  ]);
}

function heatColumns({settings}: EffectAnalysis, showTruth: boolean): Column<HeatCell>[] {
  return [
    {name: "pulje", label: "Pulje", value: ({pulje}) => pulje},
    {name: "school_year", label: "Skoleår", value: ({time}) => formatStartYear(time), numeric: true},
    number(
      "att",
      "Endring, prosentpoeng",
      known((v) => v.att)
    ),
    number(
      "low",
      "95 % nedre",
      known((v) => v.low)
    ),
    number(
      "high",
      "95 % øvre",
      known((v) => v.high)
    ),
    {
      name: "units",
      label: unitHeading(settings.level),
      value: ({view}) => view?.treated ?? null,
      status: ({view}) => (view ? "ok" : "notApplicable"),
      format: formatWhole
    },
    {name: "remark", label: "Merknad", value: ({reason}) => (reason ? reasonWords[reason] : "")},
    ...(showTruth
      ? [
          number(
            "truth",
            "Bygd inn i eksempelet",
            known((v) => v.truth)
          )
        ]
      : [])
  ];
}

const swatch = (name: string) => [
  svgElement("g", {class: name}, svgElement("rect", {x: 1, y: 1, width: 28, height: 12}))
];

const number = (
  name: string,
  label: string,
  pick: (cell: HeatCell) => number | null | undefined
): Column<HeatCell> => ({
  name,
  label,
  value: (cell) => pick(cell) ?? null,
  status: (cell) => (pick(cell) == null ? absenceOf(cell.reason ?? "no-effects") : "ok"),
  format: formatEffect
});
const known = (pick: (view: NonNullable<HeatCell["view"]>) => number | null) => (cell: HeatCell) =>
  cell.reason === null && cell.view ? pick(cell.view) : null;
