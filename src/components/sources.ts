import type {SourceList} from "../model/published.js";
import {badge, formatPeriod} from "./badge.js";
import {dataTable} from "./data-table.js";
import {element} from "./element.js";
import {commonFiles, fileLinks, formatBytes} from "./file-links.js";
import {formatDate, formatWhole} from "./format.js";
import {notice} from "./notice.js";

type Source = SourceList["sources"][number];
type Check = SourceList["checks"][number];

const resultLabel = {passed: "Bestått", failed: "Avvik", "not applicable": "Ikke aktuell"} as const;

/** All data sets with date, licence, size and rows, then one section each with its caveats. */
export function sourcesSection({sources}: SourceList): HTMLElement {
  return element(
    "div",
    {},
    dataTable(
      sources,
      [
        {name: "title", label: "Datasett", value: (s) => s.title},
        {name: "world", label: "Tall", value: (s) => (s.world === "real" ? "Virkelige" : "Oppdiktede")},
        {name: "publisher", label: "Utgiver", value: (s) => s.publisher},
        {name: "period", label: "Periode", value: (s) => formatPeriod(s.period)},
        {
          name: "retrieved",
          label: "Dato",
          value: (s) => s.retrieved,
          text: (iso) => formatDate(iso).replaceAll(" ", "\u00a0")
        },
        {name: "licence", label: "Lisens", value: (s) => s.licence},
        {
          name: "rows",
          label: "Rader i bruk",
          value: (s) => s.rows,
          status: (s) => (s.rows === null ? "notApplicable" : "ok"),
          format: formatWhole
        },
        {name: "bytes", label: "Råfil", value: (s) => s.bytes, format: formatBytes}
      ],
      {caption: "Datasett"}
    ),
    ...sources.map(sourceDetail)
  );
}

function sourceDetail(source: Source): HTMLElement {
  return element("section", {class: "pb-dataset"}, element("h3", {}, source.title), badge(source));
}

/** The result of every check; warnings and their findings are opened in a list below. */
export function checksSection({checks}: SourceList): HTMLElement {
  const failed = checks.filter((c) => c.result === "failed");
  const passed = checks.filter((c) => c.result === "passed").length;
  return element(
    "div",
    {},
    element(
      "p",
      {},
      `${passed} av ${checks.length} kontroller er bestått. ${
        failed.length === 0
          ? "Ingen avvik."
          : `${failed.length} har avvik som er vist under; feil ville stoppet byggingen.`
      }`
    ),
    dataTable(
      checks,
      [
        {name: "title", label: "Kontroll", value: (c) => c.title},
        {name: "looks_at", label: "Ser på", value: (c) => c.looksAt},
        {
          name: "severity",
          label: "Ved avvik",
          value: (c) => (c.severity === "error" ? "Stopper byggingen" : "Vises her")
        },
        {name: "result", label: "Resultat", value: (c) => resultLabel[c.result]},
        {name: "findings", label: "Avvik", value: (c) => c.findingCount, format: formatWhole},
        {name: "known", label: "Kjente unntak", value: (c) => c.known.length, format: formatWhole}
      ],
      {caption: "Kontroller av tallene"}
    ),
    ...checks.filter((c) => c.findings.length > 0 || c.known.length > 0).map(checkDetail)
  );
}

function checkDetail({title, findings, findingCount, known}: Check): HTMLElement {
  return element(
    "details",
    {class: "pb-check"},
    element("summary", {}, `${title}: ${findingCount} avvik, ${known.length} kjente unntak`),
    findings.length > 0 && element("ul", {}, ...findings.map((f) => element("li", {}, f))),
    findingCount > findings.length && element("p", {}, `og ${findingCount - findings.length} til`),
    known.length > 0 && element("ul", {}, ...known.map((k) => element("li", {}, `Kjent unntak: ${k}`)))
  );
}

/** Every file that can be downloaded, real figures first, and the files about all of them. */
export function downloadsSection({downloads: {sets, common}}: SourceList): HTMLElement {
  const list = (world: "real" | "example") =>
    element(
      "ul",
      {class: "pb-files"},
      ...sets
        .filter((set) => set.world === world)
        .map((set) =>
          element(
            "li",
            {},
            element("a", {href: `./variabler#${set.id}`}, set.title),
            element(
              "span",
              {class: "pb-key-detail"},
              `${formatWhole(set.rows)} rader · versjon ${set.version}`
            ),
            fileLinks(set)
          )
        )
    );
  const hasExample = sets.some(({world}) => world === "example");
  return element(
    "div",
    {},
    commonFiles(common),
    element("h3", {}, "Virkelige tall"),
    list("real"),
    hasExample && element("h3", {}, "Eksempeldata – oppdiktet"),
    hasExample &&
      notice(
        "Disse filene handler om Eksempelfylket, som ikke finnes.",
        "Bruk dem bare til å prøve ut metoder."
      ),
    hasExample && list("example")
  );
}
