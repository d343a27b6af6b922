/** Text from outside the project as HTML in a Markdown page: no markup, no Markdown, no link, and no code of Framework's `${…}`. */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"'`$[\]{}()*_\\~|!#:/]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** A source in small print, after the statement that it is for. */
export function cite(source: string): string {
  return `<span class="pb-cite">Kilde: ${source}</span>`;
}

/** A Markdown table. Cells are Markdown and hold no `|`. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Share 0–1 → `95 %`, with as many decimals as it needs. */
export function percent(share: number): string {
  return `${new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 1}).format(share * 100)}\u00a0%`;
}

/** Count → `260 000`. */
export function whole(count: number): string {
  return new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0}).format(count);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
