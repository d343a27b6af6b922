import {segmented} from "../controls.js";
import {element} from "../element.js";
import {formatWhole} from "../format.js";
import {sliderNumber, type SliderNumber} from "../slider-number.js";
import {formatDecimal, type ControlPart} from "./control-part.js";
import {mostKroner, percentOf, shareOf} from "./settings-text.js";

type Amount = {share: number} | {kroner: number};

/**
 * A share in percent or an amount in kroner: which of them, and how much. `fit` moves the ends of the slider after another
 * setting changed what 100 % is.
 */
export function amountControl({
  label,
  description,
  shareLabel,
  kronerLabel,
  key,
  read,
  set,
  whole,
  step
}: {
  label: string;
  description: string;
  shareLabel: string;
  kronerLabel: string;
  key: string;
  read: () => Amount;
  set: (amount: Amount) => void;
  /** Kroner that are 100 %. */
  whole: () => number;
  step: number;
}): ControlPart & {fit: () => void} {
  const amount = read();
  const kind = segmented({
    label: `${label} i`,
    options: [
      {value: "pst", label: "%"},
      {value: "kr", label: "kr"}
    ],
    value: "share" in amount ? "pst" : "kr"
  });
  for (const input of kind.querySelectorAll("input")) input.setAttribute("data-key", `${key}-${input.value}`);
  const place = element("div");
  let control: SliderNumber | undefined;
  let shownKind = "";
  // the slider reaches as far as there is money, and at least to where it stands
  const ends = (value: number) => ({
    min: 0,
    max: Math.max(step, Math.ceil(Math.max(whole(), value) / step) * step),
    step
  });
  const make = (given: Amount) => {
    control =
      "share" in given
        ? sliderNumber({
            label,
            description,
            value: percentOf(given.share),
            min: 0,
            max: 50,
            step: 0.5,
            limit: {min: 0, max: 100},
            unit: shareLabel,
            format: formatDecimal,
            key
          })
        : sliderNumber({
            label,
            description,
            value: given.kroner,
            ...ends(given.kroner),
            limit: {min: 0, max: mostKroner},
            whole: true,
            unit: kronerLabel,
            format: formatWhole,
            key
          });
    const made = control;
    made.addEventListener("input", () =>
      set("share" in given ? {share: shareOf(made.value)} : {kroner: made.value})
    );
    shownKind = "share" in given ? "pst" : "kr";
    place.replaceChildren(made);
  };
  make(amount);
  kind.addEventListener("input", () => {
    const before = read();
    const total = whole();
    // the same money said the other way; a base grant in percent is of all networks together
    const next: Amount =
      kind.value === "pst"
        ? {
            share:
              "kroner" in before && total > 0
                ? shareOf(Math.min(100, Math.round((1000 * before.kroner) / total) / 10))
                : 0
          }
        : {kroner: "share" in before ? Math.round(before.share * total) : 0};
    make(next);
    set(next);
  });
  return {
    root: element("div", {class: "pb-amount"}, place, kind),
    fit: () => {
      if (control && shownKind === "kr") control.adjust(ends(control.value));
    },
    show: () => {
      const given = read();
      const givenKind = "share" in given ? "pst" : "kr";
      if (givenKind !== shownKind) {
        kind.value = givenKind;
        make(given);
        return;
      }
      if (!control) return;
      control.value = "share" in given ? percentOf(given.share) : given.kroner;
      if ("kroner" in given) control.adjust(ends(given.kroner));
    }
  };
}
