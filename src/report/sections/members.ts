import type {PlaceReport, ReportMember, ReportNetwork, ReportShare} from "../../model/report.js";
import {reportAddress} from "../../model/report-address.js";
import {absent, countText, shareText, signLegend, sourceText, type ReportContext} from "../context.js";
import {html, type Content, type Html} from "../html.js";
import {placeName} from "../names.js";
import {section} from "../section.js";
import {table} from "../table.js";
import {nameOf} from "../place-words.js";

/** Of a county its networks and its municipalities, of a network its municipalities; always in alphabetical order. */
export function membersSection(context: ReportContext, report: PlaceReport): Content {
  if (report.kind === "municipality") return null;
  const {say} = context;
  const name = nameOf(context, report.own);
  return html`${report.kind === "county" ? networksSection(context, report) : null}
  ${section(
    "kommuner",
    say("membersHeading"),
    report.networkBasis === "inferred" ? html`<p class="pb-report-none">${say("membersInferred")}</p>` : null,
    report.networkBasis === "user" ? html`<p>${say("membersUser")}</p>` : null,
    table(
      report.members,
      [
        {label: say("columnMunicipality"), cell: (m) => link(context, "municipality", m)},
        ...(report.kind === "county" && report.hasNetworks
          ? [
              {
                label: say("columnNetwork"),
                cell: (m: ReportMember) => m.network ?? absent(context, "missing")
              }
            ]
          : []),
        {label: say("columnPupils"), numeric: true, cell: (m) => countText(context, m.pupils)},
        {label: say("columnChildren"), numeric: true, cell: (m) => countText(context, m.children)},
        {
          label: say("columnPuljer"),
          cell: (m) =>
            m.puljer.length > 0
              ? m.puljer.join(", ")
              : report.listedSchemes.length > 0
                ? say("noPulje")
                : absent(context, "missing")
        },
        {label: say("columnNewest"), numeric: true, cell: (m) => newestText(context, m.newest)}
      ],
      {caption: say("membersCaption", {name}), compact: true}
    ),
    html`<div class="pb-report-foot">
      ${signLegend(context, ["suppressed", "missing"])}
      <p>${say("membersNote")}</p>
    </div>`
  )}`;
}

function networksSection(context: ReportContext, report: PlaceReport): Html {
  const {say, numbers} = context;
  const name = nameOf(context, report.own);
  const {networks, networkCount} = report;
  if (networks.length === 0) {
    return section(
      "nettverk",
      say("networksHeading"),
      html`<p class="pb-report-none">${say("networksNone", {name})}</p>`
    );
  }
  return section(
    "nettverk",
    say("networksHeading"),
    networkCount && networkCount.count > networks.length
      ? html`<p>
          ${say("networksSome", {
            name,
            count: numbers.whole(networkCount.count),
            source: sourceText(context, networkCount.source),
            known: numbers.whole(networks.length)
          })}
        </p>`
      : null,
    table(
      networks.toSorted((a, b) => new Intl.Collator("nb").compare(a.name, b.name)),
      [
        {label: say("columnNetwork"), cell: (n) => link(context, "network", n)},
        {label: say("columnMembers"), numeric: true, cell: (n) => numbers.whole(n.members)},
        {label: say("columnPupils"), numeric: true, cell: (n) => countText(context, n.pupils)},
        {label: say("columnChildren"), numeric: true, cell: (n) => countText(context, n.children)},
        {label: say("columnNewest"), numeric: true, cell: (n) => newestText(context, n.newest)}
      ],
      {caption: say("networksCaption", {name}), compact: true}
    )
  );
}

function link(
  {root}: ReportContext,
  kind: "municipality" | "network",
  {name, slug}: ReportMember | ReportNetwork
): Html {
  return html`<a href="${root}${reportAddress(kind, slug).slice(1)}">${placeName(name)}</a>`;
}

function newestText(context: ReportContext, newest: ReportShare | null): Content {
  const {say, numbers} = context;
  if (newest === null) return absent(context, "missing");
  return say("newestWithYear", {share: shareText(context, newest), year: numbers.year(newest.startYear)});
}

/** Where the municipality belongs: its network, or that none is known. */
export function networkSentence({say, root}: ReportContext, report: PlaceReport): Content {
  if (report.kind !== "municipality") return null;
  const {network} = report;
  return network
    ? say("inNetwork", {
        network: html`<a href="${root}${reportAddress("network", network.slug).slice(1)}">${network.name}</a>`
      })
    : say("inNoNetwork");
}
