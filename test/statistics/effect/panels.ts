import {buildPanel, type Panel} from "../../../src/statistics/effect/panel.ts";
import {numberOf, readReference} from "../reference.ts";

type Row = Record<string, string>;

/** Panel A of the reference files: no clusters, no weights. */
export function readPanelA(file: "A0_noisefree" | "A1_binomial"): Panel {
  const rows = readReference(`panels/${file}.csv`);
  return buildPanel({...columns(rows)});
}

/** Panel B, with what of it to use. */
export function readPanelB(
  options: {cluster?: boolean; x?: boolean; weight?: string; without?: string} = {}
): Panel {
  const rows = readReference("panels/B_panel.csv").filter(
    (row) => !options.without || row[options.without] !== "1"
  );
  const {weight} = options;
  return buildPanel({
    ...columns(rows),
    cluster: options.cluster ? rows.map((row) => row["kommune"]!) : undefined,
    covariates: options.x ? [{name: "x", values: rows.map((row) => numberOf(row["x"]))}] : [],
    weight: weight ? rows.map((row) => numberOf(row[weight])) : undefined
  });
}

function columns(rows: Row[]) {
  return {
    unit: rows.map((row) => row["unit"]!),
    time: rows.map((row) => numberOf(row["year"])),
    start: rows.map((row) => numberOf(row["g"])),
    outcome: rows.map((row) => numberOf(row["y"]))
  };
}
