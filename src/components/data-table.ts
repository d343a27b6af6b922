import type {Status} from "../model/survey.js";
import {afterwards} from "./afterwards.js";
import {columnWidths} from "./column-widths.js";
import {element, uniqueId} from "./element.js";
import {absenceSign, type AbsenceStatus, type Quantity} from "./format.js";

/**
 * One column. `name` is its ASCII snake_case name in files, `label` the heading people read, `value` the raw value
 * (null when absent), `status` why it is absent (without it null means missing), `format` how a number is shown.
 */
export interface Column<T> {
  name: string;
  label: string;
  value: (row: T) => string | number | null;
  status?: (row: T) => Status | AbsenceStatus;
  format?: (value: number, row: T) => string;
  /** How a text is shown, such as an ISO date in words; sorting and files use the value. */
  text?: (value: string, row: T) => string;
  /** Whether the cells stand to the right like numbers, also when all are absent; default: those with a `format`. */
  numeric?: boolean;
  /** Whether this column names the row (`<th scope="row">`); by default the first column does. */
  rowHeader?: boolean;
}

export interface TableOptions {
  /** The table's caption; also the name of the region that scrolls. */
  caption: string;
  /** Keeps the caption for screen readers only, where a heading just above says the same. */
  hideCaption?: boolean;
  /** Whether the headings are buttons that sort; default true. */
  sortable?: boolean;
}

/** A table whose rows can be renewed in place: the elements, the order chosen by the reader and the focus stay. */
export type DataTable<T> = HTMLElement & {renew: (rows: readonly T[]) => void};

type Direction = "ascending" | "descending";

/** A table with more rows scrolls in a frame of its own. */
const manyRows = 60;

const collator = new Intl.Collator("nb", {numeric: true});

/**
 * A plain accessible table in a region that can be scrolled with the keyboard: caption, scopes, numbers to the right
 * in tabular figures, absent values as their sign with the reason in words. Sorting puts absent values last in both
 * directions and emits nothing; the row order given is the first order. All rows are in the page, so all are printed.
 * `renew` shows other rows of the same columns and writes only the cells that changed; cells outside the part of the table
 * that is shown are written once the numbers rest.
 */
export function dataTable<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  options: TableOptions
): DataTable<T> {
  const {caption, hideCaption = false, sortable = true} = options;
  const captionId = uniqueId("caption");
  const headerIndex = Math.max(
    0,
    columns.findIndex((column) => column.rowHeader)
  );
  const numeric = columns.map(
    ({numeric: wanted, format, value}) =>
      wanted ?? (format !== undefined || rows.some((row) => typeof value(row) === "number"))
  );
  const body = element("tbody");
  let current = rows;
  let order: {column: Column<T>; direction: Direction} | undefined;
  let written: string[][] = [];
  const widths = columnWidths(() => table);
  const makeRow = () =>
    element(
      "tr",
      {},
      ...columns.map((_column, i) => {
        const attributes = {class: numeric[i] ? "pb-number" : null};
        return i === headerIndex ? element("th", {scope: "row", ...attributes}) : element("td", attributes);
      })
    );
  /** Writes the rows; with `isPart` only what is shown. Returns whether anything was left for later. */
  const fillBody = (isPart = false): boolean => {
    let isLeft = false;
    const sorted = order ? sortRows(current, order.column, order.direction) : current;
    while (body.rows.length > sorted.length) body.deleteRow(-1);
    while (body.rows.length < sorted.length) body.append(makeRow());
    const [first, last] = isPart && sorted.length > manyRows ? rowsOnScreen(body) : [0, sorted.length];
    written = sorted.map((row, i) => {
      const before = written[i];
      const line = body.rows[i]!;
      if (before && (i < first || i >= last)) {
        isLeft = true;
        return before;
      }
      return columns.map((column, j) => {
        if (before && isPart && !widths.isShown(j)) {
          isLeft = true;
          return before[j]!;
        }
        const content = contentOf(row, column);
        if (before?.[j] !== content.key) {
          if (before) widths.allow(j, content.key.length);
          writeCell(line.cells[j]!, content.make());
        }
        return content.key;
      });
    });
    return isLeft;
  };
  const headers = columns.map((column, i) => {
    const header = element("th", {scope: "col", class: numeric[i] ? "pb-number" : null});
    if (!sortable) header.append(column.label);
    else {
      const button = element("button", {type: "button", class: "pb-sort"}, column.label);
      button.addEventListener("click", () => {
        const direction: Direction =
          header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        for (const other of headers) other.removeAttribute("aria-sort");
        header.setAttribute("aria-sort", direction);
        order = {column, direction};
        fillBody();
      });
      header.append(button);
    }
    return header;
  });
  fillBody();
  const table = element(
    "table",
    {class: "pb-table"},
    element("caption", {id: captionId, class: hideCaption ? "ds-sr-only" : null}, caption),
    element("thead", {}, element("tr", {}, ...headers)),
    body
  );
  const root = element(
    "div",
    {
      class: rows.length > manyRows ? "pb-table-region pb-table-long" : "pb-table-region",
      role: "region",
      "aria-labelledby": captionId,
      tabindex: 0
    },
    table
  );
  const fillRest = afterwards(() => void fillBody());
  return Object.assign(root, {
    renew: (next: readonly T[]) => {
      current = next;
      widths.hold(() => columns.map((_column, j) => Math.max(...written.map((keys) => keys[j]!.length))));
      if (fillBody(true)) fillRest.soon();
    }
  });
}

