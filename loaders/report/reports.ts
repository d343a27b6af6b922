import type {Report, ReportIndexPage, ReportLink} from "../../src/model/report.ts";
import {norwegian} from "../site/network-context.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readReportData} from "./data.ts";
import {placeReports} from "./places.ts";
import {puljeReports} from "./puljer.ts";

/** All reports and the page that lists them. `dataDate` is the newest date of the data, ISO. */
export interface Reports {
  reports: readonly Report[];
  index: ReportIndexPage;
  dataDate: string;
}

/** Reads all reports: counties, municipalities and networks, then puljer. */
export async function readReports(warehouse: Warehouse, options: {dataDir: string}): Promise<Reports> {
  const data = await readReportData(warehouse, options);
  const reports: Report[] = [...placeReports(data), ...puljeReports(data)];
  const dates = await warehouse.rows<{date: string}>(
    "SELECT CAST(max(retrieved) AS VARCHAR) AS date FROM dataset"
  );
  return {reports, index: indexOf(reports), dataDate: dates[0]?.date ?? ""};
}

function indexOf(reports: readonly Report[]): ReportIndexPage {
  const places = reports.filter((r) => r.kind !== "pulje");
  const link = ({own, slug, language}: (typeof places)[number]): ReportLink => ({
    name: own.name,
    slug,
    language
  });
  const within = (county: string, kind: Report["kind"]) =>
    places
      .filter((r) => r.kind === kind && r.county.code === county)
      .map(link)
      .sort((a, b) => norwegian.compare(a.name, b.name));
  return {
    counties: places
      .filter((r) => r.kind === "county")
      .map((r) => ({
        ...link(r),
        world: r.world,
        networks: within(r.own.code, "network"),
        municipalities: within(r.own.code, "municipality")
      }))
      .sort((a, b) => b.world.localeCompare(a.world) || norwegian.compare(a.name, b.name)),
    puljer: reports
      .filter((r) => r.kind === "pulje")
      .map(({period, slug, language, world}) => ({
        name: `${period.scheme} ${period.pulje}`,
        scheme: period.scheme,
        slug,
        language,
        world
      }))
  };
}
