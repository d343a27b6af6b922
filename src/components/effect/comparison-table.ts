import type {EffectLevel} from "../../model/effect.js";
import type {CellView} from "../../statistics/analysis/result.js";
import {dataTable, type Column} from "../data-table.js";
import type {HeatCell} from "./heat-cells.js";
import {reasonWords} from "./words.js";
import {element} from "../element.js";
import {formatStartYear, formatWhole} from "../format.js";

/** Who is compared with whom: one row a pulje and year but the base year, closed until it is asked for. */
export function comparisonTable(cells: readonly HeatCell[], level: EffectLevel): HTMLDetailsElement {
  const schools = level === "school";
  const columns: Column<HeatCell>[] = [
    {name: "pulje", label: "Pulje", value: ({pulje}) => pulje},
    {name: "school_year", label: "Skoleår", value: ({time}) => formatStartYear(time), numeric: true},
    {
      name: "base",
      label: "Regnet fra",
      value: ({view}) => (view?.base == null ? null : formatStartYear(view.base)),
      status: ({view}) => (view?.base == null ? "notApplicable" : "ok"),
      numeric: true
    },
    count("treated", schools ? "Skoler i puljen" : "Kommuner i puljen", (v) => v.treated),
    ...(schools ? [count("treated_municipalities", "i kommuner", (v) => v.treatedMunicipalities)] : []),
    count(
      "comparison",
      schools ? "Skoler i sammenlikningen" : "Kommuner i sammenlikningen",
      (v) => v.comparison
    ),
    ...(schools ? [count("comparison_municipalities", "i kommuner", (v) => v.comparisonMunicipalities)] : []),
    {name: "remark", label: "Merknad", value: ({reason}) => (reason ? reasonWords[reason] : "")}
  ];
  return element(
    "details",
    {class: "pb-twin pb-effect-who"},
    element("summary", {}, "Hvem sammenliknes med hvem"),
    dataTable(
      cells.filter(({reason}) => reason !== "base-period"),
      columns,
      {caption: "Hvem sammenliknes med hvem, etter pulje og år"}
    )
  );
}

const count = (name: string, label: string, pick: (view: CellView) => number): Column<HeatCell> => ({
  name,
  label,
  value: ({view}) => (view ? pick(view) : null),
  status: ({view}) => (view ? "ok" : "notApplicable"),
  format: formatWhole
});
