import type {SourceList} from "../model/published.js";
import {countHistory, type RevisedTable, type RowKind} from "../model/revision.js";
import {badge, formatPeriod} from "./badge.js";
import {dataTable, type Column} from "./data-table.js";
import {element} from "./element.js";
import {commonFiles, fileLinks, formatBytes} from "./file-links.js";
import {formatDate, formatPercent, formatWhole} from "./format.js";
import {notice} from "./notice.js";

type Source = SourceList["sources"][number];

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

/** How many checks passed; the page Kvalitet has each of them. */
export function checksSentence({checks: {passed, failed, total}}: SourceList): HTMLElement {
  return element(
    "p",
    {},
    `${passed} av ${total} kontroller er bestått${failed > 0 ? `, og ${failed} har funn` : ""}. `,
    element("a", {href: "./kvalitet"}, "Kvalitet"),
    " viser hver kontroll, hva den ser på, og hva den fant."
  );
}

/** How each fetched source differs from when it was last fetched. */
export function revisionsSection({snapshots}: SourceList): HTMLElement {
  if (snapshots.length === 0)
    return element(
      "p",
      {},
      "Ingen kilder er hentet maskinelt her. Filene er lagt inn for hånd, og endringer i tallene fra dem står på siden ",
      element("a", {href: "./endringer"}, "Endringer"),
      "."
    );
  const rows = snapshots.flatMap(({title: source, revisions}) => {
    const last = revisions.at(-1);
    return (last?.tables ?? []).map((table) => ({...table, source, since: last?.replaced ?? ""}));
  });
  const alone = snapshots.filter(({revisions}) => revisions.length === 0);
  const unread = snapshots.filter(({revisions}) => revisions.at(-1)?.unread);
  return element(
    "div",
    {},
    rows.length > 0 &&
      dataTable(
        rows,
        [
          {name: "source", label: "Kilde", value: (row) => row.source},
          {name: "table", label: "Tall", value: (row) => row.title},
          {name: "since", label: "Sammenliknet med", value: (row) => row.since, text: formatDate},
          {name: "before", label: "Rader før", value: (row) => row.before, format: formatWhole},
          {name: "after", label: "Rader nå", value: (row) => row.after, format: formatWhole},
          rowsColumn("added", "Nye"),
          rowsColumn("removed", "Fjernet"),
          rowsColumn("changed", "Endret"),
          rowsColumn("hidden", "Nå skjermet"),
          rowsColumn("shown", "Nå vist"),
          {
            name: "share",
            label: "Andel som er annerledes",
            value: (row) => (row.before > 0 ? countHistory(row) / row.before : null),
            status: (row) => (row.before > 0 ? "ok" : "notApplicable"),
            format: formatPercent
          }
        ],
        {caption: "Rader som skiller seg fra forrige henting"}
      ),
    unread.length > 0 && element("p", {}, `Kunne ikke sammenliknes med forrige henting: ${titles(unread)}.`),
    alone.length > 0 &&
      element("p", {}, `Hentet én gang, så det er ingenting å sammenlikne med: ${titles(alone)}.`)
  );
}

function titles(snapshots: SourceList["snapshots"]): string {
  return snapshots.map(({title}) => title).join(", ");
}

function rowsColumn(kind: RowKind, label: string): Column<RevisedTable> {
  return {name: kind, label, value: ({rows}) => rows[kind], format: formatWhole};
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
