import type {Distribution} from "../../model/distribution.js";
import type {FittedKey} from "../../statistics/allocation/fit-key.js";
import {segmented} from "../controls.js";
import {quantityColumn} from "../data-table.js";
import {element} from "../element.js";
import {figure, type FigureContent} from "../figure.js";
import {formatKroner, formatWhole} from "../format.js";
import {keepFocus} from "../keep-focus.js";
import {notice} from "../notice.js";
import type {DistributionState} from "./address.js";
import {
  fitProposal,
  proposalSources,
  proposalsOf,
  settingsOfFit,
  type Proposal,
  type ProposalSource
} from "./backwards.js";
import {fitSentence, rangeSentence, unfittedSentence} from "./backwards-words.js";
import {differenceArrows} from "./difference-arrows.js";
import type {Outcome} from "./outcome.js";
import type {OwnData} from "./own-data.js";
import {proposalFields} from "./proposal-fields.js";
import {areaSets, chooseSources} from "./sources.js";
import {formatSignedKroner, formatSignedWhole, unitWords} from "./words.js";

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
    const {state} = latest;
    const found = fitProposal(state, proposal);
    keepFocus(answer, () =>
      answer.replaceChildren(
        ...(found.ok
          ? [
              element("p", {role: "status"}, fitSentence(found)),
              element("p", {}, rangeSentence(found)),
              useButton(found),
              differenceFigure(state, found, sources)
            ]
          : [notice("Fant ingen nøkkel.", unfittedSentence(found), {kind: "warning"})])
      )
    );
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
    fields.replaceChildren(
      proposalFields(latest.state.area.units, {
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
      latest = {state, outcome};
      // a proposal is the reader's: it stays while the settings move, until there is something to begin with
      if (details.open && !hadAmounts && outcome.allocation && source === undefined) offer();
    }
  };
}

type Difference = FittedKey["differences"][number] & {name: string};

const ok = (value: number) => ({value, status: "ok"}) as const;

function differenceFigure(
  {area}: DistributionState,
  found: FittedKey,
  sources: Distribution["sources"]
): HTMLElement {
  const names = new Map(area.units.map(({id, name}) => [id, name]));
  const rows = found.differences.map((difference): Difference => ({
    ...difference,
    name: names.get(difference.network) ?? difference.network
  }));
  const content: FigureContent<Difference> = {
    title: "Hva skiller forslaget fra nøkkelen?",
    subtitle: `Kroner. Ringen er det nøkkelen gir, pilen går til forslaget. ${formatKroner(found.krToMove)} må flyttes.`,
    chart: (width) =>
      differenceArrows(
        rows.map(({network, name, byKey, proposed}) => ({
          id: network,
          name,
          from: ok(byKey),
          to: ok(proposed)
        })),
        {width}
      ),
    textAlternative: rows
      .map(({name, difference}) => `${name}: ${difference === 0 ? "likt" : formatSignedKroner(difference)}`)
      .join(". "),
    rows,
    note: "Avvik på noen få kroner kommer av avrunding. Et avvik sier ikke hvorfor forslaget er slik."
  };
  const kroner = (name: string, label: string, pick: (row: Difference) => number, format = formatWhole) =>
    quantityColumn<Difference>(name, label, {pick: (row) => ok(pick(row)), format});
  return figure({
    ...content,
    level: 3,
    columns: [
      {name: "unit", label: unitWords(area).heading, value: ({name}) => name},
      kroner("proposed_nok", "Forslag, kr", ({proposed}) => proposed),
      kroner("by_key_nok", "Med nøkkelen, kr", ({byKey}) => byKey),
      kroner("difference_nok", "Forskjell, kr", ({difference}) => difference, formatSignedWhole)
    ],
    sources: chooseSources(sources, area),
    downloads: areaSets(area),
    file: `baklengs-${area.id.toLowerCase()}`
  });
}
