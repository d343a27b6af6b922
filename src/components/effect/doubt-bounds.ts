import {scaleLinear} from "d3-scale";
import type {SensitivityView} from "../../statistics/analysis/result.js";
import type {Violation} from "./doubt-breakdown.js";
import {drawKey, drawLevels, frame, round, scaleAround} from "./doubt-axes.js";
import {boundsKey, drawBreakdown, drawInterval, drawPlugIn} from "./doubt-bounds-marks.js";
import {formatBound} from "./doubt-words.js";
import {svgElement} from "../element.js";

interface BoundsOptions {
  width: number;
  /** The computed bound that is read out, in each panel. */
  picked: Readonly<Record<Violation, number>>;
}

const titles: Readonly<Record<Violation, string>> = {
  relative: "M̄: avvik, ganger det største før oppstart",
  smoothness: "M: endring i skjevhet per år, prosentpoeng"
};
const marginLeft = 52;
const gap = 40;

/**
 * Two panels, beside each other from 720 px on: intervals by the size of the violation that is allowed, the ordinary
 * interval first, a rule at the breakdown value, and beside M̄ the bounds without sampling error. Each has its own scale.
 * Returns an svg.
 */
export function drawBounds(view: SensitivityView, {width, picked}: BoundsOptions): SVGSVGElement {
  const beside = width >= 720;
  const panelWidth = beside ? (width - gap) / 2 : width;
  const key = drawKey(boundsKey, width);
  const plot = beside ? 240 : 220;
  const panelHeight = plot + 78;
  const kinds = ["relative", "smoothness"] as const;
  const panels = kinds.map((kind, i) => {
    const place = {
      x: beside ? i * (panelWidth + gap) : 0,
      y: key.height + 30 + (beside ? 0 : i * (panelHeight + 16))
    };
    return svgElement(
      "g",
      {class: `pb-bounds-panel pb-bounds-${kind}`, transform: `translate(${round(place.x)},${place.y})`},
      drawPanel(view, kind, {
        y: scaleOf(view, kind, plot),
        plot,
        right: panelWidth - 10,
        picked: picked[kind]
      })
    );
  });
  const height = key.height + (beside ? panelHeight : 2 * panelHeight + 16);
  return frame("pb-bounds", {width, height}, key.node, ...panels);
}

/** The scale of one panel: M in percentage points a year adds up over the years and would flatten the other panel. */
function scaleOf(view: SensitivityView, kind: Violation, plot: number): ReturnType<typeof scaleAround> {
  const plugIn = kind === "relative" ? view.relative.map((row) => row.plugIn) : [];
  const bounds = [view.original, ...view[kind].map(({interval}) => interval), ...plugIn];
  return scaleAround(
    bounds.flatMap((b) => (b ? [b.low, b.high] : [])),
    [plot, 0]
  );
}

interface PanelOptions {
  y: ReturnType<typeof scaleAround>;
  plot: number;
  right: number;
  picked: number;
}

function drawPanel(
  view: SensitivityView,
  kind: Violation,
  {y, plot, right, picked}: PanelOptions
): SVGGElement {
  const rows = view[kind];
  const breakdown = kind === "relative" ? view.relativeBreakdown : view.smoothnessBreakdown;
  const most = Math.max(...rows.map(({bound}) => bound), 0) || 1;
  const first = marginLeft + 78;
  const x = scaleLinear([0, most], [first, right - 16]);
  const shown = breakdown !== null && breakdown > 0 && breakdown <= most ? breakdown : null;
  const {original} = view;
  const labelled = withRoom(
    rows.map(({bound}) => x(bound)),
    picked
  );
  return svgElement(
    "g",
    {},
    svgElement(
      "text",
      {x: 0, y: -14, fill: "var(--pb-ink)", "font-weight": 600, "font-size": 12.5},
      titles[kind]
    ),
    drawLevels(y, {left: marginLeft, right}),
    shown !== null && drawBreakdown(shown, {x: round(x(shown)), plot, right}),
    original && drawInterval(original, {x: marginLeft + 26, y, name: "Vanlig intervall", square: true}),
    svgElement(
      "text",
      {x: marginLeft + 26, y: plot + 20, "text-anchor": "middle", fill: "var(--pb-ink-soft)"},
      "vanlig"
    ),
    ...rows.flatMap((row, i) => {
      const at = round(x(row.bound));
      const plugIn = kind === "relative" ? view.relative[i]?.plugIn : undefined;
      const label = formatBound(row.bound);
      return [
        i === picked &&
          svgElement("rect", {
            class: "pb-doubt-picked",
            x: at - 13,
            y: -4,
            width: 26,
            height: plot + 30,
            rx: 3,
            fill: "none",
            stroke: "var(--pb-ink)",
            "stroke-width": 1.5
          }),
        plugIn && drawPlugIn(plugIn, {x: at + 6, y}),
        row.interval
          ? drawInterval(row.interval, {x: at, y, name: label, square: false})
          : svgElement(
              "text",
              {x: at, y: round(y(0)) - 6, "text-anchor": "middle", "font-weight": 600, fill: "var(--pb-ink)"},
              ".."
            ),
        labelled.has(i) &&
          svgElement(
            "text",
            {x: at, y: plot + 20, "text-anchor": "middle", fill: "var(--pb-ink-soft)"},
            label
          )
      ].filter((node) => node !== false && node !== undefined);
    })
  );
}

/** Places whose labels do not touch: the picked one, then from the left all that keep their distance. */
function withRoom(places: readonly number[], picked: number): Set<number> {
  const kept = new Set([picked]);
  places.forEach((place, i) => {
    if ([...kept].every((other) => Math.abs((places[other] ?? Infinity) - place) >= 32)) kept.add(i);
  });
  return kept;
}
