import {readFile} from "node:fs/promises";
import {expect, test} from "vitest";
import type {EffectReport} from "../../loaders/effect/report.ts";
import type {Aggregates} from "../../src/statistics/effect/aggregate.ts";
import {temporaryFile} from "../files/temporary.ts";
import {numberOf, readReference} from "../statistics/reference.ts";
import {columns, hidePanelB, panelA, panelB, runCommand} from "./run.ts";

type Row = Record<string, string>;
type Numbers = Record<string, number | null>;

const cellRows = ["panels/panels_attgt.csv", "panels/suppressed_pairwise_attgt.csv"].flatMap(readReference);
const aggregateRows = ["panels/panels_aggte.csv", "panels/suppressed_pairwise_aggte.csv"].flatMap(
  readReference
);
const municipality = ["--cluster", "kommune"];
const x = ["--covariates", "x"];

async function runJson(args: readonly string[]): Promise<EffectReport> {
  const {code, output, errors} = await runCommand([...columns, ...args, "--json"]);
  expect(errors).toBe("");
  expect(code).toBe(0);
  return JSON.parse(output) as EffectReport;
}

/** Every summary under the type, level and event time, group or period of the reference files. */
function flatten(aggregates: Aggregates<object>): Map<string, Numbers> {
  const {simple, dynamic, group, calendar} = aggregates as Aggregates<Numbers>;
  return new Map([
    ["simple overall ", simple],
    ["dynamic overall ", dynamic.overall],
    ...dynamic.byEventTime.map((v) => [`dynamic egt ${v.eventTime}`, v] as const),
    ["group overall ", group.overall],
    ...group.byGroup.map((v) => [`group egt ${v.group}`, v] as const),
    ["calendar overall ", calendar.overall],
    ...calendar.byTime.map((v) => [`calendar egt ${v.time}`, v] as const)
  ]);
}

const keyOf = ({type, level, egt}: Row) => `${type} ${level} ${egt}`;

function expectNumber(actual: number | null | undefined, cell: string | undefined, tolerance: number): void {
  const expected = numberOf(cell);
  if (Number.isNaN(expected)) expect(actual).toBeNull();
  else expect(Math.abs((actual ?? NaN) - expected)).toBeLessThan(tolerance);
}

/** Compares every printed cell and summary with the rows of one specification, and their numbers. */
function expectReference(report: EffectReport, spec: string, tolerance: number): void {
  const cells = cellRows.filter((row) => row["spec"] === spec);
  expect(cells.length).toBeGreaterThan(0);
  expect(report.attGt).toHaveLength(cells.length);
  for (const row of cells) {
    const cell = report.attGt.find(
      ({group, time}) => group === numberOf(row["group"]) && time === numberOf(row["time"])
    );
    expectNumber(cell?.att, row["att"], tolerance);
    expectNumber(cell?.se, row["se"], tolerance);
    if (row["n_treated"] && cell?.se !== null) {
      expect([cell?.treated, cell?.comparison]).toEqual([
        numberOf(row["n_treated"]),
        numberOf(row["n_control"])
      ]);
    }
  }
  const summaries = aggregateRows.filter((row) => row["spec"] === spec);
  const printed = flatten(report.aggregate);
  expect(printed.size).toBe(summaries.length);
  for (const row of summaries) {
    const value = printed.get(keyOf(row));
    expectNumber(value?.["att"], row["att"], tolerance);
    expectNumber(value?.["se"], row["se"], tolerance);
  }
}

test.each<[spec: string, args: string[], tolerance: number, units: number, clusters: number]>([
  ["A1n", ["--panel", panelA, "--control", "never"], 1e-9, 180, 180],
  ["A1y", ["--panel", panelA], 1e-9, 180, 180],
  ["B1", ["--panel", panelB, "--control", "never"], 1e-9, 300, 300],
  ["B2", ["--panel", panelB, "--control", "never", ...municipality], 1e-9, 300, 60],
  ["B4", ["--panel", panelB, "--control", "never", ...municipality, ...x], 2e-7, 300, 60],
  ["B5", ["--panel", panelB, "--control", "never", ...municipality, ...x, "--method", "reg"], 1e-9, 300, 60],
  ["B6", ["--panel", panelB, "--control", "never", ...municipality, ...x, "--method", "ipw"], 2e-7, 300, 60]
])(
  "%s: every printed effect and standard error is that of did 2.5.1",
  async (spec, args, tolerance, units, clusters) => {
    const report = await runJson(args);
    expect([report.units, report.clusters]).toEqual([units, clusters]);
    expectReference(report, spec, tolerance);
  }
);

test.each([
  ["P_sup_mcar_nox", [], 1e-9],
  ["P_sup_mcar_x", x, 2e-7]
])("%s: a hidden outcome costs a unit no other year", async (spec, args, tolerance) => {
  const signs = ["*", ":", ".", "..", "NA", ""];
  const panel = await hidePanelB("sup_mcar", (row) => signs[row % signs.length]!);
  const report = await runJson(["--panel", panel, ...municipality, ...args]);
  expectReference(report, spec, tolerance);
  const hidden = readReference("panels/B_panel.csv").filter((row) => row["sup_mcar"] === "1").length;
  expect(report.warnings).toContainEqual(
    expect.stringMatching(new RegExp(`^${hidden} of 3300 unit-periods`))
  );
});

