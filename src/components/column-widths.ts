import {afterwards} from "./afterwards.js";

/** The columns of a table held at their widths while its numbers change. */
export interface ColumnWidths {
  /** Holds the widths of now until the numbers rest. `longest` is the length of the longest text of each column. */
  hold: (longest: () => readonly number[]) => void;
  /** Lets go of the widths when a text is longer than any was when they were held. */
  allow: (column: number, length: number) => void;
  /** Whether a column is within the part of the table that its frame shows; true for all while nothing is held. */
  isShown: (column: number) => boolean;
}

/**
 * While a slider moves, columns that widen and narrow would make the table jump, and the browser would measure every cell
 * of it for each step. Held, only the cells that changed are laid out. A frame that shows the end of the table goes on
 * doing so when columns that were let go have become wider: the last one would lie under the shade at the edge.
 */
export function columnWidths(table: () => HTMLTableElement): ColumnWidths {
  let held: readonly number[] | null = null;
  let shown: readonly boolean[] = [];
  let isAtEnd = false;
  const keepEnd = () => {
    const frame = table().parentElement;
    if (isAtEnd && frame) frame.scrollLeft = frame.scrollWidth;
  };
  const release = () => {
    if (!held) return;
    held = null;
    set(table(), null);
  };
  const rest = afterwards(() => {
    release();
    keepEnd();
    isAtEnd = false;
  });
  return {
    hold: (longest) => {
      rest.soon();
      if (held) return;
      const widths = [...headings(table())].map((cell) => cell.getBoundingClientRect().width);
      if (!widths.every((width) => width > 0)) return;
      keepEnd();
      isAtEnd = showsEnd(table().parentElement);
      held = longest();
      shown = columnsShown(table().parentElement, widths);
      set(table(), widths);
    },
    allow: (column, length) => {
      if (held && length > (held[column] ?? 0)) release();
    },
    isShown: (column) => held === null || (shown[column] ?? true)
  };
}

/** Whether a frame is scrolled to the end of what is wider than it. Widths are rounded to whole pixels. */
function showsEnd(frame: HTMLElement | null): boolean {
  if (!frame) return false;
  const {scrollLeft, clientWidth, scrollWidth} = frame;
  return scrollLeft > 0 && scrollLeft + clientWidth >= scrollWidth - 1;
}

function columnsShown(frame: HTMLElement | null, widths: readonly number[]): boolean[] {
  const {scrollLeft = 0, clientWidth = 0} = frame ?? {};
  let right = 0;
  return widths.map((width) => {
    const left = right;
    right += width;
    return clientWidth === 0 || (right > scrollLeft && left < scrollLeft + clientWidth);
  });
}

function headings(table: HTMLTableElement): HTMLCollectionOf<HTMLTableCellElement> {
  return table.tHead!.rows[0]!.cells;
}

function set(table: HTMLTableElement, widths: readonly number[] | null): void {
  const {style} = table;
  style.tableLayout = widths ? "fixed" : "";
  style.width = widths ? `${widths.reduce((sum, width) => sum + width, 0)}px` : "";
  [...headings(table)].forEach((cell, i) => {
    cell.style.boxSizing = widths ? "border-box" : "";
    cell.style.width = widths ? `${widths[i]}px` : "";
  });
}
