import type {Distribution} from "../../model/distribution.js";
import {whenNear} from "../afterwards.js";
import type {DistributionState} from "./address.js";
import {comparisonSection} from "./comparison-section.js";
import {inequalitySection} from "./inequality-section.js";
import type {Outcome} from "./outcome.js";
import type {OwnData} from "./own-data.js";
import {toolSections} from "./tool-sections.js";
import {overviewContent, overviewFigure} from "./overview.js";
import {rulesSection} from "./rules-section.js";

/** What follows from the decision, below each other. They stay in place while the numbers change. */
export interface ResultParts {
  elements: HTMLElement[];
  /** Whether the parts can show the units of a state, or must be made anew. */
  fits: (state: DistributionState) => boolean;
  renew: (state: DistributionState, outcome: Outcome) => void;
}

interface Options {
  state: DistributionState;
  outcome: Outcome;
  change: (part: Partial<DistributionState>) => void;
  /** Puts the settings of a kept scenario into the controls. */
  load: (settings: DistributionState["settings"]) => void;
  /** The reader's own file; null without one. */
  own: OwnData | null;
}

/** Table and figure, inequality, rules and scenarios of one area. */
export function resultParts(data: Distribution, options: Options): ResultParts {
  const {sources} = data;
  const {state, outcome, change, load, own} = options;
  const first = {state, outcome};
  const overview = overviewFigure(first, sources);
  const inequality = inequalitySection(first, sources);
  const rules = rulesSection({...first, ownFinancing: own?.ownFinancing});
  const comparison = comparisonSection({sources, change, load});
  comparison.renew(state, outcome);
  const tools = toolSections({data, own, load});
  for (const {renew} of tools) renew(state, outcome);
  let latest = first;
  const sections = [inequality, rules, comparison, ...tools].map(({root, renew}) =>
    whenNear(root, () => renew(latest.state, latest.outcome))
  );
  return {
    elements: [overview, inequality.root, rules.root, comparison.root, ...tools.map(({root}) => root)],
    fits: ({area, settings}) =>
      area.id === state.area.id &&
      settings.weights.apprentices > 0 === state.settings.weights.apprentices > 0 &&
      area.units.length === state.area.units.length &&
      area.units.every((unit, i) => unit.id === state.area.units[i]!.id),
    renew: (shown, now) => {
      latest = {state: shown, outcome: now};
      overview.renew(overviewContent(latest));
      for (const renewNear of sections) renewNear();
    }
  };
}
