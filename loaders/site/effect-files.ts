import type {Warehouse} from "../warehouse/open.ts";
import {encodeNarrow} from "./effect-arrow.ts";
import {listPanels, readCovariates, readPanel, type EffectPanel} from "./effect-panels.ts";

const panelName = ({world, level, measure, grade}: EffectPanel) =>
  `${world}-${level}-${measure}-${grade}.arrow`;
const covariateName = ({world, level, grade}: EffectPanel) => `${world}-${level}-${grade}-covariates.arrow`;

/** Names of the files below `data/effect/`: one a panel, one of covariates for each level and grade with a panel. */
export async function listEffectFiles(warehouse: Warehouse): Promise<string[]> {
  const panels = await listPanels(warehouse);
  return [...new Set(panels.flatMap((panel) => [panelName(panel), covariateName(panel)]))].sort();
}

/** The files as Arrow. A file of covariates is there, without rows, also where the indices have no numbers. */
export async function encodeEffect(warehouse: Warehouse): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const panel of await listPanels(warehouse)) {
    files[panelName(panel)] = encodeNarrow(await readPanel(warehouse, panel), {
      unit: "text",
      year: "int16",
      share: "float64",
      bullied: "int32",
      respondents: "int32",
      status: "text"
    });
    files[covariateName(panel)] ??= encodeNarrow(await readCovariates(warehouse, panel), {
      unit: "text",
      year: "int16",
      code: "text",
      value: "float64"
    });
  }
  return files;
}
