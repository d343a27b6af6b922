import {element} from "../element.js";
import {formatKroner, formatWhole} from "../format.js";
import type {Bound} from "../../statistics/allocation/key.js";
import {joinWords} from "../join-words.js";
import type {DistributionState} from "./address.js";
import type {Outcome} from "./outcome.js";
import {ownId} from "./own-data.js";
import {countUnits, headWords, unitWords} from "./words.js";

const boundOrder = ["gulv", "tak", "overgang"] as const;

const boundWords: Readonly<Record<Bound, (typeof boundOrder)[number]>> = {
  floor: "gulv",
  ceiling: "tak",
  decrease: "overgang",
  increase: "overgang"
};

/**
 * The page's answer in one or two sentences: who gets most and least per head under the settings, and that the sum is
 * exact; or what is missing before anything can be distributed.
 */
export function answerText(
  {area, settings}: Pick<DistributionState, "area" | "settings">,
  outcome: Outcome
): string {
  const {allocation, rows} = outcome;
  if (settings.frame === null)
    return `${area.id === ownId ? "Rammen er ikke skrevet inn." : `Rammen for ${area.name} er ikke offentlig her.`} Skriv inn rammen for å se hva ${unitWords(area).all} får.`;
  if (!allocation) return "Valgene kan ikke gjennomføres.";
  const known = rows.flatMap(({unit, perHead}) =>
    perHead.value === null ? [] : [{name: unit.name, value: perHead.value}]
  );
  const most = known.reduce((a, b) => (b.value > a.value ? b : a), known[0] ?? {name: "", value: NaN});
  const least = known.reduce((a, b) => (b.value < a.value ? b : a), known[0] ?? {name: "", value: NaN});
  const inUse = new Set(
    allocation.networks.flatMap(({bound}) => (bound === null ? [] : [boundWords[bound]]))
  );
  const base =
    inUse.size > 0
      ? `Med ${joinWords(boundOrder.filter((word) => inUse.has(word)))} i bruk`
      : "kroner" in settings.base && settings.base.kroner > 0
        ? `Med ${formatKroner(settings.base.kroner)} i grunntilskudd`
        : "share" in settings.base && settings.base.share > 0
          ? `Med ${formatKroner(allocation.networks[0]?.base ?? 0)} i grunntilskudd`
          : "Uten grunntilskudd";
  const heads = headWords(settings);
  const spread =
    known.length === 1
      ? `${base} får ${most.name} ${formatKroner(most.value)} per ${heads}.`
      : formatWhole(most.value) === formatWhole(least.value)
        ? `${base} får alle ${formatKroner(most.value)} per ${heads}.`
        : `${base} får ${most.name} ${formatKroner(most.value)} per ${heads}, ${least.name} ${formatKroner(least.value)}.`;
  return `${known.length > 0 ? `${spread} ` : ""}Summen til ${countUnits(area)} er nøyaktig ${formatKroner(allocation.sum)}, og ${formatKroner(allocation.joint)} går til fellestiltak.`;
}

/** The place of the answer; `renew` writes it again. Read out when the reader has stopped, not at every step of a slider. */
export function answerPlace(): HTMLElement & {renew: (text: string) => void} {
  const seen = element("p", {class: "pb-answer", "aria-hidden": "true"});
  const heard = element("p", {class: "ds-sr-only", role: "status"});
  let timer: ReturnType<typeof setTimeout> | undefined;
  return Object.assign(element("div", {class: "pb-answer-place"}, seen, heard), {
    renew: (text: string) => {
      seen.textContent = text;
      clearTimeout(timer);
      timer = setTimeout(() => {
        heard.textContent = text;
      }, 400);
    }
  });
}
