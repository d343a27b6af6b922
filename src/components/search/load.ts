import type {SearchIndex} from "../../model/search.js";
import {loadJson} from "../page-data.js";
import type {SearchEngine} from "./engine.js";

let loading: Promise<SearchEngine> | undefined;

/**
 * The engine over the site's index. Library and index are fetched at the first call only, and again where that failed; a
 * failure is thrown, for the field to tell.
 */
export function loadSearch(): Promise<SearchEngine> {
  loading ??= fetchSearch().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchSearch(): Promise<SearchEngine> {
  const [{createSearchEngine}, {entries}] = await Promise.all([
    import("./engine.js"),
    loadJson<SearchIndex>("data/search.json", {report: () => undefined})
  ]);
  return createSearchEngine(entries);
}
