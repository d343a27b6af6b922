import {rowKinds, type RowCounts, type RowKind} from "../../src/model/revision.ts";
import {differs, type EditionDiff, type SetDiff} from "./diff.ts";
import {dateOfEdition} from "./edition-name.ts";

const words: Readonly<Record<RowKind, string>> = {
  added: "nye",
  removed: "fjernet",
  changed: "endret",
  hidden: "nå skjermet",
  shown: "nå vist"
};
const longDate = new Intl.DateTimeFormat("nb-NO", {dateStyle: "long", timeZone: "UTC"});
const count = new Intl.NumberFormat("nb-NO");
const periodLimit = 20;

/** `1. desember 2026`, with the number where it is not the first that day. */
export function formatEdition(edition: string): string {
  const number = edition.slice("2026-12-01-".length);
  const date = longDate.format(new Date(`${dateOfEdition(edition)}T00:00:00Z`));
  return number ? `${date}, nr. ${number}` : date;
}

/** One set in one line: `12 nye rader, 3 endret; ny kolonne: x`. */
export function describeSet(set: SetDiff): string {
  if (set.before === null) return `nytt datasett, ${formatRows(set.rows.added)}`;
  if (set.after === null) return `datasettet er tatt bort, ${formatRows(set.rows.removed)}`;
  const kinds = rowKinds.flatMap((kind) =>
    set.rows[kind] > 0 ? [`${formatRows(set.rows[kind])} ${words[kind]}`] : []
  );
  const {added, removed} = set.columns;
  return [
    kinds.join(", "),
    set.newKey ? "andre kolonner skiller radene" : "",
    added.length > 0 ? `nye kolonner: ${added.join(", ")}` : "",
    removed.length > 0 ? `kolonner tatt bort: ${removed.join(", ")}` : ""
  ]
    .filter(Boolean)
    .join("; ");
}

function formatRows(n: number): string {
  return `${count.format(n)} ${n === 1 ? "rad" : "rader"}`;
}

/** What a comparison found, as HTML for the page Endringer. Every text from data is escaped. */
export function describeDataDiff({previous, sets}: EditionDiff): string {
  if (previous === null)
    return "<p>Dette er den første utgaven, så det er ingen tidligere tall å sammenlikne med.</p>";
  const differing = sets.filter(differs);
  const than = `utgaven ${formatEdition(previous)}`;
  const link = `<a href="../${previous}/">${than}</a>`;
  if (differing.length === 0) return `<p>Ingen tall er endret siden ${link}.</p>`;
  const head = `<tr><th scope="col">Datasett</th><th scope="col">Versjon</th>${rowKinds.map((kind) => `<th scope="col">${capital(words[kind])}</th>`).join("")}<th scope="col">Når og hva</th></tr>`;
  const body = differing.map(
    (set) =>
      `<tr><th scope="row">${escapeHtml(set.title)}</th><td>${versions(set)}</td>${cells(set.rows)}<td>${details(set)}</td></tr>`
  );
  return [
    `<p>Antall rader som skiller seg fra ${link}, funnet ved å sammenlikne alle rader i begge utgavene. «Nå skjermet» er tall som ble vist før og ikke vises nå, «nå vist» er det motsatte.</p>`,
    `<div class="pb-table-region" role="region" tabindex="0" aria-label="Endringer i tallene"><table class="pb-table"><thead>${head}</thead><tbody>${body.join("")}</tbody></table></div>`
  ].join("\n");
}

function versions({before, after}: SetDiff): string {
  if (before === null) return escapeHtml(after ?? "");
  return before === after
    ? before
    : `${escapeHtml(before)} → ${after === null ? "tatt bort" : escapeHtml(after)}`;
}

function cells(rows: RowCounts): string {
  return rowKinds.map((kind) => `<td class="pb-number">${count.format(rows[kind])}</td>`).join("");
}

function details(set: SetDiff): string {
  const shown = set.periods
    .slice(0, periodLimit)
    .map(
      ({period, rows}) =>
        `${period}: ${rowKinds.flatMap((kind) => (rows[kind] > 0 ? [`${count.format(rows[kind])} ${words[kind]}`] : [])).join(", ")}`
    );
  const rest = set.periods.length - shown.length;
  const {added, removed} = set.columns;
  return escapeHtml(
    [
      ...shown,
      rest > 0 ? `og ${rest} perioder til` : "",
      added.length > 0 ? `nye kolonner: ${added.join(", ")}` : "",
      removed.length > 0 ? `kolonner tatt bort: ${removed.join(", ")}` : "",
      set.newKey ? "andre kolonner skiller radene" : ""
    ]
      .filter(Boolean)
      .join(". ")
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
