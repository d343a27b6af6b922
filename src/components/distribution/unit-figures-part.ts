import {unitFigures, type GrantedUnit, type UnitFigures} from "../../statistics/fairness/unit-figures.js";
import {whenNear} from "../afterwards.js";
import {dataTable, quantityColumn, type Column, type DataTable} from "../data-table.js";
import {element} from "../element.js";
import {formatKroner, formatWhole, type Quantity} from "../format.js";
import type {Shown} from "./curve-part.js";
import {orderRows} from "./order.js";
import {periodOf} from "./overview.js";
import {areaWords, formatSignedWhole, headWords, unitWords} from "./words.js";

/** A unit, or all together, against the mean of all. */
type FigureRow = UnitFigures & GrantedUnit & {name: string};

const twoDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 2, maximumFractionDigits: 2});

/**
 * Kroner per head of each unit against the mean of all, and how many kroner that is: a sentence and a table, made when
 * there is a distribution. `renew` takes only outcomes with amounts and heads for every unit, and waits until the table
 * comes near the screen.
 */
export function unitFiguresPart() {
  const basis = element("p", {});
  const root = element("div", {}, basis);
  let latest: Shown;
  let table: DataTable<FigureRow> | undefined;
  const showNear = whenNear(root, () => {
    const {units, all} = figuresOf(latest);
    const rows = [...units, all];
    basis.textContent = meanSentence(latest, all);
    if (table) table.renew(rows);
    else root.append((table = makeTable(latest, rows)));
  });
  return {
    root,
    renew: (now: Shown) => {
      latest = now;
      showNear();
    }
  };
}

/** The units in the order of the page, and all that have heads as one: theirs is the mean. */
function figuresOf({state: {area, order}, outcome}: Shown): {units: FigureRow[]; all: FigureRow} {
  const rows = orderRows(outcome.rows, order);
  const granted = rows.map(({unit, amount, heads}): GrantedUnit => ({
    unit: unit.id,
    amount: amount.value ?? 0,
    pupils: unit.pupils.value,
    children: unit.children.value,
    heads
  }));
  const counted = granted.filter(({heads}) => heads !== 0);
  const sum = (pick: (unit: GrantedUnit) => number | null) =>
    counted.reduce<number | null>((all, unit) => {
      const own = pick(unit);
      return all === null || own === null ? null : all + own;
    }, 0);
  const together: GrantedUnit = {
    unit: area.id,
    amount: sum(({amount}) => amount) ?? 0,
    pupils: sum(({pupils}) => pupils),
    children: sum(({children}) => children),
    heads: sum(({heads}) => heads)
  };
  const [all] = unitFigures([together]);
  return {
    units: unitFigures(granted).map((figures, i) => ({
      ...figures,
      ...granted[i]!,
      name: rows[i]!.unit.name
    })),
    all: {...all!, ...together, name: `Alle i ${areaWords(area)}`}
  };
}

/** `Snittet er 219 kr per elev og barn: 14 000 hoder (elever 2025–26, …). Delt på elevene alene er det …` */
function meanSentence({state: {area, settings}}: Shown, all: FigureRow): string {
  if (all.perHead === null || all.heads === null) return "";
  const alone = [
    all.perPupil !== null && `på elevene alene er det ${formatKroner(all.perPupil)} per elev`,
    all.perChild !== null && `på barna alene ${formatKroner(all.perChild)} per barn`
  ].filter((part) => part !== false);
  return [
    `Snittet i ${areaWords(area)} er ${formatKroner(all.perHead)} per ${headWords(settings)}: ${formatKroner(all.amount)} til ${formatWhole(all.heads)} hoder (${periodOf(area)}).`,
    ...(alone.length > 0 ? [`Delt ${alone.join(", ")}.`] : []),
    "Siste kolonne er kroner mer (+) eller mindre (−) enn med samme sats til alle. Før avrunding summerer de til null."
  ].join(" ");
}

function makeTable({state: {area, settings}}: Shown, rows: readonly FigureRow[]): DataTable<FigureRow> {
  const column = (
    name: string,
    label: string,
    {pick, format}: {pick: (row: FigureRow) => number | null; format: (value: number) => string}
  ): Column<FigureRow> => quantityColumn(name, label, {pick: (row) => quantityOf(pick(row)), format});
  return dataTable(
    rows,
    [
      {name: "unit", label: unitWords(area).heading, value: ({name}) => name},
      column("heads", "Hoder", {pick: ({heads}) => heads, format: formatWhole}),
      column("nok_per_head", "Kr per hode", {pick: ({perHead}) => perHead, format: formatWhole}),
      column("ratio_to_mean", "Mot snittet (1 = likt)", {
        pick: ({ratio}) => ratio,
        format: (value) => twoDecimals.format(value)
      }),
      column("deviation_nok", "Mot lik sats, kr", {
        pick: ({deviation}) => deviation,
        format: formatSignedWhole
      })
    ],
    {caption: `Kroner per ${headWords(settings)} mot snittet`, sortable: false}
  );
}

/** Heads are known here, so a number that is absent cannot be: kroner per head of no one. */
function quantityOf(value: number | null): Quantity {
  return value === null ? {value, status: "notApplicable"} : {value, status: "ok"};
}
