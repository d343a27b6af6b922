import {covariateCodes} from "../../src/model/covariates.ts";
import {glossary} from "../../src/model/glossary.ts";
import {foreignNamesOf} from "../../src/model/place-names.ts";
import {pageWords, termSynonyms} from "../../src/model/search-words.ts";
import type {PageTitle, SearchEntry, SearchIndex} from "../../src/model/search.ts";
import {indicatorLabel, measureLabel, measures} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readUnits} from "./units.ts";

export interface SearchSources {
  pages: readonly PageTitle[];
  /** Addresses that are not among the pages, such as reports; the words find them beside their names. */
  others?: readonly SearchEntry[];
}

/**
 * Everything that the site's search can find: units, networks, measures, indices, terms, pages and what else is given.
 * Only what pages show: no school without survey numbers, and the fictional county is named as such.
 */
export async function readSearch(
  warehouse: Warehouse,
  {pages, others = []}: SearchSources
): Promise<SearchIndex> {
  return {
    entries: [
      ...(await readUnitEntries(warehouse)),
      ...(await readNetworkEntries(warehouse)),
      ...measures.map((measure): SearchEntry => ({
        kind: "measure",
        name: measureLabel[measure],
        detail: "andel av elevene, i Elevundersøkelsen",
        path: address("mobbing", {maal: measure === "total" ? null : measure}),
        words: ""
      })),
      ...covariateCodes.map((code): SearchEntry => ({
        kind: "indicator",
        name: indicatorLabel[code] ?? code,
        detail: "bakgrunnsvariabel på siden Effekt",
        path: "effekt",
        words: code
      })),
      ...glossary.map(({id, nb, nn, en, forms}): SearchEntry => ({
        kind: "term",
        name: nb,
        detail: "forklart under Begreper",
        path: `begreper#${id}`,
        words: [nn, en, ...forms, ...(termSynonyms[id] ?? [])].join(" ")
      })),
      ...pages.map(({path, title, question}): SearchEntry => ({
        kind: "page",
        name: title,
        detail: question,
        path,
        words: (pageWords[path] ?? []).join(" ")
      })),
      ...others
    ]
  };
}

async function readUnitEntries(warehouse: Warehouse): Promise<SearchEntry[]> {
  const {units} = await readUnits(warehouse);
  const names = new Map(units.map(({code, name}) => [code, name]));
  // Svalbard is no county that a page can choose
  const reachable = units.filter(({county}) => county === null || names.has(county));
  return reachable.map(({code, level, name, county, municipality, world}) => {
    const within = [municipality, county]
      .filter((around) => around !== null && around !== code)
      .flatMap((around) => names.get(around!) ?? []);
    const place = within.length > 0 ? `i ${within.join(", ")}` : "";
    return {
      kind: level,
      name,
      detail: [place, world === "example" && "oppdiktet"].filter(Boolean).join(", "),
      path: address("mobbing", {
        fylke: level === "county" ? code : county,
        enhet: level === "municipality" || level === "school" ? code : null
      }),
      words: [code, ...foreignNamesOf(code)].join(" ")
    };
  });
}

async function readNetworkEntries({rows}: Warehouse): Promise<SearchEntry[]> {
  const networks = await rows<{network: string; county: string; name: string; world: string}>(`
    SELECT n.network, n.county, coalesce(u.name, n.county) AS name, n.world
    FROM network n LEFT JOIN unit u ON u.code = n.county ORDER BY n.world DESC, n.county, n.network`);
  return networks.map(({network, county, name, world}) => ({
    kind: "network",
    name: network,
    detail: `i ${name}${world === "example" ? ", oppdiktet" : ""}`,
    path: address("nettverk", {fylke: county, nettverk: network}),
    words: ""
  }));
}

function address(page: string, choices: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) if (value !== null) query.set(name, value);
  const text = query.toString();
  return text ? `${page}?${text}` : page;
}
