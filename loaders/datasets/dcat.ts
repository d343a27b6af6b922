import {licencesOf, newestDate, periodText, type SetFacts} from "./facts.ts";
import {formatNotes} from "./formats.ts";
import {maybeLicence} from "./licences.ts";
import type {Format, ListedFile} from "./listing.ts";
import type {Publisher} from "./publisher.ts";
import {themes} from "./set.ts";
import type {Literal, Reference, Thing} from "./turtle.ts";

export const prefixes = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  adms: "http://www.w3.org/ns/adms#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#"
} as const;

const authority = "http://publications.europa.eu/resource/authority";
const media = "https://www.iana.org/assignments/media-types";

/** EU's file types where there is one, and the media type. */
const fileTypes: Readonly<Record<Format, {format?: string; mediaType: string}>> = {
  csv: {format: "CSV", mediaType: "text/csv"},
  excel: {format: "CSV", mediaType: "text/csv"},
  xlsx: {format: "XLSX", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
  parquet: {mediaType: "application/vnd.apache.parquet"},
  arrow: {mediaType: "application/vnd.apache.arrow.file"},
  jsonstat: {format: "JSON", mediaType: "application/json"}
};

/**
 * The catalogue after DCAT-AP-NO: catalogue, one dataset a published set, one distribution a file, with the mandatory
 * properties of each (title, description, publisher, contact point, theme; access address). Addresses are below the
 * publisher's site, or relative to the catalogue, which lies in `data/`.
 */
export function describeCatalogue(
  sets: readonly {facts: SetFacts; files: readonly ListedFile[]}[],
  publisher: Publisher
): Thing[] {
  const base = publisher.site ? `${publisher.site}data/` : "";
  const page = publisher.site ? `${publisher.site}variabler` : "../variabler";
  const agent = publisher.uri ?? `${base}catalog.ttl#utgiver`;
  const shared = {
    "dct:publisher": [{"@id": agent}],
    "dcat:contactPoint": [{"@id": `${base}catalog.ttl#kontakt`}],
    "dct:language": [{"@id": `${authority}/language/NOB`}]
  };
  const newest = sets
    .flatMap(({facts}) => newestDate(facts) ?? [])
    .sort()
    .at(-1);
  return [
    {
      "@id": `${base}catalog.ttl#katalog`,
      "@type": "dcat:Catalog",
      "dct:title": [norwegian("Puljeblikk: mobbing, puljer og midler i kompetansenettverkene")],
      "dct:description": [
        norwegian(
          "Datasettene bak Puljeblikk: andel mobbet, deltakelse i puljer, fordeling av midler, og enhetene de gjelder. Sett med «eksempeldata – oppdiktet» i tittelen handler om et fylke som ikke finnes."
        )
      ],
      ...shared,
      "foaf:homepage": [{"@id": publisher.site ?? "../"}],
      ...(newest && {"dct:modified": [date(newest)]}),
      "dcat:themeTaxonomy": [{"@id": `${authority}/data-theme`}],
      "dcat:dataset": sets.map(({facts}) => ({"@id": `${base}catalog.ttl#${facts.name}`}))
    },
    {
      "@id": agent,
      "@type": "foaf:Agent",
      "foaf:name": [norwegian(publisher.name)]
    },
    {
      "@id": `${base}catalog.ttl#kontakt`,
      "@type": "vcard:Organization",
      "vcard:fn": [norwegian(publisher.name)],
      ...(publisher.email
        ? {"vcard:hasEmail": [{"@id": `mailto:${publisher.email}`}]}
        : {"vcard:hasURL": [{"@id": publisher.site ? `${publisher.site}kilder` : "../kilder"}]})
    },
    ...sets.flatMap(({facts, files}) => describeSet({facts, files, base, page, shared}))
  ];
}

function describeSet({
  facts,
  files,
  base,
  page,
  shared
}: {
  facts: SetFacts;
  files: readonly ListedFile[];
  base: string;
  page: string;
  shared: Record<string, Reference[]>;
}): Thing[] {
  const {set, world, name, title, version, origins} = facts;
  const modified = newestDate(facts);
  const covered = periodText(facts);
  const caveats = [...new Set(origins.flatMap((o) => o.caveats))];
  const description = [`${set.row}. ${set.description}`, ...caveats].join(" ");
  return [
    {
      "@id": `${base}catalog.ttl#${name}`,
      "@type": "dcat:Dataset",
      "dct:title": [norwegian(title)],
      "dct:description": [norwegian(description)],
      "dct:identifier": [{"@value": name}],
      ...shared,
      "dcat:theme": themesOf(facts).map((code) => ({"@id": `${authority}/data-theme/${code}`})),
      "dcat:keyword": [
        norwegian(themes[set.theme].toLowerCase()),
        ...(world === "example" ? [norwegian("oppdiktet")] : [])
      ],
      "dct:accessRights": [{"@id": `${authority}/access-right/PUBLIC`}],
      ...(world === "real" && {"dct:spatial": [{"@id": `${authority}/country/NOR`}]}),
      ...(covered && {"dct:temporal": [interval(facts)]}),
      "dct:source": [...new Set(origins.map(({url}) => url))].flatMap((url) =>
        /^https?:/.test(url) ? [{"@id": url}] : []
      ),
      ...(modified && {"dct:modified": [date(modified)]}),
      "dcat:version": [{"@value": version}],
      "dcat:landingPage": [{"@id": `${page}#${set.id}`}],
      "dcat:distribution": files.map(({file}) => ({"@id": `${base}catalog.ttl#${file}`}))
    },
    ...files.map((file) => describeFile(facts, file, base))
  ];
}

function describeFile(
  facts: SetFacts,
  {file, format, bytes, sha256, county}: ListedFile,
  base: string
): Thing {
  const {format: type, mediaType} = fileTypes[format];
  const licences = licencesOf(facts);
  const licence = licences.length === 1 ? maybeLicence(licences[0] ?? "") : undefined;
  const part = county ? `, fylke ${county}` : "";
  return {
    "@id": `${base}catalog.ttl#${file}`,
    "@type": "dcat:Distribution",
    "dct:title": [norwegian(`${facts.title}, ${formatNotes[format].label}${part}`)],
    "dct:description": [norwegian(formatNotes[format].sentence)],
    "dcat:accessURL": [{"@id": `${base}${file}`}],
    "dcat:downloadURL": [{"@id": `${base}${file}`}],
    "dct:format": type ? [{"@id": `${authority}/file-type/${type}`}] : [],
    "dcat:mediaType": [{"@id": `${media}/${mediaType}`}],
    "dcat:byteSize": [{"@value": String(bytes), "@type": "xsd:nonNegativeInteger"}],
    "spdx:checksum": [
      {
        "@type": "spdx:Checksum",
        "spdx:algorithm": [{"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"}],
        "spdx:checksumValue": [{"@value": sha256, "@type": "xsd:hexBinary"}]
      }
    ],
    "adms:status": [{"@id": `${authority}/distribution-status/COMPLETED`}],
    ...(licence
      ? {"dct:license": [{"@id": licence.uri}]}
      : {"dct:rights": [{"@type": "dct:RightsStatement", "rdfs:label": [norwegian(rights(facts))]}]})
  };
}

function rights({origins}: SetFacts): string {
  return origins.length
    ? `Vilkårene følger kildene: ${origins.map((o) => `${o.title}: ${o.licence}`).join("; ")}.`
    : "Vilkårene er ikke oppgitt: radene kommer fra egne filer.";
}

/** Education, and government for the money. */
function themesOf({set}: SetFacts): string[] {
  return set.theme === "money" ? ["EDUC", "GOVE"] : ["EDUC"];
}

/** A school year begins on 1 August and ends on 31 July; a year is a calendar year. */
function interval({period}: SetFacts): Thing {
  return {
    "@type": "dct:PeriodOfTime",
    "dcat:startDate": [date(firstDay(period?.from ?? ""))],
    "dcat:endDate": [date(lastDay(period?.to ?? ""))]
  };
}

function firstDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  return /^\d{4}-\d{2}$/.test(text) ? `${text.slice(0, 4)}-08-01` : `${text}-01-01`;
}

function lastDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  return /^\d{4}-\d{2}$/.test(text) ? `${Number(text.slice(0, 4)) + 1}-07-31` : `${text}-12-31`;
}

function norwegian(text: string): Literal {
  return {"@value": text, "@language": "nb"};
}

function date(iso: string): Literal {
  return {"@value": iso, "@type": "xsd:date"};
}
