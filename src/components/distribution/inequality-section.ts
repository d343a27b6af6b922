import type {Distribution} from "../../model/distribution.js";
import {dataTable, type Column} from "../data-table.js";
import {element} from "../element.js";
import {figure, type Figure, type FigureContent} from "../figure.js";
import {formatKroner, formatPercent, formatWhole} from "../format.js";
import {joinWords} from "../join-words.js";
import type {DistributionState} from "./address.js";
import {inequalityOf, type Inequality} from "./inequality.js";
import {lorenzDrawing} from "./lorenz-drawing.js";
import {measureRows, needRows, type MeasureRow} from "./measure-rows.js";
import type {Outcome} from "./outcome.js";
import {chooseSources} from "./sources.js";
import {areaWords, countUnits, headWords, needWords, unitWords} from "./words.js";

interface Shown {
  state: DistributionState;
  outcome: Outcome;
}

interface LorenzRow {
  name: string;
  heads: number;
  kroner: number;
  perHead: number;
}

/** How unequal the amounts are per head: the curve, and each measure with what its value means here. No single score. */
export function inequalitySection(first: Shown, sources: Distribution["sources"]) {
  const root = element("section", {class: "pb-inequality"}, element("h2", {}, "Hvor ulikt er det?"));
  const none = element("p", {}, "Når rammen er fordelt, står ulikheten her.");
  const table = dataTable<MeasureRow>([], measureColumns, {
    caption: "Mål på ulikhet i kroner per hode",
    sortable: false
  });
  const needTable = dataTable<MeasureRow>([], measureColumns, {
    caption: "Kroner mot andelen som er mobbet",
    sortable: false
  });
  const basis = element("p", {});
  const need = element(
    "div",
    {},
    element(
      "p",
      {},
      "Følger kronene behovet, målt som andelen mobbede? Tallene viser hvordan de henger sammen i denne fordelingen. De sier ikke at det ene skyldes det andre."
    ),
    basis,
    needTable
  );
  let curve: Figure<LorenzRow> | undefined;
  const curvePlace = element("div");
  const measures = element("div", {}, table, need);
  root.append(none, curvePlace, measures);
  const renew = (shown: Shown) => {
    const found = inequalityOf(shown.outcome);
    none.hidden = found !== null;
    curvePlace.hidden = measures.hidden = found === null;
    if (!found) return;
    if (found.lorenz.length < 2) curvePlace.replaceChildren();
    else if (curve?.isConnected) curve.renew(lorenzContent(shown, found));
    else {
      curve = lorenzFigure(shown, found, sources);
      curvePlace.replaceChildren(curve);
    }
    table.renew(measureRows(shown.state, found));
    const rows = needRows(shown.state, found);
    need.hidden = rows.length === 0;
    basis.textContent = needBasis(shown.state, found);
    needTable.renew(rows);
  };
  renew(first);
  return {root, renew: (state: DistributionState, outcome: Outcome) => renew({state, outcome})};
}

const measureColumns: Column<MeasureRow>[] = [
  {name: "measure", label: "Mål", value: ({name}) => name},
  {
    name: "value",
    label: "Verdi",
    value: ({text}) => text,
    status: ({text}) => (text === null ? "notApplicable" : "ok"),
    numeric: true
  },
  {name: "meaning", label: "Hva det betyr her", value: ({sentence}) => sentence},
  {name: "formula", label: "Slik regnes det", value: ({formula}) => formula}
];

function lorenzFigure(shown: Shown, found: Inequality, sources: Distribution["sources"]): Figure<LorenzRow> {
  const {area} = shown.state;
  return figure({
    ...lorenzContent(shown, found),
    columns: [
      {name: "unit", label: unitWords(area).heading, value: ({name}: LorenzRow) => name},
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
    file: `lorenz-${area.id.toLowerCase()}`,
    level: 3
  });
}

function lorenzContent({state, outcome}: Shown, found: Inequality): FigureContent<LorenzRow> {
  const {area, settings} = state;
  const byId = new Map(
    outcome.rows.map(({unit, perHead}) => [unit.id, {name: unit.name, perHead: perHead.value}])
  );
  const rows = found.lorenz.flatMap(({unit, heads, kroner}) => {
    const own = unit === null ? undefined : byId.get(unit);
    return own?.perHead == null ? [] : [{name: own.name, heads, kroner, perHead: own.perHead}];
  });
  const half = halfWay(found);
  return {
    title: "Hvor stor del av pengene går til dem med lavest sats?",
    subtitle: `Kroner per ${headWords(settings)}, ${unitWords(area).all} i ${areaWords(area)} med lavest sats først.`,
    chart: (width) =>
      lorenzDrawing(found.lorenz, {
        width,
        other:
          found.previousLorenz.length > 1 ? {points: found.previousLorenz, label: "siste vedtak"} : undefined
      }),
    textAlternative: `Halvparten av hodene, de med lavest sats, får ${formatPercent(half)} av pengene. Ved lik sats ville de fått 50 %.`,
    rows,
    note: `Halvparten av hodene, de med lavest sats, får ${formatPercent(half)} av pengene. Jo lenger kurven ligger under den rette linjen, jo større er ulikheten.`
  };
}

/** Share of the kroner at half of the heads, on the straight line between the points on both sides. */
function halfWay({lorenz}: Inequality): number {
  const i = lorenz.findIndex(({heads}) => heads >= 0.5);
  const [before, after] = [lorenz[i - 1]!, lorenz[i]!];
  const part = (0.5 - before.heads) / (after.heads - before.heads);
  return before.kroner + part * (after.kroner - before.kroner);
}

/** `Bygger på 10 av 11 nettverk (7. trinn, 2025–26). Fjellregionen har ikke et tall som kan vises, og er ikke med.` */
function needBasis({area}: DistributionState, {need}: Inequality): string {
  if (!need) return "";
  const without = area.units.filter((unit) => unit.need.share === null).map(({name}) => name);
  const left =
    without.length === 0
      ? ""
      : ` ${without.length > 8 ? `${formatWhole(without.length)} ${unitWords(area).many}` : joinWords(without)} har ikke et tall som kan vises, og er ikke med.`;
  return `Bygger på ${need.units} av ${countUnits(area)} (${needWords(area)}).${left}`;
}
