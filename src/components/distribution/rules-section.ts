import type {DistributionArea} from "../../model/distribution.js";
import {
  decidedFacts,
  distributionFacts,
  ownFinancingFacts,
  participantsOf,
  sumsFacts,
  type DistributionFacts
} from "../../rules/facts.js";
import {observeForumKey} from "../../rules/forum-key.js";
import type {RuleFinding} from "../../rules/finding.js";
import {checkJointShare} from "../../rules/joint-share.js";
import {observeProRata} from "../../rules/not-pro-rata.js";
import {checkOwnFinancing} from "../../rules/own-financing.js";
import {checkResourcePersons} from "../../rules/resource-persons.js";
import {checkRoleAmounts} from "../../rules/role-amounts.js";
import {checkSums} from "../../rules/sums.js";
import {element} from "../element.js";
import type {DistributionState} from "./address.js";
import {findingBlock} from "./finding-block.js";
import type {Outcome} from "./outcome.js";
import {maybeDecided} from "./settings.js";

interface Options {
  state: DistributionState;
  outcome: Outcome;
  /** Kroner of own financing by receiver, where the reader has given them. */
  ownFinancing?: ReadonlyMap<string, number>;
  /** ISO date of today. */
  today?: string;
}

/** The rules beside the numbers: those of the scenario, which follow the settings, and those of what was decided. */
export function rulesSection({
  state,
  outcome,
  ownFinancing = new Map(),
  today = new Date().toISOString().slice(0, 10)
}: Options) {
  const {area} = state;
  const own = scenarioFindings(state, outcome, today).map(findingBlock);
  const decided = decidedFindings(area, {ownFinancing, today}).map(findingBlock);
  const root = element(
    "section",
    {class: "pb-rules"},
    element("h2", {}, "Holder fordelingen reglene?"),
    element(
      "p",
      {},
      "Hver regel står med tallene og kildeteksten. «Til vurdering» er en observasjon: om den er i tråd med teksten, er ikke avgjort her."
    ),
    element("h3", {}, "Valgene nå"),
    ...own.map((block) => block.root),
    decided.length > 0 && element("h3", {}, "Det som er vedtatt og utbetalt"),
    ...decided.map((block) => block.root)
  );
  return {
    root,
    renew: (shown: DistributionState, now: Outcome) => {
      scenarioFindings(shown, now, today).forEach((finding, i) => own[i]!.renew(finding));
    }
  };
}

/** What the settings give, against the forum's key and share and against division by count. */
export function scenarioFindings(
  {area}: Pick<DistributionState, "area">,
  {allocation}: Pick<Outcome, "allocation">,
  today: string
): RuleFinding[] {
  const facts: DistributionFacts = allocation
    ? distributionFacts(area, {
        label: "scenarioet",
        amounts: allocation.networks.map(({network, amount}) => ({unit: network, amount}))
      })
    : {label: "scenarioet", units: []};
  const decided = maybeDecided(area);
  return [
    observeProRata(facts),
    observeForumKey(facts, decided?.key ?? null),
    checkJointShare({
      label: "scenarioet",
      year: Number(today.slice(0, 4)),
      frame: allocation?.frame ?? 0,
      jointMeasures: allocation?.joint ?? 0,
      decided: decided?.key ? {year: decided.decisionYear, share: decided.key.jointShare} : null
    })
  ];
}

/** What was decided and paid: sums, own financing, amounts a role, resource persons. */
export function decidedFindings(
  area: DistributionArea,
  {ownFinancing, today}: {ownFinancing: ReadonlyMap<string, number>; today: string}
): RuleFinding[] {
  const year = Number(today.slice(0, 4));
  const newest = area.frames[0];
  const dekomYear = area.payments.reduce<number | null>(
    (latest, {scheme, decisionYear}) =>
      scheme === "Dekom" && (latest === null || decisionYear > latest) ? decisionYear : latest,
    null
  );
  const participants = participantsOf(area);
  return [
    ...(newest
      ? [
          checkSums(sumsFacts(area, newest, year)),
          observeForumKey(decidedFacts(area, newest), newest.key),
          observeProRata(decidedFacts(area, newest))
        ]
      : []),
    ...(dekomYear === null
      ? []
      : [checkOwnFinancing(ownFinancingFacts(area.payments, {decisionYear: dekomYear, ownFinancing}))]),
    ...(participants.length > 0 ? [checkRoleAmounts(participants), checkResourcePersons(participants)] : [])
  ];
}
