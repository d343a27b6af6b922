import {zipSync} from "fflate";
import {signOf} from "./absence.ts";
import {textAt, type ColumnValues} from "./columnar.ts";
import {listFacts, newestDate, type SetFacts} from "./facts.ts";
import {describeAbsence, describeCodes, typeLabel, type DataColumn} from "./set.ts";
import {columnLetters, fixedParts, SharedTexts, sheetFrame, styles, type Style} from "./xlsx-parts.ts";

/** Excel's own limit for the text of a cell. */
export const maximumCellLength = 32_767;

/** Days from Excel's day 0 to 1970-01-01. */
const excelEpoch = 25_569;
const bytesOf = new TextEncoder();

/**
 * A set as a workbook: sheet Data with one typed cell for each value and the sign where there is none, sheet Om tallene,
 * sheet Variabler. No cell is merged or empty, no text is a formula, the heading stays in sight. The bytes depend on the
 * content alone. Throws RangeError for a text that no cell can hold.
 */
export function encodeXlsx(columns: readonly ColumnValues[], facts: SetFacts, rows: number): Uint8Array {
  const texts = new SharedTexts();
  const sheets = {
    Data: dataSheet(columns, rows, texts),
    "Om tallene": plainSheet([["Opplysning", "Innhold"], ...listFacts(facts)], [22, 110], texts),
    Variabler: plainSheet(variableRows(facts.set.columns), [26, 26, 12, 12, 60, 60, 40], texts)
  };
  const date = newestDate(facts);
  const parts = fixedParts({sheets: Object.keys(sheets), title: facts.title, ...(date && {date})});
  const files: Record<string, Uint8Array> = {};
  for (const [name, xml] of Object.entries(parts)) files[name] = bytesOf.encode(xml);
  Object.values(sheets).forEach((bytes, i) => (files[`xl/worksheets/sheet${i + 1}.xml`] = bytes));
  files["xl/sharedStrings.xml"] = bytesOf.encode(texts.xml());
  return zipSync(files, {level: 6, mtime: "2000-01-01T00:00:00"});
}

function dataSheet(columns: readonly ColumnValues[], rows: number, texts: SharedTexts): Uint8Array {
  const {start, end} = sheetFrame(
    columns.map(({column}) => Math.min(40, Math.max(12, column.title.length + 2)))
  );
  const cells = columns.map((values, i) => cellWriter(values, {columns, letters: columnLetters(i), texts}));
  const lines = [
    start,
    rowXml(
      columns.map(({column}) => column.title),
      {row: 1, style: styles.heading, texts}
    )
  ];
  for (let row = 0; row < rows; row++) {
    let line = `<row r="${row + 2}">`;
    for (const cell of cells) line += cell(row);
    lines.push(`${line}</row>`);
  }
  return joinBytes([...lines, end]);
}

/** A function from a row to the cell of one column. */
function cellWriter(
  values: ColumnValues,
  {columns, letters, texts}: {columns: readonly ColumnValues[]; letters: string; texts: SharedTexts}
): (row: number) => string {
  const {column} = values;
  const absent = absentCell(column, columns);
  const textCell = (row: number, text: string, style: Style = styles.plain) =>
    `<c r="${letters}${row + 2}"${style ? ` s="${style}"` : ""} t="s"><v>${texts.place(text)}</v></c>`;
  if (values.kind === "text") {
    for (const text of values.texts) {
      if (text.length > maximumCellLength)
        throw new RangeError(
          `column ${column.name}: a text of ${text.length} characters, Excel's limit is ${maximumCellLength}`
        );
    }
    return (row) => {
      const text = textAt(values, row);
      return text === undefined ? textCell(row, absent(row)) : textCell(row, text);
    };
  }
  const style = styleOf(column);
  const type = column.type === "boolean" ? ' t="b"' : "";
  const offset = column.type === "date" ? excelEpoch : 0;
  return (row) => {
    const value = values.values[row]!;
    return Number.isNaN(value)
      ? textCell(row, absent(row), styles.sign)
      : `<c r="${letters}${row + 2}" s="${style}"${type}><v>${value + offset}</v></c>`;
  };
}

/** A function from a row to the sign that stands where the column has nothing. */
function absentCell({name, absent}: DataColumn, columns: readonly ColumnValues[]): (row: number) => string {
  if (absent && "sign" in absent) return () => absent.sign;
  const status = columns.find(({column}) => absent && column.name === absent.status);
  if (status?.kind !== "text")
    return () => {
      throw new RangeError(`column ${name} is empty and has no reason`);
    };
  return (row) => signOf(textAt(status, row));
}

function styleOf({type, unit}: DataColumn): Style {
  if (type === "date") return styles.date;
  if (unit === "andel") return styles.percent;
  if (type !== "integer") return styles.plain;
  return unit === undefined || unit === "år" ? styles.whole : styles.grouped;
}

function variableRows(columns: readonly DataColumn[]): string[][] {
  return [
    ["Variabel", "Overskrift", "Type", "Enhet", "Forklaring", "Koder", "Når den er tom"],
    ...columns.map((column) => [
      column.name,
      column.title,
      typeLabel[column.type],
      column.unit ?? "–",
      column.description,
      describeCodes(column) || "–",
      describeAbsence(column)
    ])
  ];
}

function plainSheet(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  texts: SharedTexts
): Uint8Array {
  const {start, end} = sheetFrame(widths);
  return joinBytes([
    start,
    ...rows.map((cells, i) =>
      rowXml(cells, {row: i + 1, style: i === 0 ? styles.heading : styles.wrapped, texts})
    ),
    end
  ]);
}

function rowXml(
  cells: readonly string[],
  {row, style, texts}: {row: number; style: Style; texts: SharedTexts}
): string {
  const xml = cells.map(
    (text, i) => `<c r="${columnLetters(i)}${row}" s="${style}" t="s"><v>${texts.place(text)}</v></c>`
  );
  return `<row r="${row}">${xml.join("")}</row>`;
}

/** One string of all rows would be longer than the engine allows. */
function joinBytes(lines: readonly string[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let i = 0; i < lines.length; i += 2000) parts.push(bytesOf.encode(lines.slice(i, i + 2000).join("")));
  return Buffer.concat(parts);
}
