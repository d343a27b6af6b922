/** Changes that a data fault makes to the rows. */
export interface Distortion {
  /** Column → new name, or undefined to drop it. */
  columns?: ReadonlyMap<string, string | undefined>;
  national?: "absent" | "empty" | "out of range" | undefined;
  /** Keeps only this share of the rows. */
  share?: number;
}

export const unitColumns = new Set(
  "EnhetNivaa Nasjonaltkode Nasjonalt Fylkekode Fylke Kommunekode Kommune Organisasjonsnummer EnhetNavn".split(
    " "
  )
);
export const valueColumnPattern = /^(Score|Standardavvik|Andel|Antall)/;
export const pagingColumns = new Set(["Sidenummer", "RaderSide", "RaderTotalt"]);

/** `"A":1,"B":null,` for the given columns, renamed or dropped by the distortion; absent cells are null. */
export function encodeCells(
  columns: readonly string[],
  only: ReadonlySet<string> | undefined,
  cells: Readonly<Record<string, string | number | null | undefined>>,
  {columns: changes}: Distortion
): string {
  let text = "";
  for (const column of columns) {
    if (only && !only.has(column)) continue;
    const name = changes?.has(column) ? changes.get(column) : column;
    if (name !== undefined) text += `${JSON.stringify(name)}:${JSON.stringify(cells[column] ?? null)},`;
  }
  return text;
}
