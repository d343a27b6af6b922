import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {readReports} from "../../loaders/report/reports.ts";
import {renderReport, writeReports} from "../../loaders/report/write.ts";
import {openWarehouse} from "../../loaders/warehouse/open.ts";
import type {SiteFrame} from "../../src/report/page.ts";
import {footer, header} from "../../scripts/frame.ts";
import type {Measure} from "./measure.ts";

const msBudget = 60;
const byteBudget = 30_000;
const smallest = 50;
const sizes = [smallest, 200, 800] as const;
const repeats = 3;

/**
 * What reports cost on top of a site without them: milliseconds a page for all of them, reading included, and for
 * 50, 200 and 800 pages of the same 50 reports over again, processor time, the least of three turns; and the bytes of a page (gzip).
 */
export async function benchReports(): Promise<Measure[]> {
  const warehouse = await openWarehouse();
  const site = mkdtempSync(join(tmpdir(), "puljeblikk-bench-reports-"));
  try {
    writeFileSync(join(site, "index.html"), '<link rel="stylesheet" href="./style.css">');
    const options = {
      site,
      dataDir: "data",
      files: new Set<string>(),
      header: header({path: "/rapporter"}),
      footer: footer()
    };
    const begun = performance.now();
    const written = await writeReports(warehouse, options);
    const whole = (performance.now() - begun) / written.length;
    const {reports, dataDate} = await readReports(warehouse, {dataDir: "data"});
    const frame: SiteFrame = {...options, styles: ["style.css"], icon: null, dataDate};
    const drawAndWrite = (size: number) => {
      const start = process.cpuUsage();
      for (let i = 0; i < size; i++) {
        // the same reports whatever the size: kinds of reports differ in what they cost
        const report = reports[((i % smallest) * 7) % reports.length];
        if (report) writeFileSync(join(site, `${i}.html`), renderReport(report, frame));
      }
      const {user, system} = process.cpuUsage(start);
      return (user + system) / 1000 / size;
    };
    // processor time, in turns, the least of each: on the clock, other work on the machine hits the longest run most
    const rounds = Array.from({length: repeats}, () => sizes.map(drawAndWrite));
    const perPage = sizes.map((_, i) => Math.min(...rounds.map((round) => round[i] ?? Infinity)));
    const gzip = written.map((path) => gzipSync(readFileSync(join(site, path))).length);
    const budget = {what: "budget", value: msBudget};
    return [
      {
        what: `a report, of all ${written.length}, reading included`,
        value: whole,
        unit: "ms",
        against: budget,
        goal: 1
      },
      ...sizes.map((size, i) => ({
        what: `a report, drawing and writing ${size}, CPU`,
        value: perPage[i] ?? NaN,
        unit: "ms",
        ...(i === 0
          ? {against: budget, goal: 1}
          : {against: {what: "a report of 50", value: perPage[0] ?? NaN}, goal: 1.25})
      })),
      {what: "mean report, gzip", value: gzip.reduce((a, b) => a + b, 0) / gzip.length, unit: "B"},
      {
        what: "largest report, gzip",
        value: Math.max(...gzip),
        unit: "B",
        against: {what: "budget", value: byteBudget},
        goal: 1
      }
    ];
  } finally {
    warehouse.close();
    rmSync(site, {recursive: true, force: true});
  }
}
