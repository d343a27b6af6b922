import {distributionFacts} from "../../rules/facts.js";
import type {RuleFinding} from "../../rules/finding.js";
import {observeForumKey} from "../../rules/forum-key.js";
import {checkJointShare} from "../../rules/joint-share.js";
import {observeProRata} from "../../rules/not-pro-rata.js";
import type {DistributionState} from "./address.js";
import type {Outcome} from "./outcome.js";
import {maybeDecided} from "./settings.js";

/** What the settings give, against the forum's key and share and against division by count. `today` is an ISO date. */
export function scenarioFindings(
  {area}: Pick<DistributionState, "area">,
  {allocation}: Pick<Outcome, "allocation">,
  today: string
): RuleFinding[] {
  if (!allocation) return [];
  const facts = distributionFacts(area, {
    label: "scenarioet",
    amounts: allocation.networks.map(({network, amount}) => ({unit: network, amount}))
  });
  const decided = maybeDecided(area);
  const key = decided?.key ?? null;
  return [
    observeProRata(facts),
    observeForumKey(facts, key),
    checkJointShare({
      label: "scenarioet",
      year: Number(today.slice(0, 4)),
      frame: allocation.frame,
      jointMeasures: allocation.joint,
      decided: decided && key ? {year: decided.decisionYear, share: key.jointShare} : null
    })
  ];
}
