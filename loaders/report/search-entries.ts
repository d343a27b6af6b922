import {foreignNamesOf} from "../../src/model/place-names.ts";
import {reportAddress, type ReportKind} from "../../src/model/report-address.ts";
import type {ReportIndexPage, ReportLink} from "../../src/model/report.ts";
import type {SearchEntry} from "../../src/model/search.ts";
import type {World} from "../../src/model/survey.ts";

const about: Readonly<Record<ReportKind, string>> = {
  county: "rapport om fylket",
  municipality: "rapport om kommunen",
  network: "rapport om nettverket",
  pulje: "rapport om puljen"
};

/** The reports as the site's search finds them, and the page that lists them. */
export function reportEntries({counties, puljer}: ReportIndexPage): SearchEntry[] {
  return [
    {
      kind: "page",
      name: "Rapporter",
      detail: "Rapporter om fylker, kommuner, nettverk og puljer",
      path: "rapporter",
      words: "PDF utskrift"
    },
    ...counties.flatMap((county) => {
      const within = {world: county.world, place: county.name};
      return [
        entry("county", county, {world: county.world}),
        ...county.networks.map((network) => entry("network", network, within)),
        ...county.municipalities.map((municipality) => entry("municipality", municipality, within))
      ];
    }),
    ...puljer.map((pulje) => entry("pulje", pulje, pulje))
  ];
}

function entry(kind: ReportKind, link: ReportLink, within: {world: World; place?: string}): SearchEntry {
  return {
    kind: "report",
    name: link.name,
    detail: [
      `${about[kind]}${within.place ? ` i ${within.place}` : ""}`,
      ...(within.world === "example" ? ["oppdiktet"] : [])
    ].join(", "),
    path: reportAddress(kind, link.slug).slice(1),
    words: ["rapport PDF", ...codeWords(kind, link.slug)].join(" ")
  };
}

/** The code of a county or municipality, which its address ends with, and its names in other languages. */
function codeWords(kind: ReportKind, slug: string): string[] {
  return kind === "county" || kind === "municipality" ? [slug, ...foreignNamesOf(slug)] : [];
}
