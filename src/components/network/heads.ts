import type {Networks} from "../../model/published.js";
import {bars} from "../bars.js";
import {childDay} from "../child-day.js";
import {quantityColumn, type Column} from "../data-table.js";
import {figure} from "../figure.js";
import {formatWhole, speakQuantity, type Quantity} from "../format.js";
import {chooseSources, headsOf, overviewRows, type Network, type NetworkChoice} from "./data.js";
import {wholeSets} from "../whole-set.js";

interface HeadsRow {
  network: Network;
  quantity: Quantity;
}

/** Pupils and kindergarten children of each network: the heads that money is compared with. */
export function headsFigure(choice: NetworkChoice, sources: Networks["sources"]): HTMLElement {
  const {county} = choice;
  const rows = overviewRows(choice);
  const heads: HeadsRow[] = rows.map(({network}) => ({network, quantity: headsOf(network)}));
  const columns: Column<HeadsRow>[] = [
    {name: "network", label: "Nettverk", value: ({network}) => network.network},
    quantityColumn("pupils", "Elever", {pick: ({network}) => network.pupils, format: formatWhole}),
    quantityColumn("children", "Barn i barnehage", {
      pick: ({network}) => network.children,
      format: formatWhole
    }),
    quantityColumn("schools", "Skoler", {pick: ({network}) => network.schools, format: formatWhole}),
    {name: "members", label: "Kommuner", value: ({network}) => network.members.length, format: formatWhole}
  ];
  return figure({
    title: `Hvor mange elever og barn er det i nettverkene i ${county.name}?`,
    subtitle: `Elever i grunnskolen ${county.pupilYear.replace("-", "–")} og ${childDay(county.world, county.childDate)}, til sammen.`,
    chart: (width) =>
      bars(
        heads.map(({network, quantity: q}) => ({label: network.network, ...q})),
        {width, selected: choice.network}
      ),
    textAlternative: heads
      .map(({network, quantity: q}) => `${network.network}: ${speakQuantity(q, formatWhole)}`)
      .join(". "),
    rows: heads,
    columns,
    sources: chooseSources(sources, county, "heads"),
    downloads: wholeSets(county.world, "network_member", "pupil_count", "child_count"),
    file: `nettverk-antall-${county.county.toLowerCase()}`,
    openTable: true,
    note:
      county.world === "real"
        ? "Lærlinger, kandidater og elever i videregående skole er ikke med i tallene."
        : "Nettverkene er oppdiktet."
  });
}
