import {tableFromIPC, type Table} from "apache-arrow";
import {dataUrl} from "./data-url.js";
import {notice} from "./notice.js";

export interface LoadOptions {
  /** Address of the site's root folder; default worked out from where this module lies. */
  base?: string;
  fetch?: (url: string) => Promise<Response>;
  /** Shows the reader that the data did not come; default a box first on the page. */
  report?: (message: string, remedy: string) => void;
}

/** Thrown after `report` has told the reader; the page's code stops here. */
export class PageDataError extends Error {
  override name = "PageDataError";
}

/** Fetches an Arrow IPC stream of the site. Anything else, such as a host's error page, counts as a failure. */
export async function loadArrow(path: string, options: LoadOptions = {}): Promise<Table> {
  return load(path, options, async (response) => {
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    // Arrow reads bytes that are no stream as a table without columns
    if (table.schema.fields.length === 0) throw new Error("not an Arrow stream");
    return table;
  });
}

/**
 * The rows of an Arrow table as plain objects: 64-bit whole numbers become numbers (RangeError beyond 2^53), null
 * stays null. Columns named in `dates` come from Arrow as milliseconds and become Date.
 */
export function arrowRows<T>(table: Table, dates: readonly string[] = []): T[] {
  const columns = table.schema.fields.map(({name}, i) => ({name, column: table.getChildAt(i)}));
  return Array.from({length: table.numRows}, (_, row) => {
    const entries = columns.map(({name, column}) => [name, plain(column?.get(row), dates.includes(name))]);
    return Object.fromEntries(entries) as T;
  });
}

function plain(value: unknown, date: boolean): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`whole number beyond 2^53: ${value}`);
    return number;
  }
  return date && typeof value === "number" ? new Date(value) : value;
}

async function load<T>(
  path: string,
  options: LoadOptions,
  read: (response: Response) => Promise<T>
): Promise<T> {
  const {fetch: get = (url) => fetch(url), report = reportOnPage} = options;
  const url =
    options.base === undefined ? dataUrl(path) : new URL(path.replace(/^\//, ""), options.base).href;
  try {
    const response = await get(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return await read(response);
  } catch (error) {
    report(
      `Tallene til denne siden kunne ikke hentes (${path}).`,
      "Last siden på nytt. Hjelper ikke det, meld fra til dem som driver nettstedet."
    );
    throw new PageDataError(`${url}: ${(error as Error).message}`, {cause: error});
  }
}

function reportOnPage(message: string, remedy: string): void {
  const place = document.querySelector("main") ?? document.body;
  place.prepend(notice(message, remedy, {kind: "danger"}));
}
