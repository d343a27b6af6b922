import type {Distribution} from "../../model/distribution.js";
import {dataTable, type Column} from "../data-table.js";
import {element} from "../element.js";
import {formatWhole} from "../format.js";
import {joinWords} from "../join-words.js";
import type {DistributionState} from "./address.js";
import {curvePart, type Shown} from "./curve-part.js";
import {inequalityOf, type Inequality} from "./inequality.js";
import {measureRows, needRows, type MeasureRow} from "./measure-rows.js";
import type {Outcome} from "./outcome.js";
import {unitFiguresPart} from "./unit-figures-part.js";
import {countUnits, needWords, unitWords} from "./words.js";

/** How unequal the amounts are per head: the curve, each unit against the mean, and each measure with what its value means here. No single score. */
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
  const lorenz = curvePart("lorenz", sources);
  const concentration = curvePart("need", sources);
  need.insertBefore(concentration.root, needTable);
  const units = unitFiguresPart();
  const measures = element("div", {}, units.root, table, need);
  root.append(none, lorenz.root, measures);
  const renew = (shown: Shown) => {
    const found = inequalityOf(shown.outcome);
    none.hidden = found !== null;
    lorenz.root.hidden = measures.hidden = found === null;
    if (!found) return;
    units.renew(shown);
    lorenz.renew(shown, found);
    concentration.renew(shown, found);
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
