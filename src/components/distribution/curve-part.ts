import type {Distribution} from "../../model/distribution.js";
import type {CurvePoint} from "../../statistics/fairness/curve.js";
import {element} from "../element.js";
import {figure, type Figure, type FigureContent} from "../figure.js";
import {formatKroner, formatPercent} from "../format.js";
import type {DistributionState} from "./address.js";
import type {Inequality} from "./inequality.js";
import {lorenzDrawing} from "./lorenz-drawing.js";
import type {Outcome} from "./outcome.js";
import {areaSets, chooseSources} from "./sources.js";
import {areaWords, headWords, needWords, unitWords} from "./words.js";

export interface Shown {
  state: DistributionState;
  outcome: Outcome;
}

interface CurveRow {
  name: string;
  heads: number;
  kroner: number;
  perHead: number;
}

/** `lorenz`: summed from the lowest rate; `need`: summed from the lowest share bullied. */
type CurveKind = "lorenz" | "need";

/** The figure of one curve, made when there is a curve to draw and renewed after that; empty without one. */
export function curvePart(kind: CurveKind, sources: Distribution["sources"]) {
  const root = element("div");
  let shown: Figure<CurveRow> | undefined;
  return {
    root,
    renew: (now: Shown, found: Inequality) => {
      const content = maybeContent(kind, now, found);
      if (!content) {
        root.replaceChildren();
        shown = undefined;
      } else if (shown) shown.renew(content);
      else {
        shown = curveFigure(kind, now.state, {content, sources});
        root.replaceChildren(shown);
      }
    }
  };
}

function curveFigure(
  kind: CurveKind,
  {area}: DistributionState,
  {content, sources}: {content: FigureContent<CurveRow>; sources: Distribution["sources"]}
): Figure<CurveRow> {
  return figure({
    ...content,
    columns: [
      {name: "unit", label: unitWords(area).heading, value: ({name}: CurveRow) => name},
      {name: "nok_per_head", label: "Per hode", value: ({perHead}) => perHead, format: formatKroner},
      {
        name: "share_of_heads",
        label: "Andel av hodene til nå",
        value: ({heads}) => heads,
        format: formatPercent
      },
      {
        name: "share_of_nok",
        label: "Andel av pengene til nå",
        value: ({kroner}) => kroner,
        format: formatPercent
      }
    ],
    sources: chooseSources(sources, area),
    downloads: areaSets(area),
    file: `${kind === "lorenz" ? "lorenz" : "konsentrasjon"}-${area.id.toLowerCase()}`,
    level: 3
  });
}

function maybeContent(
  kind: CurveKind,
  {state, outcome}: Shown,
  {lorenz, previousLorenz, need}: Inequality
): FigureContent<CurveRow> | undefined {
  const {area, settings} = state;
  const points = kind === "lorenz" ? lorenz : (need?.curve ?? []);
  if (points.length < 2) return undefined;
  const byId = new Map(
    outcome.rows.map(({unit, perHead}) => [unit.id, {name: unit.name, perHead: perHead.value}])
  );
  const rows = points.flatMap(({unit, heads, kroner}) => {
    const own = unit === null ? undefined : byId.get(unit);
    return own?.perHead == null ? [] : [{name: own.name, heads, kroner, perHead: own.perHead}];
  });
  const half = formatPercent(halfWay(points));
  const who = unitWords(area).all;
  const perHead = `Kroner per ${headWords(settings)}`;
  if (kind === "need") {
    const sentence = `Halvparten av hodene, de der den laveste andelen er mobbet, får ${half} av pengene.`;
    return {
      title: "Hvor stor del av pengene går dit færrest er mobbet?",
      subtitle: `${perHead}, ${who} med lavest andel mobbede først (${needWords(area)}).`,
      chart: (width) => lorenzDrawing(points, {width, xLabel: "Andel av hodene, lavest andel mobbet først"}),
      textAlternative: `${sentence} Ved lik sats ville de fått 50 %.`,
      rows,
      note: `${sentence} Under den rette linjen går det mer per hode dit flere er mobbet, over linjen mindre. Kurven sier ikke at det ene skyldes det andre.`
    };
  }
  const sentence = `Halvparten av hodene, de med lavest sats, får ${half} av pengene.`;
  return {
    title: "Hvor stor del av pengene går til dem med lavest sats?",
    subtitle: `${perHead}, ${who} i ${areaWords(area)} med lavest sats først.`,
    chart: (width) =>
      lorenzDrawing(points, {
        width,
        xLabel: "Andel av hodene, lavest sats først",
        other: previousLorenz.length > 1 ? {points: previousLorenz, label: "siste vedtak"} : undefined
      }),
    textAlternative: `${sentence} Ved lik sats ville de fått 50 %.`,
    rows,
    note: `${sentence} Jo lenger kurven ligger under den rette linjen, jo større er ulikheten.`
  };
}

/** Share of the kroner at half of the heads, on the straight line between the points on both sides. */
function halfWay(points: readonly CurvePoint[]): number {
  const i = points.findIndex(({heads}) => heads >= 0.5);
  const [before, after] = [points[i - 1]!, points[i]!];
  const part = (0.5 - before.heads) / (after.heads - before.heads);
  return before.kroner + part * (after.kroner - before.kroner);
}
