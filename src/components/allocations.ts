import {dataTable, type Column} from "./data-table.js";
import {element} from "./element.js";
import {formatKroner, formatWhole} from "./format.js";
import type {Network} from "./network/data.js";

type Allocation = Network["allocations"][number];

const columns: readonly Column<Allocation>[] = [
  {name: "payment_year", label: "Utbetalt", value: (a) => String(a.paymentYear)},
  {name: "decision_year", label: "Vedtatt", value: (a) => String(a.decisionYear)},
  {name: "scheme", label: "Ordning", value: (a) => a.scheme, rowHeader: true},
  {name: "code", label: "Mottaker", value: (a) => a.code},
  {name: "amount_nok", label: "Beløp", value: (a) => a.amountNok, format: formatKroner},
  {name: "purpose", label: "Formål", value: (a) => a.purpose || null}
];

/**
 * What a network received: payments of `paymentYear` and later as a table, earlier ones folded away (but printed), the
 * newest payment first. Without a payment year, or when nothing was paid that year, the newest year there is.
 */
export function allocationsSection({network, allocations}: Network, paymentYear: number | null): HTMLElement {
  const rows = allocations.toSorted(
    (a, b) => b.paymentYear - a.paymentYear || b.decisionYear - a.decisionYear
  );
  const newest = Math.max(...rows.map((a) => a.paymentYear));
  const from = paymentYear === null ? newest : Math.min(paymentYear, newest);
  const shown = rows.filter((a) => a.paymentYear >= from);
  const older = rows.filter((a) => a.paymentYear < from);
  return element(
    "div",
    {},
    element("h3", {}, `Midler til ${network}`),
    element(
      "p",
      {},
      "Et beløp kan være vedtatt ett år og utbetalt et annet. Tabellene følger året pengene ble utbetalt."
    ),
    dataTable(shown, columns, {caption: `Utbetalt i ${describeYears(shown)}`}),
    older.length > 0 &&
      element(
        "details",
        {class: "pb-older"},
        element(
          "summary",
          {},
          `Tidligere utbetalinger, ${describeYears(older)} (${formatWhole(older.length)} rader)`
        ),
        dataTable(older, columns, {caption: `Utbetalt i ${describeYears(older)}`, hideCaption: true})
      )
  );
}

function describeYears(rows: readonly Allocation[]): string {
  const years = rows.map((a) => a.paymentYear);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}
