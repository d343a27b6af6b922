import {readFile} from "node:fs/promises";
import {EditionQuality, type CheckSummary, type Quality} from "../../src/model/quality.ts";
import {defaultReport} from "../checks/report.ts";
import type {CheckResult} from "../checks/run.ts";
import {UserError} from "../errors.ts";

/** Where the build leaves what the edition says of its quality, for the pages to read. */
export const defaultQuality = ".cache/quality.json";

/** How many findings of one check stand on the page; the rest are counted. */
const shownFindings = 20;

/** What of a check's result is published: counts, never the findings. */
export function summarise(result: CheckResult): CheckSummary {
  const {id, title, level, severity, looked, findings, known} = result;
  return {
    id,
    title,
    level,
    severity,
    result: result.result,
    looked,
    findings: findings.length,
    known: known.reduce((sum, one) => sum + one.findings, 0)
  };
}

/** Page Kvalitet: every check with its findings and known anomalies, and the results of earlier editions. */
export async function readQualityPage(): Promise<Quality> {
  const {history} = await readEditionQuality();
  const results = await readReport();
  return {
    checks: results.map((result) => ({
      ...summarise(result),
      looksAt: result.looksAt,
      messages: result.findings.slice(0, shownFindings).map(({message}) => message),
      anomalies: result.known
    })),
    history
  };
}

/** The results of the checks. Throws UserError when they have not run. */
export function readReport(): Promise<CheckResult[]> {
  return readJson(
    process.env["PULJEBLIKK_CHECKS"] ?? defaultReport,
    'no report of the checks: run "npm run check"',
    (json) => json as CheckResult[]
  );
}

/** What the edition that is being built says of its quality. Throws UserError when it has not been gathered. */
export function readEditionQuality(): Promise<EditionQuality> {
  return readJson(
    process.env["PULJEBLIKK_QUALITY"] ?? defaultQuality,
    'not gathered: run "npm run build"',
    (json) => EditionQuality.parse(json)
  );
}

async function readJson<T>(path: string, remedy: string, parse: (json: unknown) => T): Promise<T> {
  try {
    return parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new UserError(`${path}: ${remedy} (${(error as Error).message})`);
  }
}