test("--jackknife prints delete-one-cluster standard errors and t intervals about the estimate", async () => {
  const report = await runJson(["--panel", panelB, ...municipality, "--jackknife"]);
  const rows = readReference("panels/B_jackknife.csv");
  expect(report.jackknife).toMatchObject({clusters: 60, degreesOfFreedom: 59});
  const printed = flatten(report.jackknife!);
  const plain = flatten(report.aggregate);
  expect(printed.size).toBe(rows.length);
  for (const row of rows) {
    const {att, se, low, high} = printed.get(keyOf(row))!;
    const half = numberOf(row["se_jackknife_about_estimate"]) * numberOf(row["t_crit_975"]);
    expectNumber(att, row["att"], 1e-9);
    expectNumber(plain.get(keyOf(row))!["se"], row["se_if_cluster"], 1e-9);
    expectNumber(se, row["se_jackknife_about_estimate"], 1e-9);
    expectNumber(low, String(numberOf(row["att"]) - half), 1e-8);
    expectNumber(high, String(numberOf(row["att"]) + half), 1e-8);
  }
});

test("the imputation estimate is that of didimputation 0.5.0", async () => {
  const {imputation} = await runJson(["--panel", panelA]);
  const row = readReference("panels/regression_estimators.csv").find(
    ({data, estimator}) => data === "A1" && estimator === "imputation_static"
  );
  expectNumber(imputation.att, row?.["estimate"], 1e-6);
  expectNumber(imputation.se, row?.["se"], 1e-6);
});

test("semicolons, decimal commas, CRLF and a byte order mark change no byte of the output", async () => {
  const args = [...columns, "--weight", "respondents", "--json"];
  const text = await readFile(panelA, "utf8");
  const norwegian = `\ufeff${text.replaceAll(",", ";").replaceAll(".", ",").replaceAll("\n", "\r\n")}`;
  const outputs = [];
  for (const content of [text, norwegian]) {
    outputs.push(await runCommand(["--panel", await temporaryFile("A1.csv", content), ...args]));
  }
  expect(outputs[0]?.code).toBe(0);
  expect(outputs[0]?.output).toContain('"simple"');
  expect(outputs[1]).toEqual(outputs[0]);
});

test("without --json the same numbers stand in aligned tables, rounded to four decimals", async () => {
  const {code, output} = await runCommand([...columns, "--panel", panelA, "--control", "never"]);
  expect(code).toBe(0);
  const {aggregate, imputation} = await runJson(["--panel", panelA, "--control", "never"]);
  expect(output).toMatch(new RegExp(`^simple +${aggregate.simple.att!.toFixed(4)} +`, "m"));
  expect(output).toMatch(new RegExp(`^group overall +${aggregate.group.overall.att!.toFixed(4)} +`, "m"));
  expect(output).toMatch(new RegExp(`^overall +${imputation.att!.toFixed(4)} +`, "m"));
  expect(output).toMatch(/^ 2015 {2}2014 {4}0\.0000 {6}\.\. +75 +10$/m);
});

test("a mistake of the user is one line on standard error and exit 1", async () => {
  const {code, output, errors} = await runCommand([...columns, "--panel", panelA, "--weight", "pupils"]);
  expect(code).toBe(1);
  expect(output).toBe("");
  expect(errors).toBe(
    `${panelA}, row 1: no column "pupils" for --weight: the columns are unit, year, g, respondents, bullied, y\n`
  );
});

test("--help names every option and the defaults, and exits 0", async () => {
  const {code, output} = await runCommand(["--help"]);
  expect(code).toBe(0);
  for (const option of ["panel", "balance", "breaks", "allow-breaks", "jackknife", "seed", "json"]) {
    expect(output).toContain(`--${option}`);
  }
  for (const value of ["notyet)", "(default universal", "(default 0)", "(default dr)"]) {
    expect(output).toContain(value);
  }
});

test("docs/effect-command.md shows lines that its example prints, tables and JSON, and every option", async () => {
  const document = await readFile("docs/effect-command.md", "utf8");
  const blocks = [...document.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, , text = ""]) => text);
  const command = blocks.find((text) => text.includes("B_panel.csv --unit"))!;
  const args = command.trim().split(" -- ")[1]!.split(" ");
  const {output} = await runCommand(args);
  const lines = blocks
    .find((text) => text.startsWith("B_panel.csv:"))!
    .trimEnd()
    .split("\n");
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(output.split("\n")).toContain(line);
  const json = JSON.parse((await runCommand([...args, "--json"])).output) as EffectReport;
  const shown = JSON.parse(`{${blocks.find((text) => text.startsWith('"overall"'))}}`) as object;
  expect(json.aggregate.group).toMatchObject(shown);
  const {output: help} = await runCommand(["--help"]);
  for (const [option] of help.matchAll(/--[a-z]{3,}(-[a-z]+)?/g)) {
    if (!["--help", "--silent"].includes(option)) expect(document).toContain(option);
  }
});