/** The rows on the screen and a few beside them, as first and one past the last. All are about as high. */
function rowsOnScreen(body: HTMLTableSectionElement): [number, number] {
  const {top, height} = body.getBoundingClientRect();
  const each = height / body.rows.length;
  if (!(each > 0)) return [0, body.rows.length];
  return [Math.floor(-top / each) - 4, Math.ceil((innerHeight - top) / each) + 4];
}

function writeCell(cell: HTMLElement, content: Node | string): void {
  const {firstChild} = cell;
  // the same text node again: the cheapest change of a page
  if (typeof content === "string" && firstChild instanceof Text) firstChild.data = content;
  else cell.replaceChildren(content);
}

/** What a cell shows, and a key that is the same exactly when the content is. */
function contentOf<T>(row: T, column: Column<T>): {key: string; make: () => Node | string} {
  const status = statusOf(row, column);
  if (status !== "ok") return {key: `absent ${status}`, make: () => absentCell(status)};
  const value = column.value(row);
  const text =
    typeof value === "number"
      ? (column.format?.(value, row) ?? String(value))
      : (column.text?.(String(value), row) ?? String(value));
  return {key: `text ${text}`, make: () => text};
}

/** A column of quantities: each cell shows its number or the sign of the reason why there is none. */
export function quantityColumn<T>(
  name: string,
  label: string,
  {pick, format}: {pick: (row: T) => Quantity; format: (value: number, row: T) => string}
): Column<T> {
  return {name, label, value: (row) => pick(row).value, status: (row) => pick(row).status, format};
}

/** The status of a cell. Throws RangeError when value and status contradict each other. */
export function statusOf<T>(row: T, column: Column<T>): Status | AbsenceStatus {
  const value = column.value(row);
  const status = column.status ? column.status(row) : value === null ? "missing" : "ok";
  if ((status === "ok") !== (value !== null) || (typeof value === "number" && !Number.isFinite(value))) {
    throw new RangeError(
      `column ${column.name}: value ${JSON.stringify(value)} contradicts status ${status}`
    );
  }
  return status;
}

function absentCell(status: AbsenceStatus): HTMLElement {
  const {sign, name, sentence} = absenceSign(status);
  return element(
    "span",
    {class: "pb-absent", title: sentence},
    element("span", {"aria-hidden": "true"}, sign),
    element("span", {class: "ds-sr-only"}, name)
  );
}

function sortRows<T>(rows: readonly T[], {value}: Column<T>, direction: Direction): T[] {
  const sign = direction === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const left = value(a);
    const right = value(b);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}
