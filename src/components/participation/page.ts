import type {GeoPermissibleObjects} from "d3-geo";
import type {Participation} from "../../model/participation.js";
import type {PuljeScheme} from "../../model/pulje.js";
import {encodeAddress, readAddress, refusedNotice, replaceQuery, shareLink} from "../address.js";
import {badge} from "../badge.js";
import {choicesPanel, twoPane} from "../choices-panel.js";
import {element} from "../element.js";
import {keepFocus} from "../keep-focus.js";
import {participationAnswer} from "./answer.js";
import {offerParticipation} from "./choices.js";
import {participationControls} from "./controls.js";
import {coverageFigure} from "./coverage.js";
import {grantsSection} from "./grants.js";
import {participantsFigure} from "./participants.js";
import {resourcesFigure} from "./resources.js";
import {milestonesSection, timelineFigure} from "./timeline.js";
import {chooseSources, chooseView, describePulje, type ParticipationView} from "./view.js";

/** What a choice is called in a message about the address. */
const choiceNames = {ordning: "ordningen", fylke: "stedet", pulje: "puljen"} as const;

/**
 * The page Deltakelse: the answer first, then choices to the left; puljer, participants, coverage, grants and resource
 * persons to the right. The choices live in the address.
 */
export function participationPage(data: Participation, land: GeoPermissibleObjects): HTMLElement {
  const answer = element("div", {class: "pb-answer-place", "aria-live": "polite"});
  const controls = element("div", {class: "pb-choices-set"});
  const content = element("div");
  let view: ParticipationView | undefined;
  const panel = choicesPanel([controls, shareLink()], {summary: () => (view ? describe(view) : "")});
  const root = element("div", {}, answer, twoPane(panel, content));
  const show = () => {
    const choices = offerParticipation(data, location.search);
    const {state, refused} = readAddress(choices);
    const shown = chooseView(data, {
      scheme: state.ordning as PuljeScheme,
      county: state.fylke,
      pulje: state.pulje === "alle" ? null : Number(state.pulje)
    });
    view = shown;
    const go = (change: Partial<typeof state>) => {
      // another scheme or place has other puljer
      const next = "pulje" in change ? {...state, ...change} : {...state, ...change, pulje: "alle"};
      replaceQuery(encodeAddress(choices, next, location.search));
      show();
    };
    const refusal = refusedNotice(refused, choiceNames);
    keepFocus(root, () => {
      answer.replaceChildren(
        ...(refusal ? [refusal] : []),
        participationAnswer(shown),
        ...(shown.world === "example" ? [badge(chooseSources(data, "example", "participants")[0])] : [])
      );
      controls.replaceChildren(...participationControls({counties: data.counties, choices, state, go}));
      content.replaceChildren(
        ...[
          timelineFigure(shown),
          milestonesSection(shown),
          participantsFigure(shown, land),
          coverageFigure(shown),
          grantsSection(shown),
          resourcesFigure(shown)
        ].filter((part) => part !== null)
      );
      panel.renew();
    });
  };
  show();
  addEventListener("popstate", show);
  return root;
}

function describe(view: ParticipationView): string {
  const {place, pulje} = view;
  return [describePulje(view), pulje === null && "alle puljer", place].filter(Boolean).join(" · ");
}
