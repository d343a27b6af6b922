import {formatPercentRange, formatWhole} from "./format.js";
import {dataTable} from "./data-table.js";
import {describeChoice, limitStatus, type BullyingView} from "./bullying-view.js";
import {formatPublished} from "./published-percent.js";

/** The cells of the chosen year: own unit and what it is compared with, with interval and n. */
export function comparisonTable({data, choice}: BullyingView): HTMLElement {
  const own = data.unit(choice.unit);
  const units = [own, ...data.comparisons(own.code)];
  return dataTable(
    units.map((unit) => ({unit, row: data.cell(unit.code, choice)})),
    [
      {name: "unit", label: "Enhet", value: ({unit}) => unit.name},
      {
        name: "share_bullied",
        label: "Andel",
        value: ({row}) => row?.share ?? null,
        status: ({row}) => row?.status ?? "missing",
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
}
