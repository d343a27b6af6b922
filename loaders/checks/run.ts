import {checks} from "./checks.ts";
import type {
  Check,
  FileContext,
  Finding,
  Level,
  Looked,
  Runnable,
  Severity,
  Stage,
  WarehouseContext
} from "./check.ts";
import {findOrigins} from "./origins.ts";
import {knownExceptions, type Known} from "./known.ts";

/** One line of the report; `known` lists the exceptions that applied, with the number of findings each explains. */
export interface CheckResult {
  id: string;
  title: string;
  looksAt: string;
  severity: Severity;
  level: Level;
  stage: Stage;
  /** Nothing where the check was not applicable or could not run. */
  looked: Looked | null;
  result: "passed" | "failed" | "not applicable";
  findings: Finding[];
  known: {about: string; reason: string; since: string; findings: number}[];
}

export interface RunOptions {
  checks?: readonly Check[];
  known?: readonly Known[];
}

export function runChecks(stage: "file", context: FileContext, options?: RunOptions): Promise<CheckResult[]>;
export function runChecks(
  stage: "warehouse",
  context: WarehouseContext,
  options?: RunOptions
): Promise<CheckResult[]>;
/**
 * Runs all checks of a stage in their fixed order, one after the other. Never throws for what a check finds; a check
 * that cannot run has failed, and says why.
 */
export async function runChecks(
  stage: Stage,
  context: FileContext | WarehouseContext,
  {checks: all = checks, known = knownExceptions}: RunOptions = {}
): Promise<CheckResult[]> {
  const datasets = new Set(context.manifest.datasets.map(({id}) => id));
  const results: CheckResult[] = [];
  for (const check of all) {
    if (check.stage !== stage) continue;
    const exceptions = known.filter((k) => k.check === check.id && datasets.has(k.dataset));
    results.push(await nameOrigins(await runCheck(check, context, exceptions), context));
  }
  return results;
}

/** Findings about tables of the warehouse get the raw files that they come from; those about files have one. */
async function nameOrigins(
  result: CheckResult,
  {dataDir, manifest}: Partial<FileContext>
): Promise<CheckResult> {
  if (result.stage !== "warehouse" || result.findings.length === 0 || !dataDir || !manifest) return result;
  return {...result, findings: await findOrigins(result.findings, {dataDir, manifest})};
}

async function runCheck(
  check: Check,
  context: FileContext | WarehouseContext,
  exceptions: readonly Known[]
): Promise<CheckResult> {
  const {id, title, looksAt, severity, level, stage} = check;
  // the overloads of runChecks pair the stage with its context
  const {applies, run, looked} = check as Runnable<typeof context>;
  const described = {id, title, looksAt, severity, level, stage, looked: null, known: []};
  try {
    if (applies && !(await applies(context))) {
      const left = setAside([], exceptions).stale;
      return {...described, ...judge(severity, {findings: [], stale: left, none: "not applicable"})};
    }
    const {findings, known, stale} = setAside(await run(context), exceptions);
    return {
      ...described,
      looked: await looked(context),
      known,
      ...judge(severity, {findings, stale, none: "passed"})
    };
  } catch (error) {
    const message = `Kontrollen kunne ikke kjøres: ${error instanceof Error ? error.message : String(error)}`;
    const remedy = "Rett feilen som er nevnt, og kjør kontrollen på nytt.";
    return {...described, severity: "error", result: "failed", findings: [{message, remedy}]};
  }
}

/** An exception that is no longer needed is an error, also of a check that only warns. */
function judge(
  severity: Severity,
  {findings, stale, none}: {findings: Finding[]; stale: Finding[]; none: "passed" | "not applicable"}
): Pick<CheckResult, "severity" | "result" | "findings"> {
  const all = [...findings, ...stale];
  return {
    severity: stale.length > 0 ? "error" : severity,
    result: all.length > 0 ? "failed" : none,
    findings: all
  };
}

function matches(finding: Finding, {where}: Known): boolean {
  return (Object.keys(where) as (keyof typeof where)[]).every((part) => finding[part] === where[part]);
}

/**
 * Takes out the findings that an exception explains, and makes one of each exception that explains nothing. Where the list
 * was cut, what an exception is about may be in the rest, so none is called unneeded.
 */
function setAside(
  findings: readonly Finding[],
  exceptions: readonly Known[]
): {findings: Finding[]; known: CheckResult["known"]; stale: Finding[]} {
  const left = findings.filter((finding) => !exceptions.some((exception) => matches(finding, exception)));
  const isCut = findings.some(({more}) => more);
  const known: CheckResult["known"] = [];
  const stale: Finding[] = [];
  for (const exception of exceptions) {
    const count = findings.filter((finding) => matches(finding, exception)).length;
    const {about, reason, since, where} = exception;
    if (count > 0) known.push({about, reason, since, findings: count});
    else if (!isCut) {
      stale.push({
        ...where,
        message: `Et kjent unntak fra ${since} trengs ikke lenger: ${reason}`,
        remedy: "Ta unntaket ut av loaders/checks/known.ts."
      });
    }
  }
  return {findings: left, known, stale};
}

/** Whether a report stops a build: some check of severity error has failed. */
export function hasErrors(results: readonly CheckResult[]): boolean {
  return results.some(({severity, result}) => severity === "error" && result === "failed");
}
