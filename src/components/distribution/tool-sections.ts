import type {Distribution} from "../../model/distribution.js";
import {accountsSection} from "./accounts-section.js";
import type {DistributionState} from "./address.js";
import {annualWheelSection} from "./annual-wheel-section.js";
import {backwardsSection} from "./backwards-section.js";
import type {Outcome} from "./outcome.js";
import type {OwnData} from "./own-data.js";
import {recommendationSection} from "./recommendation-section.js";
import {scenarioFindings} from "./scenario-findings.js";

/** A part of the page below its answer that follows the settings. */
export interface ToolSection {
  root: HTMLElement;
  renew: (state: DistributionState, outcome: Outcome) => void;
}

interface Options {
  data: Distribution;
  own: OwnData | null;
  /** Puts a key into the controls. */
  load: (settings: DistributionState["settings"]) => void;
}

/** What the forum does with a distribution: goes backwards, hands it on, keeps its dates, sees the accounts. */
export function toolSections({data, own, load}: Options): ToolSection[] {
  const {sources} = data;
  const accounts = accountsSection(data);
  return [
    backwardsSection({sources, own, load}),
    recommendationSection({
      sources,
      findings: (state, outcome, today) =>
        scenarioFindings(state, outcome, {today, ownFinancing: own?.ownFinancing})
    }),
    annualWheelSection(),
    ...(accounts ? [accounts] : [])
  ];
}
