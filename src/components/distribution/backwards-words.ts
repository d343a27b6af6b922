import type {FittedKey} from "../../statistics/allocation/fit-key.js";
import {formatKroner, formatPercent} from "../format.js";
import {joinWords} from "../join-words.js";
import type {Unfitted} from "./backwards.js";
import {weightWords} from "./key-formula.js";
import {allocationProblemSentence} from "./problem-words.js";

const decimal = new Intl.NumberFormat("nb-NO", {maximumSignificantDigits: 4});

/** The key found and how well it fits, in two sentences. */
export function fitSentence({key, krToMove}: FittedKey): string {
  const base = "kroner" in key.base ? key.base.kroner : 0;
  const share = key.frame > 0 ? krToMove / key.frame : 0;
  const fits =
    krToMove === 0
      ? "Den gir forslaget på krona."
      : `For å følge den må ${formatKroner(krToMove)} flyttes mellom nettverk, ${formatPercent(share)} av pengene.`;
  return `Nærmeste nøkkel er ${formatKroner(base)} i grunntilskudd og ${weightWords(key)}. ${fits}`;
}

/** Whether other weights of a child fit nearly as well; empty where only one count may carry weight. */
export function rangeSentence({childWeight}: Pick<FittedKey, "childWeight">): string {
  if (!childWeight) return "";
  const {low, high, tolerance, isLoose} = childWeight;
  const range =
    high === null
      ? `fra ${decimal.format(low)} og oppover`
      : `fra ${decimal.format(low)} til ${decimal.format(high)}`;
  const loose = isLoose
    ? " Forslaget skiller altså lite mellom elever og barn, så vekten er ikke til å lese ut av det."
    : "";
  return `Vekter for et barn ${range} passer nesten like godt (når en elev teller 1): avviket, roten av gjennomsnittlig kvadratavvik, blir høyst ${formatPercent(tolerance)} av et gjennomsnittlig beløp større.${loose}`;
}

/** Why there is no key. */
export function unfittedSentence(found: Unfitted): string {
  if (found.reason === "proposalMissing")
    return `Forslaget mangler beløp for ${joinWords(found.units.slice(0, 8))}${found.units.length > 8 ? " med flere" : ""}. Et beløp som mangler, er ikke null.`;
  if (found.reason === "proposed")
    return `Forslaget for ${found.network} må være hele kroner, null eller mer.`;
  if (found.reason === "nothingProposed") return "Forslaget gir ingen kroner, så det finnes ingen nøkkel.";
  return allocationProblemSentence(found);
}
