import type {Order} from "./address.js";
import type {OutcomeRow} from "./outcome.js";

export const orderLabel: Readonly<Record<Order, string>> = {
  navn: "navn",
  storst: "beløp",
  perhode: "kroner per hode",
  endring: "endring fra i fjor"
};

const collator = new Intl.Collator("nb", {numeric: true});

const byName = (a: OutcomeRow, b: OutcomeRow) => collator.compare(a.unit.name, b.unit.name);

/** Rows in the reader's order: by name, or by a number with the largest first and those without one last. */
export function orderRows(rows: readonly OutcomeRow[], order: Order): OutcomeRow[] {
  if (order === "navn") return rows.toSorted(byName);
  const value = ({amount, perHead, changeShare}: OutcomeRow) =>
    ({storst: amount, perhode: perHead, endring: changeShare})[order].value ?? -Infinity;
  return rows.toSorted((a, b) => value(b) - value(a) || byName(a, b));
}
