import {
  textOfReason,
  type AllocationProblem,
  type AllocationReason,
  type CountName,
  type ReasonTexts
} from "../../statistics/allocation/key.js";
import {formatKroner, formatWhole} from "../format.js";
import {joinWords} from "../join-words.js";

const countWords: Readonly<Record<CountName | "previous", string>> = {
  pupils: "Elever",
  children: "Barn",
  apprentices: "Lærlinger",
  bullied: "Forventet antall mobbede",
  previous: "Fjorårets beløp"
};

const weightWords = {pupils: "elever", children: "barn", apprentices: "lærlinger", need: "behov"} as const;

const boundWords = {floor: "Gulvene", ceiling: "Takene", change: "Overgangen", both: "Grensene"} as const;

const texts: ReasonTexts = {
  frame: () => "Rammen må være hele kroner, null eller mer.",
  floor: () => "Gulvet må være hele kroner, null eller mer.",
  ceiling: () => "Taket må være hele kroner, null eller mer.",
  joint: ({unit}) =>
    unit === "share"
      ? "Andelen til fellestiltak må være fra 0 til 100\u00a0%."
      : "Fellestiltakene må være hele kroner, null eller mer.",
  base: ({unit}) =>
    unit === "share"
      ? "Andelen til grunntilskudd må være fra 0 til 100\u00a0%."
      : "Grunntilskuddet må være hele kroner, null eller mer.",
  weight: ({weight}) => `Vekten for ${weightWords[weight]} må være null eller mer.`,
  maxChange: () => "Den største endringen fra i fjor må være null eller mer.",
  noNetworks: () => "Det er ingen nettverk å fordele til.",
  duplicateNetworks: ({networks}) => `Samme navn står to ganger: ${joinWords(networks)}.`,
  count: ({network, count}) =>
    `${countWords[count]} i ${network} må være ${count === "bullied" ? "et tall" : "et helt tall"}, null eller mer.`,
  countMissing: ({count, networks}) =>
    `${countWords[count]} er ikke kjent for ${joinWords(networks)}, men teller i nøkkelen. Fyll inn tallet eller sett vekten til null.`,
  previousMissing: ({networks}) =>
    `Overgangen trenger fjorårets beløp, og det mangler for ${joinWords(networks)}.`,
  jointAboveFrame: ({joint, frame}) =>
    `Fellestiltakene (${formatKroner(joint)}) er større enn rammen (${formatKroner(frame)}).`,
  baseAboveRest: ({base, networks, rest}) =>
    `Grunntilskuddet er for høyt: ${formatKroner(base)} til hvert av ${formatWhole(networks)} nettverk er mer enn de ${formatKroner(rest)} som er igjen etter fellestiltak.`,
  noWeights: ({rest}) =>
    `Alle vekter er null. Gi elever eller barn en vekt, så kan ${formatKroner(rest)} fordeles.`,
  noHeads: ({rest}) =>
    `Ingen nettverk har noen som teller i nøkkelen, så ${formatKroner(rest)} kan ikke fordeles.`,
  floorAboveCeiling: ({floor, ceiling}) =>
    `Gulvet (${formatKroner(floor)}) er høyere enn taket (${formatKroner(ceiling)}).`,
  changeBelowFloor: ({network, highest, floor}) =>
    `${network} kan høyst få ${formatKroner(highest)} med overgangen, men gulvet er ${formatKroner(floor)}.`,
  changeAboveCeiling: ({network, lowest, ceiling}) =>
    `${network} må få minst ${formatKroner(lowest)} med overgangen, men taket er ${formatKroner(ceiling)}.`,
  boundsAboveRest: ({bounds, lowest, rest}) =>
    `${boundWords[bounds]} krever minst ${formatKroner(lowest)}, men det er bare ${formatKroner(rest)} å fordele.`,
  boundsBelowRest: ({bounds, highest, rest}) =>
    `${boundWords[bounds]} gir plass til høyst ${formatKroner(highest)}, men det er ${formatKroner(rest)} å fordele.`,
  baseAgainstBounds: ({base, short}) =>
    `Nettverk som løftes av grensene, tar så mye at det mangler ${formatKroner(short)} til de andres grunntilskudd på ${formatKroner(base)}.`
};

/** What hinders the key, in plain Norwegian with the amounts that clash. */
export function allocationProblemSentence(problem: AllocationReason): string {
  return textOfReason(texts, problem);
}

/** The same with the units of an area called by their names, where their ids are codes. */
export function problemText(
  problem: AllocationProblem,
  {units}: {units: readonly {id: string; name: string}[]}
): string {
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? id;
  return allocationProblemSentence(withNames(problem, nameOf));
}

/** The problem with the units called by their names, for areas whose ids are codes. */
function withNames(problem: AllocationProblem, nameOf: (id: string) => string): AllocationProblem {
  if ("network" in problem) return {...problem, network: nameOf(problem.network)};
  const {reason} = problem;
  return reason === "duplicateNetworks" || reason === "countMissing" || reason === "previousMissing"
    ? {...problem, networks: problem.networks.map(nameOf)}
    : problem;
}
