import {html, plain, type Content, type Html} from "./html.js";

/** A column of a table; the first is the header of its row. */
export interface TableColumn<T> {
  label: Content;
  cell: (row: T) => Content;
  numeric?: boolean;
}

/** A table with caption and scopes in a region that can be scrolled with the keyboard. */
export function table<T>(
  rows: readonly T[],
  columns: readonly TableColumn<T>[],
  {caption, label, compact = false}: {caption: Content; label?: Content; compact?: boolean}
): Html {
  return html`<div class="pb-table-region" role="region" aria-label="${plain(label ?? caption)}" tabindex="0">
    <table class="pb-table${compact ? " pb-report-compact" : ""}">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({label: head, numeric}) => html`<th scope="col" ${numeric ? numberClass : ""}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map(({cell, numeric}, i) =>
                i === 0
                  ? html`<th scope="row">${cell(row)}</th>`
                  : html`<td${numeric ? numberClass : ""}>${cell(row)}</td>`
              )}
            </tr> `
        )}
      </tbody>
    </table>
  </div> `;
}

const numberClass = html` class="pb-number"`;
