import {toColumns, type Columns} from "../../src/model/columns.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {listPanels, readCovariates, readPanel, type EffectPanel} from "./effect-panels.ts";

const panelName = ({world, level, measure, grade}: EffectPanel) =>
  `${world}-${level}-${measure}-${grade}.json`;
const covariateName = ({world, level, grade}: EffectPanel) => `${world}-${level}-${grade}-covariates.json`;

/** Names of the files below `data/effect/`: one a panel, one of covariates for each level and grade with a panel. */
export async function listEffectFiles(warehouse: Warehouse): Promise<string[]> {
  const panels = await listPanels(warehouse);
  return [...new Set(panels.flatMap((panel) => [panelName(panel), covariateName(panel)]))].sort();
}

/** The files as columns in JSON. A file of covariates is there, without rows, also where the indices have no numbers. */
export async function encodeEffect(warehouse: Warehouse): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const panel of await listPanels(warehouse)) {
    const rows = await readPanel(warehouse, panel);
    files[panelName(panel)] = encode(
      toColumns(rows, ["unit", "year", "share", "bullied", "respondents", "status"])
    );
    files[covariateName(panel)] ??= encode(
      toColumns(await readCovariates(warehouse, panel), ["unit", "year", "code", "value"])
    );
  }
  return files;
}

const encode = (columns: Columns) => new TextEncoder().encode(JSON.stringify(columns));
