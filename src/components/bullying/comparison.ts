import {formatPercentRange, formatStartYear, formatWhole} from "../format.js";
import {dataTable} from "../data-table.js";
import {describeChoice, limitStatus, type BullyingView} from "./view.js";
import {quantityOf} from "./data.js";
import {chooseSources} from "./view.js";
import {element} from "../element.js";
import {badge} from "../badge.js";
import {formatPublished} from "../published-percent.js";

/** The cells of the chosen year under their heading and source: own unit and what it is compared with, with interval and n. */
export function comparisonSection(view: BullyingView): HTMLElement {
  const {data, choice} = view;
  const own = data.unit(choice.unit);
  const rows = [own, ...data.comparisons(own.code)].map((unit) => ({
    unit,
    row: data.cell(unit.code, choice)
  }));
  const [source] = chooseSources(
    view,
    rows.map(({row}) => row)
  );
  const table = dataTable(
    rows,
    [
      {name: "unit", label: "Enhet", value: ({unit}) => unit.name},
      {
        name: "share_bullied",
        label: "Andel",
        value: ({row}) => row?.share ?? null,
        status: ({row, unit}) => quantityOf(row, unit, choice.grade).status,
        format: (share, {row}) => formatPublished(share, row?.decimals ?? 1)
      },
      {
        name: "interval",
        label: "95 % intervall",
        value: ({row}) =>
          row?.low == null || row.high === null ? null : formatPercentRange(row.low, row.high),
        status: ({row}) => limitStatus(row),
        numeric: true
      },
      {name: "respondents", label: "Svar", value: ({row}) => row?.respondents ?? null, format: formatWhole}
    ],
    {
      caption: describeChoice(choice),
      sortable: false
    }
  );
  return element(
    "section",
    {},
    element(
      "div",
      {class: "pb-headed"},
      element("h2", {}, `Sammenligning i ${formatStartYear(choice.startYear)}`),
      badge(source)
    ),
    table
  );
}
