import {spawn} from "node:child_process";
import {once} from "node:events";
import {readFileSync} from "node:fs";
import {parseEffectArguments} from "../../loaders/command/effect-arguments.ts";
import {estimateEffects} from "../../loaders/effect/estimate.ts";
import {readAnalystPanel} from "../../loaders/effect/read-panel.ts";
import type {EffectReport} from "../../loaders/effect/report.ts";
import {temporaryFile} from "../files/temporary.ts";

export const panelA = "test/fixtures/reference/panels/A1_binomial.csv";
export const panelB = "test/fixtures/reference/panels/B_panel.csv";

/** The columns of panels A and B. */
export const columns = ["--unit", "unit", "--time", "year", "--start", "g", "--outcome", "y"];

/** Runs the command as a user does. */
export async function runCommand(args: readonly string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "loaders/command/effect.ts", ...args]);
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (errors += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return {code, output, errors};
}

/** The command's work without a process; throws what it would print. */
export async function runInProcess(args: readonly string[]): Promise<EffectReport> {
  const given = parseEffectArguments(args);
  if (given === "help") throw new Error("help");
  return estimateEffects(await readAnalystPanel(given.request.panel, given.request.columns), given.request);
}

/** Runs the command on a small file with the columns `unit;time;start;y` and, where given, others. */
export async function runOn(
  content: string | Uint8Array,
  args: readonly string[] = []
): Promise<EffectReport> {
  const panel = await temporaryFile("panel.csv", content);
  return runInProcess([
    "--panel",
    panel,
    "--unit",
    "unit",
    "--time",
    "time",
    "--start",
    "start",
    "--outcome",
    "y",
    ...args
  ]);
}

/** Panel B with the outcome of flagged rows hidden by a sign. */
export async function hidePanelB(flag: string, sign: (row: number) => string): Promise<string> {
  const [header = "", ...lines] = readFileSync(panelB, "utf8").trimEnd().split("\n");
  const names = header.split(",");
  const rows = lines.map((line, row) => {
    const cells = line.split(",");
    return cells[names.indexOf(flag)] === "1" ? cells.with(names.indexOf("y"), sign(row)).join(",") : line;
  });
  return temporaryFile("B_hidden.csv", [header, ...rows, ""].join("\n"));
}
