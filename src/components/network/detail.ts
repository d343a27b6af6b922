import type {Networks} from "../../model/published.js";
import {networkSlugs} from "../../model/report-address.js";
import {allocationsSection} from "../allocations.js";
import {badge} from "../badge.js";
import {dataTable, quantityColumn} from "../data-table.js";
import {element} from "../element.js";
import {formatWhole} from "../format.js";
import {chooseSources, type Network, type NetworkChoice} from "./data.js";
import {networkTrend} from "./trend.js";
import {notice} from "../notice.js";
import {reportLink} from "../report-link.js";

/** One network: its members, its share over the years, what it received. */
export function networkDetail(choice: NetworkChoice, sources: Networks["sources"]): HTMLElement {
  const network = choice.county.networks.find((n) => n.network === choice.network);
  if (!network) throw new RangeError(`no network ${choice.network} in ${choice.county.name}`);
  const series = network.shares.filter((s) => s.measure === choice.measure && s.grade === choice.grade);
  return element(
    "section",
    {"aria-label": network.network},
    element(
      "div",
      {class: "pb-headed"},
      element("h2", {}, network.network),
      badge(chooseSources(sources, choice.county)[0])
    ),
    reportLink("network", slugOf(choice.county, network.network), network.network),
    network.basis === "inferred" &&
      notice(
        "Medlemmene i dette nettverket er sluttet ut fra navnet, ikke bekreftet.",
        "Den som driver nettstedet, kan legge inn fylkets egen liste."
      ),
    membersTable(
      network,
      choice.county.networks.some((n) => n.schoolsInPulje.value !== null)
    ),
    series.some((s) => s.share !== null)
      ? networkTrend(choice, {network, series, sources})
      : notice(
          "Mobbetall for dette nettverket er ikke kjent.",
          "Årlige tall for kommunene er ikke i datagrunnlaget ennå."
        ),
    network.allocations.length > 0
      ? allocationsSection(network, choice.county.paymentYear)
      : notice(
          "Fordelte midler til dette nettverket er ikke kjent.",
          "Tallene er ikke offentlige. Den som driver nettstedet, kan legge dem inn."
        )
  );
}

function slugOf({county, networks}: NetworkChoice["county"], network: string): string {
  const slugs = networkSlugs(
    county,
    networks.map((n) => n.network)
  );
  return slugs.get(network) ?? "";
}

/** `participationKnown`: a list of participants is there, so that a member without a pulje took part in none. */
function membersTable(network: Network, participationKnown: boolean): HTMLElement {
  return dataTable(
    network.members,
    [
      {name: "code", label: "Nummer", value: (m) => m.code},
      {name: "name", label: "Kommune", value: (m) => m.name, rowHeader: true},
      quantityColumn("pupils", "Elever", {pick: (m) => m.pupils, format: formatWhole}),
      quantityColumn("children", "Barn i barnehage", {pick: (m) => m.children, format: formatWhole}),
      {
        name: "puljer",
        label: "Puljer",
        value: (m) => m.puljer.join(", ") || (participationKnown ? "ingen" : null)
      }
    ],
    {caption: `Kommunene i ${network.network}`}
  );
}
