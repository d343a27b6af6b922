import type {TableCount} from "../loaders/warehouse/build.ts";
import type {SiteSummary} from "./finish.ts";
import type {SiteOptions} from "./site.ts";

/** A few lines on what was built from which data. */
export function describeBuild(
  {data, world}: SiteOptions,
  {tables, site, attacked}: {tables: TableCount[]; site: SiteSummary; attacked: number}
): string {
  const rows = tables.reduce((sum, t) => sum + t.rows, 0);
  return [
    `built ${site.pages} pages, ${site.files} files, ${(site.bytes / 1e6).toFixed(1)} MB in dist/`,
    `from ${data}/: ${tables.length} tables, ${rows.toLocaleString("en")} rows${world === "real" ? ", without the example county" : ", real figures and the fictional Eksempelfylket"}`,
    `attacked ${attacked.toLocaleString("en")} hidden numbers: none could be recovered`
  ].join("\n");
}
