/** What a published number counts or measures. `share` and `bullied` are two sides of one survey cell. */
export type Quantity =
  "share" | "bullied" | "answered" | "invited" | "score" | "pupils" | "children" | "threeYearShare";

/** The address of one number. Dimensions that it does not have are empty; `item` is a measure or an index. */
export interface Cell {
  quantity: Quantity;
  /** A code, or `net:<county>/<network>`, `pulje:<world>/<scheme> <number>`, or `rest:…` for those outside that pulje. */
  unit: string;
  /** A school year, a date or a window of years. */
  period: string;
  grade: string;
  gender: string;
  ownership: string;
  item: string;
}

/** Through what something was published. */
export type Medium =
  | "csv"
  | "excel csv"
  | "xlsx"
  | "parquet"
  | "arrow"
  | "json-stat"
  | "page data"
  | "table"
  | "sentence"
  | "text alternative"
  | "svg title"
  | "svg mark"
  | "search index"
  | "text in data"
  | "script"
  | "text"
  | "pdf";

/** Where a statement stands, so that a reader can look it up. */
export interface Place {
  /** Path in the site, with the edition in front where there are several. */
  file: string;
  medium: Medium;
  /** Row, table, sentence or position in the file. */
  where: string;
}

/** Numbers from `low` to `high`, both included. A number that is known exactly is `{low: x, high: x}`. */
export interface Interval {
  low: number;
  high: number;
}

/** One string a cell, for maps and as the name of an unknown. */
export function keyOf({quantity, unit, period, grade, gender, ownership, item}: Cell): string {
  return `${quantity}|${unit}|${period}|${grade}|${gender}|${ownership}|${item}`;
}

/** The same address for another quantity. */
export function withQuantity(cell: Cell, quantity: Quantity): Cell {
  return {...cell, quantity};
}

/** `bullied EX05, 2024-25, grade 7, girls, total`: what a derivation calls a cell. */
export function describeCell({quantity, unit, period, grade, gender, ownership, item}: Cell): string {
  const parts = [
    period,
    grade && `grade ${grade}`,
    gender === "all" ? "" : gender,
    ownership === "all" ? "" : ownership,
    item
  ].filter((part) => part !== "");
  return `${quantity} ${[unit, ...parts].join(", ")}`;
}

/** The name of an unknown in words: a cell's key, with the edition behind `@` where a cell has one value an edition. */
export function describeName(name: string): string {
  const [key = "", edition] = name.split("@");
  const [quantity = "", unit = "", period = "", grade = "", gender = "", ownership = "", item = ""] =
    key.split("|");
  const text = describeCell({quantity: quantity as Quantity, unit, period, grade, gender, ownership, item});
  return edition === undefined ? text : `${text} (edition ${edition})`;
}

export function describePlace({file, where}: Place): string {
  return where ? `${file}, ${where}` : file;
}

/** `7`, `3–5`, `at least 3`: shortened to what distinguishes it. */
export function describeInterval({low, high}: Interval): string {
  if (number(low) === number(high)) return number(low);
  if (high === Infinity) return `at least ${number(low)}`;
  return `${number(low)}–${number(high)}`;
}

function number(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
