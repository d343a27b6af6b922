import {distributionFacts} from "../../rules/facts.js";
import type {RuleFinding} from "../../rules/finding.js";
import {observeForumKey} from "../../rules/forum-key.js";
import {checkJointShare} from "../../rules/joint-share.js";
import {observeProRata} from "../../rules/not-pro-rata.js";
import {checkOwnFinancing} from "../../rules/own-financing.js";
import type {Allocation} from "../../statistics/allocation/key.js";
import type {DistributionState} from "./address.js";
import type {Outcome} from "./outcome.js";
import {maybeDecided} from "./settings.js";

interface Options {
  /** ISO date. */
  today: string;
  /** Kroner of own financing by receiver, where the reader has given them. */
  ownFinancing?: ReadonlyMap<string, number> | undefined;
}

/**
 * What the settings give, against the forum's key and share and against division by count, and the reader's own financing
 * beside the amounts.
 */
export function scenarioFindings(
  {area}: Pick<DistributionState, "area">,
  {allocation}: Pick<Outcome, "allocation">,
  {today, ownFinancing = new Map()}: Options
): RuleFinding[] {
  if (!allocation) return [];
  const facts = distributionFacts(area, {
    label: "scenarioet",
    amounts: allocation.networks.map(({network, amount}) => ({unit: network, amount}))
  });
  const decided = maybeDecided(area);
  const key = decided?.key ?? null;
  const year = Number(today.slice(0, 4));
  return [
    observeProRata(facts),
    observeForumKey(facts, key),
    checkJointShare({
      label: "scenarioet",
      year,
      frame: allocation.frame,
      jointMeasures: allocation.joint,
      decided: decided && key ? {year: decided.decisionYear, share: key.jointShare} : null
    }),
    ...(ownFinancing.size > 0 ? [ownFinancingFinding(area, allocation, {year, ownFinancing})] : [])
  ];
}

/** The reader's own financing against the amounts of the scenario: each may pass money to school owners. */
function ownFinancingFinding(
  {units}: DistributionState["area"],
  {networks}: Allocation,
  {year, ownFinancing}: {year: number; ownFinancing: ReadonlyMap<string, number>}
): RuleFinding {
  const nameOf = new Map(units.map(({id, name}) => [id, name]));
  const finding = checkOwnFinancing({
    decisionYear: year,
    wholeFrame: false,
    grants: networks.map(({network, amount}) => ({
      code: network,
      name: nameOf.get(network) ?? network,
      amount,
      toSchoolOwner: "part"
    })),
    ownFinancing
  });
  return {
    ...finding,
    title: "Egenfinansiering på 30 prosent, om hele beløpet er Dekom til skoleeiere",
    summary: `${finding.summary} Kravet gjelder bare Dekom og bare det som går til skoleeiere; det vet ikke filen.`
  };
}
