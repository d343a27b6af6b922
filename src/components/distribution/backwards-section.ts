import type {Distribution} from "../../model/distribution.js";
import type {FittedKey} from "../../statistics/allocation/fit-key.js";
import {segmented} from "../controls.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {keepFocus} from "../keep-focus.js";
import {notice} from "../notice.js";
import type {DistributionState} from "./address.js";
import {
  fitProposal,
  proposalSources,
  proposalsOf,
  settingsOfFit,
  type Proposal,
  type ProposalSource,
  type Unfitted
} from "./backwards.js";
import {fitSentence, rangeSentence, unfittedSentence} from "./backwards-words.js";
import {orderRows} from "./order.js";
import type {Outcome} from "./outcome.js";
import type {OwnData} from "./own-data.js";
import {proposalFields} from "./proposal-fields.js";
import {proposalContent, proposalFigure, type ProposedRow} from "./proposal-figure.js";

interface Options {
  sources: Distribution["sources"];
  own: OwnData | null;
  /** Puts the key found into the controls. */
  load: (settings: DistributionState["settings"]) => void;
}

const labels: Readonly<Record<ProposalSource, string>> = {
  na: "Beløpene nå",
  vedtak: "Siste vedtak",
  fil: "Forslag i filen"
};

/** From a proposed distribution back to the base grant and the weights that come closest to it. */
export function backwardsSection({sources, own, load}: Options) {
  const choice = element("div");
  const fields = element("div");
  const answer = element("div", {class: "pb-backwards-answer"});
  let latest: {state: DistributionState; outcome: Outcome};
  let source: ProposalSource | undefined;
  let proposal = new Map<string, number | null>();
  let drawn: {found: FittedKey; figure: Figure<ProposedRow>} | undefined;
  const details = element(
    "details",
    {class: "pb-backwards-details"},
    element("summary", {}, "Finn nøkkelen bak et forslag"),
    element(
      "p",
      {},
      "Ta utgangspunkt i beløp som noen foreslår. Siden finner grunntilskuddet og vektene som kommer nærmest, og viser hva som ikke lar seg forklare med en slik nøkkel. Siden leter ikke etter behovsvekt, gulv, tak eller overgang."
    ),
    element(
      "p",
      {},
      "Nærmest er her minst kvadratavvik: Store forskjeller mellom forslaget og nøkkelen teller mer enn små. En annen nøkkel kan derfor flytte færre kroner."
    ),
    choice,
    fields,
    answer
  );

  const show = () => {
    const found = fitProposal(latest.state, proposal);
    const parts = found.ok ? showFit(found) : showUnfitted(found);
    keepFocus(answer, () => answer.replaceChildren(...parts));
  };
  const showFit = (found: FittedKey) => {
    drawn = {found, figure: proposalFigure({...latest, found}, sources)};
    return [
      element("p", {role: "status"}, fitSentence(found)),
      element("p", {}, rangeSentence(found)),
      useButton(found),
      drawn.figure
    ];
  };
  const showUnfitted = (found: Unfitted) => {
    drawn = undefined;
    return [notice("Fant ingen nøkkel.", unfittedSentence(found), {kind: "warning"})];
  };
  const useButton = (found: FittedKey) => {
    const button = element(
      "button",
      {type: "button", class: "ds-button", "data-variant": "secondary", "data-key": "bruk-nokkel"},
      "Bruk denne nøkkelen"
    );
    button.addEventListener("click", () =>
      load(settingsOfFit(found, {joint: latest.outcome.allocation?.joint ?? 0}))
    );
    return button;
  };
  const start = (from: ProposalSource | undefined, given: Proposal) => {
    source = from;
    proposal = new Map(given);
    const units = orderRows(latest.outcome.rows, latest.state.order).map(({unit}) => unit);
    fields.replaceChildren(
      proposalFields(units, {
        proposal,
        change: (id, amount) => {
          proposal.set(id, amount);
          show();
        }
      })
    );
    show();
  };
  const offer = () => {
    const offered = proposalsOf({...latest, own});
    const names = proposalSources.filter((name) => offered[name]);
    const first = offered.fil ? "fil" : names[0];
    const [only] = names;
    if (names.length > 1) {
      const control = segmented({
        label: "Begynn med",
        options: names.map((value) => ({value, label: labels[value]})),
        value: first!
      });
      for (const input of control.querySelectorAll("input"))
        input.setAttribute("data-key", `baklengs-${input.value}`);
      control.addEventListener("input", () =>
        start(control.value, proposalsOf({...latest, own})[control.value]!)
      );
      choice.replaceChildren(control);
    } else
      choice.replaceChildren(only ? element("p", {}, `Begynner med: ${labels[only].toLowerCase()}.`) : "");
    start(first, (first && offered[first]) ?? new Map());
  };
  details.addEventListener("toggle", () => {
    if (details.open && fields.childElementCount === 0) offer();
  });
  return {
    root: element("section", {class: "pb-backwards"}, element("h2", {}, "Gå baklengs"), details),
    renew: (state: DistributionState, outcome: Outcome) => {
      const hadAmounts = latest?.outcome.allocation;
      const isReordered = latest !== undefined && latest.state.order !== state.order;
      latest = {state, outcome};
      drawn?.figure.renew(proposalContent({...latest, found: drawn.found}));
      // a proposal is the reader's: it stays while the settings move, until there is something to begin with
      if (details.open && !hadAmounts && outcome.allocation && source === undefined) offer();
      else if (isReordered && fields.childElementCount > 0) start(source, proposal);
    }
  };
}
