import {encodeCsv} from "../csv.js";
import type {Column} from "../data-table.js";
import type {DistributionUnit} from "../../model/distribution.js";
import {ownLabels, type OwnRow} from "./own-data-columns.js";

/** The template of the reader's own file, filled in with the units that the page shows. */
export function ownTemplate(units: readonly DistributionUnit[]): string {
  const rows = units.map(({name, pupils, children, apprentices, previous}): OwnRow => ({
    network: name,
    pupils: pupils.value,
    children: children.value,
    apprentices: apprentices.value,
    previous: previous.value,
    proposal: null,
    own_financing: null
  }));
  const columns = (Object.keys(ownLabels) as (keyof OwnRow)[]).map((name): Column<OwnRow> => ({
    name,
    label: ownLabels[name],
    value: ({[name]: value}) => value
  }));
  return encodeCsv(rows, columns, "excel");
}
