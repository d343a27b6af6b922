import {puljer, type PuljeDesign} from "../../../loaders/example/design.ts";

/** A way to pick the puljer of the example county and what they do. */
export interface EvidenceDesign {
  id: "A" | "B" | "C" | "D" | "E";
  name: string;
  puljer: readonly PuljeDesign[];
}

const lottery = {selectionWeight: 0};
const lastYear = {selectionWeight: 1, selectionYears: 1};
const nothing = {effects: [0]};
const change = (changes: Partial<PuljeDesign>) => puljer.map((design) => ({...design, ...changes}));

/** The same counties with the same chance, picked in different ways; D and E do nothing. */
export const evidenceDesigns: readonly EvidenceDesign[] = [
  {id: "A", name: "drawn by lottery", puljer: change(lottery)},
  {id: "B", name: "the highest shares of the last survey", puljer: change(lastYear)},
  {id: "C", name: "as in Eksempelfylket (mixed)", puljer},
  {id: "D", name: "drawn by lottery, no effect", puljer: change({...lottery, ...nothing})},
  {
    id: "E",
    name: "the highest shares of the last survey, no effect",
    puljer: change({...lastYear, ...nothing})
  }
];
