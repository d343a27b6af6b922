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

/** Fetches a JSON file of the site. Anything else, such as a host's error page, counts as a failure. */
export async function loadJson<T>(path: string, options: LoadOptions = {}): Promise<T> {
  return loadData(path, options, async (response) => (await response.json()) as T);
}

/** Fetches a file of the site and reads it; where either fails the reader is told. */
export async function loadData<T>(
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
