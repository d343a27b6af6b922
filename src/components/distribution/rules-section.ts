import type {DistributionArea} from "../../model/distribution.js";
import {decidedFacts, ownFinancingFacts, participantsOf, sumsFacts} from "../../rules/facts.js";
import {observeAnnualWheel} from "../../rules/annual-wheel.js";
import {observeForumKey} from "../../rules/forum-key.js";
import {verdictLabel, type RuleFinding} from "../../rules/finding.js";
import {observeProRata} from "../../rules/not-pro-rata.js";
import {checkOwnFinancing} from "../../rules/own-financing.js";
import {checkResourcePersons} from "../../rules/resource-persons.js";
import {checkRoleAmounts} from "../../rules/role-amounts.js";
import {checkSums} from "../../rules/sums.js";
import {dataTable, type Column} from "../data-table.js";
import {element} from "../element.js";
import {formatWhole} from "../format.js";
import type {DistributionState} from "./address.js";
import {findingBlock} from "./finding-block.js";
import type {Outcome} from "./outcome.js";
import {scenarioFindings} from "./scenario-findings.js";

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
  const blocks: ReturnType<typeof findingBlock>[] = [];
  const place = element("div");
  const showScenario = (shown: DistributionState, now: Outcome) => {
    const findings = scenarioFindings(shown, now, {today, ownFinancing});
    findings.forEach((finding, i) => {
      if (blocks[i]) blocks[i].renew(finding);
      else blocks.push(findingBlock(finding));
    });
    none.hidden = findings.length > 0;
    if (place.childElementCount !== findings.length)
      place.replaceChildren(...blocks.slice(0, findings.length).map(({root: block}) => block));
  };
  const none = element("p", {}, "Når rammen er fordelt, står reglene for valgene her.");
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
    none,
    place,
    decided.length > 0 && element("h3", {}, "Det som er vedtatt og utbetalt"),
    ...decided.map((block) => block.root),
    earlierFrames(area, today),
    element("h3", {}, "Frister"),
    findingBlock(observeAnnualWheel(today)).root
  );
  showScenario(state, outcome);
  return {root, renew: showScenario};
}

/** Every frame that was decided before the newest, with its sums; null where there is none. */
function earlierFrames(area: DistributionArea, today: string): HTMLElement | null {
  const rows = area.frames
    .slice(1)
    .map((frame) => ({frame, finding: checkSums(sumsFacts(area, frame, Number(today.slice(0, 4))))}));
  if (rows.length === 0) return null;
  const columns: Column<(typeof rows)[number]>[] = [
    {name: "scheme", label: "Ordning", value: ({frame}) => frame.scheme},
    {name: "year", label: "Vedtaksår", value: ({frame}) => frame.decisionYear, format: String},
    {name: "frame", label: "Ramme, kr", value: ({frame}) => frame.frame, format: formatWhole},
    {name: "joint", label: "Fellestiltak, kr", value: ({frame}) => frame.jointMeasures, format: formatWhole},
    {
      name: "base",
      label: "Grunntilskudd, kr",
      value: ({frame}) => frame.key?.baseGrant ?? null,
      format: formatWhole
    },
    {name: "verdict", label: "Utbetalt mot vedtatt", value: ({finding}) => verdictLabel[finding.verdict]},
    {name: "summary", label: "Tallene", value: ({finding}) => finding.summary}
  ];
  return element(
    "details",
    {class: "pb-twin"},
    element("summary", {}, `Tidligere vedtak (${formatWhole(rows.length)})`),
    dataTable(rows, columns, {caption: "Tidligere vedtak: ramme, nøkkel og utbetalinger", hideCaption: true})
  );
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
