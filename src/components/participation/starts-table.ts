import type {StartStatement} from "../../model/participation.js";
import {startAspectLabel, startAspects} from "../../model/pulje.js";
import {element, uniqueId} from "../element.js";
import {notice} from "../notice.js";
import {notMentioned, type StartCell, type StartRow} from "./starts-data.js";

/**
 * The matrix: a row a municipality, a column an aspect. Each cell opens, by click or by Enter, to what the summary says,
 * retold. The last row tells what is said of several without naming them.
 */
export function startTable(rows: readonly StartRow[], statements: readonly StartStatement[]): HTMLElement {
  if (rows.length === 0) {
    return notice(
      "Ingen kommuner passer med filtrene og søket.",
      "Velg «alle» i et filter, eller tøm søkefeltet."
    );
  }
  const captionId = uniqueId("caption");
  const several = (aspect: string) =>
    statements.find((s) => s.scope === "several" && s.aspect === aspect)?.basis;
  const table = element(
    "table",
    {class: "pb-table pb-starts-table"},
    element(
      "caption",
      {id: captionId},
      "Hva oppsummeringen sier om oppstartskommunene. Åpne en celle for å lese mer."
    ),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", {scope: "col"}, "Kommune eller region"),
        ...startAspects.map((aspect) => element("th", {scope: "col"}, startAspectLabel[aspect]))
      )
    ),
    element("tbody", {}, ...rows.map(startRow)),
    element(
      "tfoot",
      {},
      element(
        "tr",
        {},
        element("th", {scope: "row"}, "Sagt om flere, uten navn"),
        ...startAspects.map((aspect) => element("td", {}, several(aspect) ?? notMentioned))
      )
    )
  );
  return element(
    "div",
    {class: "pb-table-region", role: "region", "aria-labelledby": captionId, tabindex: 0},
    table
  );
}

function startRow({name, cells}: StartRow): HTMLElement {
  return element(
    "tr",
    {},
    element("th", {scope: "row"}, name),
    ...startAspects.map((aspect) => element("td", {}, startCell(cells[aspect], `${name}-${aspect}`)))
  );
}

function startCell(cell: StartCell | null, key: string): HTMLElement {
  if (cell === null) return element("span", {class: "pb-not-mentioned"}, notMentioned);
  return element(
    "details",
    {class: "pb-start-cell"},
    element("summary", {"data-key": key}, cell.phrase, cell.forAll && element("span", {}, " (gjelder alle)")),
    element("p", {}, cell.basis)
  );
}
