import type {DistributionArea, DistributionUnit} from "../../model/distribution.js";
import type {AllocationProblem} from "../../statistics/allocation/key.js";
import {element} from "../element.js";
import {joinWords} from "../join-words.js";
import {keepFocus} from "../keep-focus.js";
import {notice} from "../notice.js";
import type {RefusedSetting} from "./address.js";
import {problemText} from "./problem-words.js";
import {refusedSettings} from "./refused.js";
import {unitWords} from "./words.js";

interface Messages {
  refused: readonly RefusedSetting[];
  problem: AllocationProblem | null;
  lacking: readonly DistributionUnit[];
  area: DistributionArea;
  isLeavingOut: boolean;
}

/** What the reader must know before the numbers. Written again only when it changes, so that it is read out once. */
export function messagePlace(toggleLeavingOut: () => void) {
  const root = element("div");
  let written = "";
  return {
    root,
    renew: (messages: Messages) => {
      const {refused, problem, lacking, area, isLeavingOut} = messages;
      const key = JSON.stringify([refused, problem, lacking.map(({id}) => id), area.id, isLeavingOut]);
      if (key === written) return;
      written = key;
      const isExplained = problem?.reason === "countMissing" || problem?.reason === "previousMissing";
      keepFocus(root, () =>
        root.replaceChildren(
          ...[
            refusedSettings(refused),
            problem && !isExplained
              ? notice("Valgene kan ikke gjennomføres.", problemText(problem, area), {kind: "warning"})
              : null,
            lacking.length > 0 ? lackingNotice(messages, toggleLeavingOut) : null
          ].filter((node) => node !== null)
        )
      );
    }
  };
}

const mostNames = 8;

function lackingNotice({lacking, area, isLeavingOut}: Messages, toggle: () => void): HTMLElement {
  const words = unitWords(area);
  const button = element(
    "button",
    {type: "button", class: "pb-link-button", "data-key": "uten"},
    isLeavingOut ? "Ta dem med igjen" : "Fordel rammen uten dem"
  );
  button.addEventListener("click", toggle);
  const names = lacking.slice(0, mostNames).map(({name}) => name);
  const others = lacking.length - names.length;
  const who = joinWords(others > 0 ? [...names, `${others} til`] : names);
  const box = notice(
    `${lacking.length} av ${area.units.length} ${words.many} mangler et tall som valgene bruker: ${who}.`,
    isLeavingOut ? "De er holdt utenfor fordelingen. " : "Et tall som mangler, er ikke null. ",
    {kind: isLeavingOut ? "info" : "warning"}
  );
  box.querySelector("p")?.append(button);
  return box;
}
