import type {EffectProgress} from "../../statistics/analysis/result.js";
import {element} from "../element.js";

const stageWords: Readonly<Record<EffectProgress["stage"], string>> = {
  estimate: "Setter sammen tallene",
  jackknife: "Regner ut endringene og usikkerheten",
  compare: "Regner på andre måter",
  sensitivity: "Prøver hvor mye som skal til",
  placebo: "Prøver oppstart som aldri var",
  permutation: "Bytter om på hvem som deltok",
  power: "Regner på neste pulje"
};

/** How far a run has come, with a button that breaks it off. Keeps its height, so that nothing jumps. */
export interface ProgressLine {
  root: HTMLElement;
  show: (progress: EffectProgress) => void;
  /** Nothing under way; `message` stays to be read. */
  rest: (message: string) => void;
}

export function progressLine(cancel: () => void): ProgressLine {
  const bar = element("progress", {max: 1, value: 0, "aria-label": "Beregning"});
  const text = element("span", {role: "status"});
  const button = element(
    "button",
    {
      type: "button",
      class: "ds-button",
      "data-variant": "secondary",
      "data-size": "sm",
      "data-key": "avbryt"
    },
    "Avbryt"
  );
  button.addEventListener("click", cancel);
  const root = element("div", {class: "pb-progress"}, bar, text, button);
  const setActive = (isActive: boolean) => {
    bar.hidden = !isActive;
    button.hidden = !isActive;
  };
  setActive(false);
  let said = "";
  return {
    root,
    show: ({stage, done}) => {
      setActive(true);
      bar.value = done;
      const words = `${stageWords[stage]} …`;
      // said once a stage: a screen reader need not hear every step
      if (words !== said) text.textContent = said = words;
    },
    rest: (message) => {
      setActive(false);
      text.textContent = said = message;
    }
  };
}
